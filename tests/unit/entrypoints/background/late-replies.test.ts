import { beforeEach, expect, it } from 'vitest';
import { createWorld, type Worker, type World } from '../../../support/worker';

const TOKEN = '70'.repeat(32);
const OWN = '0e'.repeat(32);
const GATEWAY = 'https://gateway.example';

let world: World;
let born: Worker;
let away: boolean;
/** The gateway's next answer about an object comes when the test says so, and this is what it says. */
let late: Promise<Response> | null;
let answer: (response: Response) => void;

beforeEach(async () => {
  world = await createWorld();
  [away, late, answer] = [false, null, () => undefined];
  const { fetch } = world.virusTotal;
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit) => {
      const { origin, pathname } = new URL(input);
      if (origin !== GATEWAY || pathname.endsWith('/overall_quotas')) return fetch(input, init);
      if (away) throw new TypeError('Failed to fetch');
      const held = late;
      late = null;
      return held ?? fetch(input, init);
    },
  });
  born = world.born();
  await born.followAddress();
  await born.settings.save({ apiAddress: GATEWAY, gatewayDirect: true });
  await world.settle();
  await born.account.saveKey(TOKEN);
  await born.directKey.save(OWN);
});

async function start(name: string): Promise<string> {
  const value = `https://${name}.example/`;
  world.virusTotal.known.set(value, 5);
  const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
  return (await born.checks.start(order)).id;
}

/** One check is with the gateway when another finds it gone: the personal key's account is in use by then. */
async function overtaken(): Promise<void> {
  late = new Promise((resolve) => {
    answer = resolve;
  });
  await start('slow');
  while (late) await turn();
  const gateways = await born.vault.account();
  away = true;
  await start('quick');
  while ((await born.vault.account()) === gateways) await turn();
  // Its count has been asked for by the time that is noted.
  for (let tested = false; !tested; await turn()) {
    const state = await born.vault.keyState();
    tested = state.set && state.testedAt !== null;
  }
  await born.ledger.correct({ dayUsed: 7, monthUsed: 7, at: world.clock.now() });
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const refusal = (headers: Record<string, string>) =>
  Response.json({ error: { code: 'QuotaExceededError', message: '' } }, { status: 429, headers });
const view = () => born.ledger.view(world.clock.now());

it('do not count the team’s requests on the personal key', async () => {
  await overtaken();
  const before = await view();
  answer(
    refusal({
      'assay-cost': '0',
      'assay-budget': 'day=20000/30000, month=400000/900000, own=10/100',
      'assay-refused': 'window=day; of=team',
      'retry-after': '3600',
    }),
  );
  await world.settle();
  // The check that was refused goes again, on the personal key: one request more, and nothing holds it up.
  const after = await view();
  expect(after.dayUsed).toBe(before.dayUsed + 1);
  expect(after.monthUsed).toBe(before.monthUsed + 1);
  expect(after.own).toBeUndefined();
  expect((await born.ledger.outlook('interactive', world.clock.now())).blocked).toEqual([]);
});

it('do not give the personal key a request back that the gateway did not count', async () => {
  await overtaken();
  const before = await view();
  answer(Response.json({ data: { type: 'url' } }, { headers: { 'assay-cost': '0' } }));
  await world.settle();
  expect((await view()).dayUsed).toBe(before.dayUsed);
});

it('do not slow the personal key down', async () => {
  await overtaken();
  answer(Response.json({ error: { code: 'TooManyRequestsError', message: '' } }, { status: 429 }));
  await world.settle();
  expect((await born.ledger.outlook('interactive', world.clock.now())).blocked).toEqual([]);
});
