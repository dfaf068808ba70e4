import { describe, expect, it } from 'vitest';
import { endOf } from '../../../support/end-of';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';

const TOKEN = '70'.repeat(32);
const OTHER_TOKEN = '71'.repeat(32);
const OWN = '0e'.repeat(32);
const THEIRS = 'c7'.repeat(32);
const GATEWAY = 'https://gateway.example';
const DIRECT = 'https://www.virustotal.com';
/** More steps outwards than a test of the key or the saving of one takes. */
const STEPS = [0, 1, 2, 3, 4, 5, 6, 7];

interface Watched {
  readonly world: World;
  /** Who was shown which key, in order. */
  readonly shown: string[];
  away: boolean;
}

async function watched(): Promise<Watched> {
  const world = await createWorld();
  const seen: Watched = { world, shown: [], away: false };
  const { fetch } = world.virusTotal;
  const names = {
    [TOKEN]: 'token',
    [OTHER_TOKEN]: 'token',
    [OWN]: 'personal',
    [KEY]: 'own',
    [THEIRS]: 'theirs',
  };
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit) => {
      const { origin, pathname } = new URL(input);
      seen.shown.push(`${names[new Headers(init.headers).get('x-apikey') ?? '']} to ${origin}`);
      if (origin === GATEWAY && seen.away) throw new TypeError('Failed to fetch');
      if (origin === GATEWAY && pathname.endsWith('/overall_quotas')) return largeQuotas();
      return fetch(input, init);
    },
  });
  return seen;
}

function largeQuotas(): Response {
  const of = (allowed: number) => ({ user: { used: 0, allowed } });
  return Response.json({
    data: {
      api_requests_hourly: of(60_000),
      api_requests_daily: of(20_000),
      api_requests_monthly: of(900_000),
    },
  });
}

/** At this step outwards of the worker, something happens in its midst. */
function atStep(by: Worker, step: number, happens: () => void): void {
  let steps = 0;
  by.onStep = () => {
    steps += 1;
    if (steps <= step) return;
    by.onStep = () => undefined;
    happens();
  };
}

async function check({ world }: Watched, by: Worker, name: string) {
  const value = `https://${name}.example/a`;
  world.virusTotal.known.set(value, 5);
  const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
  return (await by.checks.start(order)).id;
}

/** A worker in the midst of going around a gateway that is there again by now. */
async function onTheWayAround(seen: Watched): Promise<Worker> {
  const born = seen.world.born();
  await born.followAddress();
  await born.settings.save({ apiAddress: GATEWAY, gatewayDirect: true });
  await seen.world.settle();
  await born.account.saveKey(TOKEN);
  await born.directKey.save(OWN);
  seen.away = true;
  await endOf(seen.world, born, await check(seen, born, 'first'));
  seen.away = false;
  seen.shown.length = 0;
  return born;
}

const askers = {
  'a test of the key': (by: Worker) => by.account.testKey(),
  'the saving of a key': (by: Worker) => by.account.saveKey(KEY),
};

for (const [what, ask] of Object.entries(askers)) {
  it(`${what} takes no key to another’s host while a policy comes`, async () => {
    for (const step of STEPS) {
      const { world, shown } = await watched();
      const born = world.born();
      await born.followAddress();
      await world.settle();
      atStep(born, step, () => {
        world.policy = { key: THEIRS, apiAddress: GATEWAY };
        born.managedFollower.changed();
      });
      await ask(born);
      await world.settle();
      expect(shown, `at step ${step}`).not.toContain(`own to ${GATEWAY}`);
      expect(shown, `at step ${step}`).not.toContain(`theirs to ${DIRECT}`);
    }
  }, 60_000);
}

