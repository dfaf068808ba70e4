import { beforeEach, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { GatewayWord } from '@/utils/domain/gateway-word';
import { answer, noAnswer, type Reply } from '@/utils/services/virustotal/reply';
import { createWorld, lookUp, script, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const silent: GatewayWord = { free: false, away: false, age: 0, refused: null, budget: null };
const kept = (word: Partial<GatewayWord> = {}): Reply<string> => ({
  ...answer('report', 'raw', null),
  gateway: { ...silent, free: true, ...word },
});
const refused = (word: NonNullable<GatewayWord['refused']>, seconds: number): Reply<string> => ({
  ...noAnswer(
    { tag: 'quota', window: 'unknown', resetsAt: 0 },
    { status: 429, retryAfter: seconds * SECOND },
  ),
  gateway: { ...silent, free: true, refused: word },
});

it('tells which lane a request is in, and when a kept answer will not do', async () => {
  const { lanes } = world.worker();
  await lanes.send(lookUp(world, { lane: 'list' }));
  await lanes.send(lookUp(world, { fresh: true }));
  expect(world.manners).toEqual([
    { lane: 'list', fresh: false },
    { lane: 'interactive', fresh: true },
  ]);
});

it('counts nothing for what a gateway had, and says how old it is', async () => {
  world.behave = () => kept({ age: 3 * MINUTE });
  const { lanes, ledger } = world.worker();
  for (let time = 0; time < 10; time += 1) {
    expect(await lanes.send(lookUp(world))).toMatchObject({ ok: true, spent: 0, age: 3 * MINUTE });
  }
  // Ten in no time at all: the minute of four was never in the way.
  expect(await ledger.view(world.clock.now())).toMatchObject({ dayUsed: 0, minuteUsed: 0 });
});

it('shows the team’s count and one’s own share', async () => {
  const own = { used: 7, allowed: 250 };
  const day = { used: 120, allowed: 500 };
  world.behave = () => kept({ budget: { day, month: { used: 800, allowed: 15_500 }, own } });
  const { lanes, ledger } = world.worker();
  await lanes.send(lookUp(world));
  expect(await ledger.view(world.clock.now())).toMatchObject({ dayUsed: 120, monthUsed: 800, own });
});

it('waits as long as a gateway says and no longer, asking nobody', async () => {
  world.behave = script(refused({ window: 'minute', of: 'team' }, 7));
  const { lanes } = world.worker();
  const began = world.clock.now();
  const asked = lanes.send(lookUp(world));
  await world.clock.advance(8 * SECOND);
  expect(await asked).toMatchObject({ ok: true, spent: 1 });
  expect(world.arrivals.map((at) => Math.round((at - began) / SECOND))).toEqual([0, 7]);
  expect(world.quotasAsked).toBe(0);
});

it('lets clicks go while a list waits for what lists may have', async () => {
  world.behave = script(refused({ window: 'day', of: 'own' }, 3_600));
  const { lanes } = world.worker();
  const row = lanes.send(lookUp(world, { lane: 'list' }));
  await world.clock.advance(SECOND);
  expect(await lanes.send(lookUp(world))).toMatchObject({ ok: true });
  await world.clock.advance(3_600 * SECOND);
  expect(await row).toMatchObject({ ok: true });
});
