import { expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '@/utils/domain/duration';
import { createDoubt } from '@/utils/services/quota/doubt';
import { heedBudget } from '@/utils/services/quota/heed-gateway';
import { answer } from '@/utils/services/virustotal/reply';
import { busiestMinute, createWorld, lookUp } from './world';

const NINE_BEFORE = Date.UTC(2026, 10, 21, 23, 59, 51);

it('is asked about once a second at most, and ends, where one front end’s clock is before another’s', async () => {
  const world = await createWorld(NINE_BEFORE);
  const { lanes, ledger } = world.worker();
  const at = world.clock.now();
  await ledger.correct({ dayUsed: 499, monthUsed: 499, at, serverTime: at - 10 * SECOND });
  const left = await ledger.reserve('interactive', 'look up', at);
  if (!left.ok || !left.value.ok) throw new Error('nothing was left');
  await ledger.settle(left.value.spendId, at, { serverTime: at + 8 * SECOND, answered: true });
  await world.clock.advance(2 * SECOND);
  // By that date it is the next day; VirusTotal’s count is by a clock that is right.
  let asked = 0;
  world.quotas = () => {
    asked += 1;
    if (asked > 100) throw new Error('asked without a pause');
    const day = world.clock.now() < Date.UTC(2026, 10, 22) ? 500 : 0;
    return answer({ limits: world.limits, used: { hour: 0, day, month: 500 } }, '', world.clock.now());
  };
  const reply = lanes.send(lookUp(world));
  await world.clock.advance(MINUTE);
  expect(await reply).toMatchObject({ ok: true });
  expect(world.arrivals.map((time) => Math.floor(time / DAY))).toEqual([Math.floor(NINE_BEFORE / DAY) + 1]);
  expect(asked).toBeLessThan(15);
});

it('is settled by the clock where nobody answers, and waits before the next question only behind an answer', async () => {
  const world = await createWorld(NINE_BEFORE);
  const { clock } = world;
  const signal = new AbortController().signal;
  let answers = true;
  const questions: number[] = [];
  const ask = async (): Promise<boolean> => {
    questions.push(clock.now() - NINE_BEFORE);
    return answers;
  };
  const doubt = createDoubt({ ledger: world.worker().ledger, clock, ask });
  expect(await doubt.settle(signal)).toBeNull();
  const again = doubt.settle(signal);
  await clock.advance(SECOND);
  expect(await again).toBeNull();
  doubt.over();
  expect(await doubt.settle(signal)).toBeNull();
  doubt.over();
  answers = false;
  expect(await doubt.settle(signal)).toBeNull();
  expect(await doubt.settle(signal)).toBeNull();
  expect(questions).toEqual([0, SECOND, SECOND, SECOND, SECOND]);
});

it('about a clock that was set while nobody lived is not ended by what a gateway had kept', async () => {
  const world = await createWorld();
  const { lanes: dead, vault } = world.worker();
  for (let request = 0; request < 4; request++) await dead.send(lookUp(world));
  world.clock.jump(2 * MINUTE);
  const { lanes, ledger } = world.worker();
  const team = { used: 4, allowed: 500 };
  const budget = { day: team, month: team, own: team };
  const gateway = { free: true, away: false, age: MINUTE, refused: null, budget } as const;
  await heedBudget(ledger, { gateway, serverTime: null }, world.clock.now(), await vault.account());
  world.latency = 200;
  const later = Promise.all(Array.from({ length: 4 }, () => lanes.send(lookUp(world))));
  await world.clock.advance(2 * MINUTE);
  expect(await later).toMatchObject([{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
  expect(world.quotasAsked).toBeGreaterThan(0);
  expect(busiestMinute(world.arrivals)).toBe(4);
});
