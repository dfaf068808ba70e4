import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import { LANES } from '@/utils/domain/quota';
import { createClockJumps } from '@/utils/services/quota/clock-jumps';
import { busiestDay, busiestMinute, createWorld, lookUp, type World } from './world';

/** faults.md §9.4: ±1 s, ±1 h, ±2 days, a year, midnight, month end. */
const JUMPS = [
  SECOND,
  -SECOND,
  HOUR,
  -HOUR,
  2 * DAY,
  -2 * DAY,
  365 * DAY,
  -365 * DAY,
  30 * SECOND,
  400,
  -400,
];
const STARTS = [Date.UTC(2026, 10, 21, 12), Date.UTC(2026, 10, 30, 23, 57), Date.UTC(2028, 1, 28, 23, 58)];

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), lane: fc.constantFrom(...LANES) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(45_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jump' as const), ms: fc.constantFrom(...JUMPS) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('latency' as const), ms: fc.nat(8_000) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('look' as const), times: fc.integer({ min: 1, max: 3 }) }),
  },
  // Five percent at most, in steps too small to be a jump.
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('drift' as const), ms: fc.integer({ min: -5, max: 5 }) }),
  },
);

/** The wall clock runs fast, or slow, by `ms` in each tenth of a second, while the books are looked at each second. */
async function drift({ clock }: World, ms: number, lasts: number, look: () => void): Promise<void> {
  for (let tenth = 0; tenth < lasts / 100; tenth += 1) {
    clock.jump(ms);
    await clock.advance(100);
    if (tenth % 10 === 0) look();
  }
}

it('never lets VirusTotal see five in a minute or a day overrun, whatever the clock does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }),
      fc.constantFrom(...STARTS),
      async (steps, start) => {
        const world = await createWorld(start);
        world.limits = { minute: 4, day: 9, month: 40 };
        const { lanes, limits, ledger } = world.worker();
        await limits.learn(world.limits);
        const look = (): void => void ledger.view(world.clock.now());
        for (const what of steps) {
          if (what.do === 'pass') await world.clock.advance(what.ms);
          if (what.do === 'jump') world.clock.jump(what.ms);
          if (what.do === 'latency') world.latency = what.ms;
          if (what.do === 'look') for (let time = 0; time < what.times; time += 1) look();
          if (what.do === 'drift') await drift(world, what.ms, 30 * SECOND, look);
          if (what.do === 'send') void lanes.send(lookUp(world, { lane: what.lane }));
        }
        await world.clock.advance(3 * MINUTE);
        expect(busiestMinute(world.arrivals)).toBeLessThanOrEqual(4);
        expect(busiestDay(world.arrivals)).toBeLessThanOrEqual(9);
        expect(world.arrivals.length).toBeLessThanOrEqual(40);
      },
    ),
    { numRuns: 30 },
  );
}, 600_000);

it('holds the minute while the clock runs fast and somebody looks on', async () => {
  const world = await createWorld();
  const { lanes, ledger } = world.worker();
  for (let sent = 0; sent < 8; sent += 1) void lanes.send(lookUp(world));
  await drift(world, 3, 2 * MINUTE, () => void ledger.view(world.clock.now()));
  expect(world.arrivals).toHaveLength(8);
  expect(busiestMinute(world.arrivals)).toBe(4);
});

it('moves the books along with a jump once, however many look at them at the same time', async () => {
  const world = await createWorld();
  const { lanes, ledger } = world.worker();
  for (let sent = 0; sent < 4; sent += 1) await lanes.send(lookUp(world));
  await world.clock.advance(50 * SECOND);
  world.clock.jump(10 * SECOND);
  await Promise.all(Array.from({ length: 5 }, () => ledger.view(world.clock.now())));
  const reply = lanes.send(lookUp(world));
  await world.clock.advance(11 * SECOND);
  expect(await reply).toMatchObject({ ok: true });
});

it.each([HOUR, -HOUR, 2 * DAY, 365 * DAY])('goes on within minutes after a jump of %i', async (jump) => {
  const world = await createWorld();
  const { lanes } = world.worker();
  for (let sent = 0; sent < 4; sent += 1) await lanes.send(lookUp(world));
  world.clock.jump(jump);
  const reply = lanes.send(lookUp(world));
  await world.clock.advance(2 * MINUTE);
  expect(await reply).toMatchObject({ ok: true });
});

it.each([HOUR, -HOUR, -2 * DAY])('a refusal is not prolonged by a jump of %i', async (jump) => {
  const world = await createWorld();
  const { lanes, ledger } = world.worker();
  await ledger.block('slow-down', world.clock.now() + MINUTE);
  world.clock.jump(jump);
  const reply = lanes.send(lookUp(world));
  await world.clock.advance(61 * SECOND);
  expect(await reply).toMatchObject({ ok: true });
});

it('takes back a day that began only because the clock was set forward', async () => {
  const world = await createWorld();
  const { lanes, ledger } = world.worker();
  for (let sent = 0; sent < 3; sent += 1) await lanes.send(lookUp(world));
  world.clock.jump(DAY);
  const reply = lanes.send(lookUp(world));
  await world.clock.advance(2 * MINUTE);
  await reply;
  const view = await ledger.view(world.clock.now());
  expect(view).toMatchObject({ dayUsed: 4, monthUsed: 4 });
  // The day ends at the true midnight, which our clock shows a day late.
  expect(Math.abs(view.dayEndsAt - Date.UTC(2026, 10, 23))).toBeLessThan(2 * SECOND);
});

it('counts a request as under way however long it takes', async () => {
  const world = await createWorld();
  const { lanes } = world.worker();
  const upload = async () => {
    await world.clock.pass(3 * MINUTE);
    world.arrivals.push(world.serverNow());
    return { ok: true, value: 'uploaded', raw: '', serverTime: null } as const;
  };
  for (let sent = 0; sent < 4; sent += 1) void lanes.send(lookUp(world, { call: upload }));
  const fifth = lanes.send(lookUp(world));
  await world.clock.advance(3 * MINUTE + 59 * SECOND);
  expect(world.arrivals).toHaveLength(4);
  await world.clock.advance(2 * SECOND);
  expect(await fifth).toMatchObject({ ok: true });
});

it('what is too little for a jump is kept until it is enough', () => {
  let [wall, elapsed] = [1_000, 0];
  const jumps = createClockJumps({ now: () => wall, elapsed: () => elapsed });
  const look = (ahead: number): number => {
    [wall, elapsed] = [wall + 10 + ahead, elapsed + 10];
    const { skew, taken } = jumps.look();
    taken();
    return skew;
  };
  expect([50, 1, 0, 51, 50, -1, 50, 1].map(look)).toEqual([0, 51, 0, 51, 0, 0, 99, 0]);
  expect([-9, 51, -100, 50, 1].map(look)).toEqual([0, 51, 0, 0, 51]);
});

it('a jump that was not taken into account is there the next time', () => {
  let wall = 0;
  const jumps = createClockJumps({ now: () => wall, elapsed: () => 0 });
  wall = 500;
  expect([jumps.look().skew, jumps.look().skew]).toEqual([500, 500]);
  jumps.look().taken();
  expect(jumps.look().skew).toBe(0);
});
