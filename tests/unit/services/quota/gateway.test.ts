import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { GatewayWord } from '@/utils/domain/gateway-word';
import { answer, noAnswer, type Reply } from '@/utils/services/virustotal/reply';
import { createWorld, lookUp, quotaExceeded, script, type World } from './world';

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

it('does not believe that what leaves once has stayed at a gateway that is cut off; a look-up costs nothing', async () => {
  const cutOff: Reply<string> = {
    ...noAnswer({ tag: 'upstream', status: 0 }, { transient: true }),
    gateway: { ...silent, free: true, away: true },
  };
  const { lanes, ledger } = world.worker();
  world.behave = () => cutOff;
  const asked = lanes.send(lookUp(world));
  await world.clock.advance(MINUTE);
  expect(await asked).toMatchObject({ ok: false, spent: 0 });
  expect(await ledger.view(world.clock.now())).toMatchObject({ dayUsed: 0 });
  expect(await lanes.send(lookUp(world, { repeat: 'once' }))).toMatchObject({ ok: false, spent: 1 });
  expect(await ledger.view(world.clock.now())).toMatchObject({ dayUsed: 1 });
});

describe('at midnight', () => {
  const MIDNIGHT = Date.UTC(2026, 10, 22);
  const budget = (used: number): GatewayWord['budget'] => ({
    ...{ day: { used, allowed: 500 }, month: { used: 900, allowed: 15_500 } },
    own: { used: 9, allowed: 250 },
  });
  const spent: GatewayWord = {
    ...{ ...silent, free: true, budget: budget(500) },
    refused: { window: 'day', of: 'team' },
  };

  it.each<[string, number, Partial<Reply<string>>, GatewayWord]>([
    ['a refusal dated by a clock behind ours', 1, { serverTime: MIDNIGHT - SECOND }, spent],
    ['a refusal without a date', 1, { serverTime: null }, spent],
    ['a kept answer of before', 1, {}, { ...silent, free: true, budget: budget(500) }],
    // Its date is the one of when it was kept, or of now: nobody says which.
    [
      'a kept answer with a date',
      29,
      { serverTime: MIDNIGHT + SECOND },
      { ...silent, free: true, age: MINUTE, budget: budget(500) },
    ],
  ])('takes no count of yesterday for today’s: %s', async (_, after, facts, gateway) => {
    world = await createWorld(MIDNIGHT + after * SECOND);
    const { lanes, ledger, vault } = world.worker();
    const yesterday = { dayUsed: 100, monthUsed: 100, at: MIDNIGHT - HOUR, account: await vault.account() };
    await ledger.correct(yesterday);
    const said = gateway.refused ? quotaExceeded(2 * SECOND) : answer('report', 'raw', null);
    world.behave = script({ ...said, ...facts, gateway } as Reply<string>);
    // As the recipe's own: nobody dates it.
    world.quotas = () => answer({ limits: world.limits, used: { hour: 0, day: 0, month: 900 } }, '', null);
    const asked = [lanes.send(lookUp(world)), lanes.send(lookUp(world))];
    await world.clock.advance(MINUTE);
    expect(await Promise.all(asked)).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await ledger.view(world.clock.now())).dayUsed).toBeLessThanOrEqual(2);
  });

  it.each([
    ['undated, after half a minute', 30, null],
    ['dated, at once', 0, MIDNIGHT],
  ])('takes today’s for today’s: %s', async (_, after, serverTime) => {
    world = await createWorld(MIDNIGHT + after * SECOND);
    world.behave = () => ({ ...kept({ budget: budget(120) }), serverTime });
    const { lanes, ledger } = world.worker();
    await lanes.send(lookUp(world));
    expect(await ledger.view(world.clock.now())).toMatchObject({ dayUsed: 120, monthUsed: 900 });
  });

  it('asks one question for a day that only our clock says has begun, whatever the answer’s day', async () => {
    world = await createWorld(MIDNIGHT - MINUTE);
    const { lanes, ledger } = world.worker();
    await ledger.correct({ dayUsed: 500, monthUsed: 500, at: MIDNIGHT - MINUTE });
    world.quotas = () => answer({ limits: world.limits, used: { hour: 0, day: 500, month: 500 } }, '', null);
    const asked = lanes.send(lookUp(world));
    await world.clock.advance(2 * MINUTE);
    expect(await asked).toMatchObject({ ok: true });
    expect(world.quotasAsked).toBe(1);
    expect(await ledger.view(world.clock.now())).toMatchObject({ dayUsed: 1 });
  });
});
