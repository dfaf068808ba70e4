import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/utils/domain/duration';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';

const OTHER_KEY = 'b2'.repeat(32);
const GATEWAY = 'https://gateway.example';
const LINK = 'https://known.example/a';

type Answer = (request: {
  host: string;
  path: string;
  key: string;
}) => Promise<Response | null> | Response | null;

/** Puts somebody before VirusTotal who may answer in its place. */
function intercept({ virusTotal }: World, answer: Answer): void {
  const { fetch } = virusTotal;
  Object.assign(virusTotal, {
    fetch: async (input: RequestInfo | URL, init: RequestInit = {}) => {
      const { host, pathname: path } = new URL(String(input));
      const key = new Headers(init.headers).get('x-apikey') ?? '';
      return (await answer({ host, path, key })) ?? fetch(input, init);
    },
  });
}

const wrongKey = () =>
  new Response(JSON.stringify({ error: { code: 'WrongCredentialsError', message: 'Wrong API key' } }), {
    status: 401,
    headers: { 'content-type': 'application/json' },
  });

const look = (text: string) =>
  ({ indicator: { kind: 'url', value: text }, origin: 'link', secrets: 'ask' }) as const;

/** How far the check has got by itself. */
async function phaseOf(world: World, { get }: Worker['checks'], id: string) {
  await world.settle();
  return (await get(id))?.state.phase;
}

describe('a new key', () => {
  it("saved while VirusTotal cannot be asked is not bound by the last one's spent day", async () => {
    const world = await createWorld();
    world.virusTotal.known.set(LINK, 1);
    const { account, checks, ledger } = world.born();
    await ledger.correct({ dayUsed: 500, monthUsed: 500, at: world.clock.now() });
    world.online = false;
    expect(await account.saveKey(OTHER_KEY)).toMatchObject({
      ok: true,
      value: { set: true, testedAt: null },
    });
    world.online = true;
    expect(await account.testKey()).toMatchObject({ ok: true });
    expect((await ledger.view(world.clock.now())).dayUsed).toBe(0);
    const { id } = await checks.start(look(LINK));
    expect(await phaseOf(world, checks, id)).toBe('report');
  });

  it.each([
    ['the last one again', KEY],
    ['of an account that may be the last one’s', OTHER_KEY],
  ])('%s counts what was spent with that, until VirusTotal can be asked', async (_, key) => {
    const world = await createWorld();
    const { account, checks, ledger } = world.born();
    const used = async () => (await ledger.view(world.clock.now())).dayUsed;
    const check = async (name: string) => {
      const { id } = await checks.start(look(`https://${name}.example/`));
      await world.clock.advance(2 * MINUTE);
      return phaseOf(world, checks, id);
    };
    for (const name of ['a', 'b', 'c']) await check(name);
    let away = true;
    intercept(world, ({ path }) =>
      away && path.endsWith('/overall_quotas') ? new Response('', { status: 503 }) : null,
    );
    await account.forgetKey();
    await account.saveKey(key);
    expect(await used()).toBe(3);
    await check('d');
    expect(await used()).toBe(4);
    await world.clock.advance(HOUR);
    away = false;
    // Spent by it elsewhere, or, where it is another account's, not spent at all: it is for VirusTotal to say.
    world.virusTotal.arrivals.splice(0, 2);
    await check('e');
    expect(await ledger.view(world.clock.now())).toMatchObject({ learned: true, dayUsed: 3 });
  });

  it('hears nothing of what was asked about the last one', async () => {
    const world = await createWorld();
    const { account, vault } = world.born();
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    intercept(world, ({ key }) => (key === KEY ? asked.then(wrongKey) : null));
    const testing = account.testKey();
    await account.saveKey(OTHER_KEY);
    answer();
    expect(await testing).toMatchObject({ ok: false, failure: { tag: 'wrong-key' } });
    expect(await vault.keyState()).toMatchObject({ refused: null, testedAt: world.clock.now() });
  });

  it('does not get the limits that the last one was told', async () => {
    const world = await createWorld();
    const { account, ledger, vault } = world.born();
    let answer: () => void = () => undefined;
    const asked = new Promise<null>((resolve) => {
      answer = () => resolve(null);
    });
    intercept(world, ({ key }) => (key === KEY ? asked : new Response('', { status: 503 })));
    const testing = account.testKey();
    await account.saveKey(OTHER_KEY);
    answer();
    expect(await testing).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 } });
    expect(await vault.keyState()).toMatchObject({ testedAt: null, limits: null });
    expect((await ledger.view(world.clock.now())).learned).toBe(false);
  });

  it('is kept untested when the address was changed while it was asked about', async () => {
    const world = await createWorld();
    const { account, vault } = world.born();
    intercept(world, async () => {
      await account.addressChanged(GATEWAY);
      return null;
    });
    expect(await account.saveKey(OTHER_KEY)).toMatchObject({
      ok: true,
      value: { testedAt: null, limits: null },
    });
    expect(await vault.readKey()).toBe(OTHER_KEY);
  });

  it('that VirusTotal refuses is not kept', async () => {
    const world = await createWorld();
    const { account, vault } = world.born();
    intercept(world, wrongKey);
    expect(await account.saveKey(OTHER_KEY)).toEqual({ ok: false, failure: { tag: 'wrong-key' } });
    expect(await vault.readKey()).toBe(KEY);
  });
});

