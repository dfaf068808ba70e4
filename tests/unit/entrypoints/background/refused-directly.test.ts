import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { createWorld, type Worker, type World } from '../../../support/worker';

const TOKEN = '70'.repeat(32);
const OWN = '0e'.repeat(32);
const NEXT = '0f'.repeat(32);
const GATEWAY = 'https://gateway.example';
const DIRECT = 'https://www.virustotal.com';

let world: World;
let born: Worker;
let away: boolean;
/** VirusTotal's answer to the personal key: to what is asked about an object, or to everything. */
let refuses: 'nothing' | 'objects' | 'all';
/** VirusTotal says of no key what it may spend. */
let secretive: boolean;
/** Before VirusTotal refuses the first personal key. */
let meanwhile: (() => Promise<unknown>) | null;
let shown: string[];

beforeEach(async () => {
  world = await createWorld();
  [away, refuses, secretive, meanwhile, shown] = [false, 'nothing', false, null, []];
  const { fetch } = world.virusTotal;
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit & { headers: Record<string, string> }) => {
      const { origin, pathname } = new URL(input);
      const quotas = pathname.endsWith('/overall_quotas');
      shown.push(origin);
      if (origin === GATEWAY && away) throw new TypeError('Failed to fetch');
      if (quotas && secretive) throw new TypeError('Failed to fetch');
      const first = init.headers['x-apikey'] === OWN;
      const refused = refuses === 'all' || (refuses === 'objects' && !quotas && first);
      if (origin !== DIRECT || !refused) return fetch(input, init);
      await meanwhile?.();
      return Response.json({ error: { code: 'WrongCredentialsError', message: '' } }, { status: 401 });
    },
  });
  born = world.born();
  await born.followAddress();
  await born.settings.save({ apiAddress: GATEWAY, gatewayDirect: true });
  await world.settle();
  await born.account.saveKey(TOKEN);
  await born.directKey.save(OWN);
});

let serial = 0;
async function check(by: Worker) {
  serial += 1;
  const value = `https://known-${serial}.example/`;
  world.virusTotal.known.set(value, 5);
  const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
  return endOf(world, by, (await by.checks.start(order)).id);
}

it.each(['objects', 'all'] as const)('is the personal key, not the token: %s', async (what) => {
  [away, refuses] = [true, what];
  // The gateway is what could not be reached; nothing is wrong with its token.
  expect(await check(born)).toMatchObject({ failure: { tag: 'upstream', status: 0 } });
  expect(await born.vault.keyState()).toMatchObject({ refused: null });
  expect(await born.directKey.state()).toMatchObject({
    value: { until: null, ending: '0e0e', refused: true },
  });

  // It is not tried again, in the next worker neither, until one is saved again.
  shown = [];
  born.kill();
  const next = world.born();
  await next.followAddress();
  await check(next);
  expect(shown).not.toContain(DIRECT);
  away = false;
  await world.clock.advance(MINUTE);
  expect(await check(next)).toMatchObject({ phase: 'report' });

  refuses = 'nothing';
  await next.directKey.save(OWN);
  away = true;
  expect(await check(next)).toMatchObject({ phase: 'report' });
});

it('is the token where the gateway refuses', async () => {
  const { account } = (await born.vault.standing()) ?? { account: -1 };
  const { fetch } = world.virusTotal;
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit) =>
      input.startsWith(GATEWAY)
        ? Response.json({ error: { code: 'WrongCredentialsError', message: '' } }, { status: 401 })
        : fetch(input, init),
  });
  expect(await check(born)).toMatchObject({ failure: { tag: 'wrong-key' } });
  expect(await born.vault.standing()).toEqual({ account, refused: 'wrong-key' });
});

describe('another key in its place while the gateway is gone around', () => {
  const limits = async () => (await born.quotaView()).limits;

  it.each([false, true])('has limits and a count of its own, unsaid by VirusTotal: %s', async (unsaid) => {
    away = true;
    world.virusTotal.limits = { minute: 1_000, day: 100_000 };
    await check(born);
    expect(await limits()).toMatchObject({ minute: 1_000, day: 100_000 });
    const account = await born.vault.account();

    world.virusTotal.limits = { minute: 4, day: 500 };
    secretive = unsaid;
    expect(await born.directKey.save(NEXT)).toMatchObject({ value: { ending: '0f0f', refused: false } });
    expect(await born.vault.account()).toBe(account + 1);
    expect(await limits()).toMatchObject({ minute: 4, day: 500 });
    for (let n = 0; n < 8; n += 1) await check(born);
    expect(world.virusTotal.refusals).toEqual([]);
  });

  it.each([false, true])('sends what waited for the last one’s day, unsaid: %s', async (unsaid) => {
    away = true;
    world.virusTotal.limits = { minute: 4, day: 1 };
    await check(born);
    const value = 'https://waits.example/';
    world.virusTotal.known.set(value, 5);
    const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
    const { id } = await born.checks.start(order);
    await world.settle();
    expect((await born.checks.get(id))?.state).toMatchObject({ phase: 'waiting', wait: { window: 'day' } });

    world.virusTotal.limits = { minute: 4, day: 5_000 };
    secretive = unsaid;
    await born.directKey.save(NEXT);
    await world.settle();
    expect((await born.checks.get(id))?.state).toMatchObject({ phase: 'report' });
  });

  it('is not refused by what VirusTotal still says of the last one', async () => {
    [away, refuses] = [true, 'objects'];
    meanwhile = async () => {
      meanwhile = null;
      await born.directKey.save(NEXT);
    };
    expect(await check(born)).toMatchObject({ phase: 'report' });
    const state = { ending: '0f0f', refused: false, until: expect.any(Number) };
    expect(await born.directKey.state()).toEqual({ ok: true, value: state });
    expect(await born.vault.keyState()).toMatchObject({ refused: null });
  });
});
