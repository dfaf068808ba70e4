import { beforeEach, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { createWorld, type Worker, type World } from '../../../support/worker';

const TOKEN = '70'.repeat(32);
const OWN = '0e'.repeat(32);
const GATEWAY = 'https://gateway.example';
const DIRECT = 'https://www.virustotal.com';

let world: World;
let away: boolean;
/** Turns that pass until a request finds that nobody answers: not all find out at once. */
let slowness: (nth: number) => number;
/** When the key of one's own asked VirusTotal for what counts. */
let directly: number[];
let tried: number;

beforeEach(async () => {
  world = await createWorld();
  [away, directly, tried, slowness] = [false, [], 0, () => 0];
  const { fetch } = world.virusTotal;
  world.virusTotal.limits = { minute: 4, day: 500 };
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit & { headers: Record<string, string> }) => {
      const { origin, pathname } = new URL(input);
      if (origin === GATEWAY && away) {
        tried += 1;
        for (let turns = slowness(tried); turns > 0; turns -= 1) await new Promise((go) => setImmediate(go));
        throw new TypeError('Failed to fetch');
      }
      const counts = !pathname.endsWith('/overall_quotas');
      const own = init.headers['x-apikey'] === OWN;
      expect(own).toBe(origin === DIRECT);
      if (own && counts) directly.push(world.clock.now());
      return fetch(input, init);
    },
  });
});

async function behindGateway(): Promise<Worker> {
  const born = world.born();
  await born.followAddress();
  await born.settings.save({ apiAddress: GATEWAY, gatewayDirect: true });
  await world.settle();
  await born.account.saveKey(TOKEN);
  await born.directKey.save(OWN);
  return born;
}

/** The most that began in any 60 seconds. */
const busiest = (): number =>
  Math.max(...directly.map((from) => directly.filter((at) => at >= from && at < from + MINUTE).length));

const unevenly = (nth: number): number => (nth * 7) % 23;

it.each([
  ['6, which find out at once', 6, () => 0],
  ['8, which find out at once', 8, () => 0],
  ['12, which find out at once', 12, () => 0],
  ['6, one after the other', 6, unevenly],
  ['8, one after the other', 8, unevenly],
  ['12, one after the other', 12, unevenly],
])('a gateway dies under %s: the minute of one’s own key is never overspent', async (_, count, slow) => {
  const born = await behindGateway();
  [away, slowness] = [true, slow];
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const value = `https://known-${n}.example/a`;
    world.virusTotal.known.set(value, 5);
    const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
    ids.push((await born.checks.start(order)).id);
  }
  const phases = () => ids.map((id) => born.changes.filter((row) => row.id === id).at(-1)?.state.phase);
  await world.settle();
  for (let minutes = 0; minutes < 4; minutes += 1) {
    for (let step = 0; step < 6; step += 1) await world.clock.advance(MINUTE / 6);
  }
  expect(phases()).toEqual(ids.map(() => 'report'));
  expect(directly).toHaveLength(count);
  expect(busiest()).toBeLessThanOrEqual(4);
  expect(world.virusTotal.refusals).toEqual([]);
  // Each is in the own key's count, and nothing else is.
  expect(await born.quotaView()).toMatchObject({ dayUsed: count, directUntil: expect.any(Number) });
});