describe('a test of the key', () => {
  it('ends the waits that no quota demands', async () => {
    const world = await createWorld();
    world.virusTotal.known.set(LINK, 1);
    const { account, checks, ledger } = world.born();
    await ledger.block('slow-down', world.clock.now() + 15 * MINUTE);
    await ledger.block('minute', world.clock.now() + HOUR);
    const { id } = await checks.start(look(LINK));
    expect(await phaseOf(world, checks, id)).toBe('waiting');
    await account.testKey();
    expect(await phaseOf(world, checks, id)).toBe('report');
  });
});

describe('another address', () => {
  it('knows nothing of the refusal, the limits and the count of the last one', async () => {
    const world = await createWorld();
    world.virusTotal.known.set(LINK, 1);
    const { account, checks, ledger, settings, vault } = world.born();
    intercept(world, ({ host }) => (host === 'www.virustotal.com' ? wrongKey() : null));
    await ledger.correct({ dayUsed: 500, monthUsed: 500, at: world.clock.now() });
    await account.testKey();
    expect(await vault.keyState()).toMatchObject({ refused: 'wrong-key' });
    await settings.save({ apiAddress: GATEWAY });
    expect(await account.addressChanged(GATEWAY)).toEqual({ ok: true, value: null });
    expect(await vault.keyState()).toMatchObject({ set: true, refused: null, limits: null });
    expect((await ledger.view(world.clock.now())).dayUsed).toBe(0);
    const { id } = await checks.start(look(LINK));
    expect(await phaseOf(world, checks, id)).toBe('report');
  });

  it('that is the same one changes nothing, however often it is told', async () => {
    const world = await createWorld();
    const { account, ledger } = world.born();
    await account.addressChanged(GATEWAY);
    await ledger.correct({ dayUsed: 7, monthUsed: 7, at: world.clock.now() });
    await world.born().account.addressChanged(GATEWAY);
    expect((await ledger.view(world.clock.now())).dayUsed).toBe(7);
  });
});

it('ends what waits when the key is forgotten', async () => {
  const world = await createWorld();
  const { account, checks, ledger } = world.born();
  await ledger.correct({ dayUsed: 500, monthUsed: 500, at: world.clock.now() });
  const { id } = await checks.start(look(LINK));
  expect(await phaseOf(world, checks, id)).toBe('waiting');
  await account.forgetKey();
  expect(await phaseOf(world, checks, id)).toBe('failed');
  expect((await checks.get(id))?.state).toEqual({ phase: 'failed', failure: { tag: 'no-key' } });
});