it('a test of the key takes no key to another’s host while a policy goes', async () => {
  for (const step of STEPS) {
    const { world, shown } = await watched();
    world.policy = { key: THEIRS, apiAddress: GATEWAY };
    const born = world.born();
    await born.managedFollower.follow();
    await born.followAddress();
    await world.settle();
    atStep(born, step, () => {
      world.policy = {};
      born.managedFollower.changed();
    });
    await born.account.testKey();
    await world.settle();
    expect(shown, `at step ${step}`).not.toContain(`own to ${GATEWAY}`);
    expect(shown, `at step ${step}`).not.toContain(`theirs to ${DIRECT}`);
  }
}, 60_000);

it('a key of one’s own that is forgotten while it is tested goes to no gateway', async () => {
  for (const step of STEPS) {
    const seen = await watched();
    const born = await onTheWayAround(seen);
    atStep(born, step, () => void born.directKey.forget());
    await born.account.testKey();
    await seen.world.settle();
    expect(seen.shown, `at step ${step}`).not.toContain(`personal to ${GATEWAY}`);
    expect(seen.shown, `at step ${step}`).not.toContain(`token to ${DIRECT}`);
  }
}, 60_000);

it('what a gateway allows a new token is nothing that VirusTotal allows one’s own key', async () => {
  const seen = await watched();
  const { world, shown } = seen;
  const born = await onTheWayAround(seen);
  expect(await born.account.saveKey(OTHER_TOKEN)).toMatchObject({ ok: true });
  for (let n = 0; n < 10; n += 1) await check(seen, born, `then-${n}`);
  await world.settle();
  expect((await born.ledger.view(world.clock.now())).limits).toMatchObject({ minute: 4, day: 500 });
  expect(shown.filter((one) => one === `personal to ${DIRECT}`).length).toBeLessThan(4);
  expect(await born.vault.readKey()).toBe(OTHER_TOKEN);
});

describe('a key that was given for one address', () => {
  it('goes to no other that a backup file or a policy without a key names, and is there again afterwards', async () => {
    const seen = await watched();
    const { world, shown } = seen;
    const born = world.born();
    expect(await born.account.saveKey(KEY)).toMatchObject({ ok: true });
    await born.settings.save({ apiAddress: GATEWAY });
    await world.settle();
    expect(await born.vault.keyState()).toEqual({ set: false, keptFor: DIRECT });
    expect(await endOf(world, born, await check(seen, born, 'file'))).toMatchObject({
      failure: { tag: 'no-key' },
    });
    expect(await born.account.testKey()).toMatchObject({ failure: { tag: 'no-key' } });
    expect(shown).not.toContain(`own to ${GATEWAY}`);

    await born.settings.save({ apiAddress: DIRECT });
    world.policy = { apiAddress: GATEWAY };
    born.managedFollower.changed();
    await world.settle();
    expect(await endOf(world, born, await check(seen, born, 'policy'))).toMatchObject({
      failure: { tag: 'no-key' },
    });
    expect(shown).not.toContain(`own to ${GATEWAY}`);

    world.policy = { apiAddress: GATEWAY, key: THEIRS };
    born.managedFollower.changed();
    await world.settle();
    world.policy = {};
    born.managedFollower.changed();
    await world.settle();
    expect(await endOf(world, born, await check(seen, born, 'again'))).toMatchObject({ phase: 'report' });
    expect(shown.at(-1)).toBe(`own to ${DIRECT}`);
  });

  it('is, kept before that was noted, the one set at the next birth, and goes where the user enters it', async () => {
    const seen = await watched();
    const { world, shown } = seen;
    const born = world.born();
    await born.followAddress();
    await born.settings.save({ apiAddress: GATEWAY });
    await world.settle();
    expect(await born.vault.keyState()).toEqual({ set: false, keptFor: DIRECT });
    expect(shown).not.toContain(`own to ${GATEWAY}`);
    expect(await born.account.saveKey(KEY)).toMatchObject({ ok: true, value: { set: true } });
    expect(await endOf(world, born, await check(seen, born, 'entered'))).toMatchObject({ phase: 'report' });
    expect(shown.at(-1)).toBe(`own to ${GATEWAY}`);
  });
});
