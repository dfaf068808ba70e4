import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { Storage } from '@/utils/services/storage/database';
import { busiestMinute, createWorld, KEY, lookUp, type World } from './world';

const NOON = Date.UTC(2026, 10, 21, 12);

async function spend(world: World, times: number) {
  const worker = world.worker();
  // Nobody sets the clock here.
  await worker.ledger.trustClock(world.clock.now());
  for (let sent = 0; sent < times; sent += 1) {
    const reserved = await worker.ledger.reserve('interactive', 'look up', world.clock.now());
    if (reserved.ok && reserved.value.ok)
      await worker.ledger.settle(reserved.value.spendId, world.clock.now());
  }
  return worker;
}

const used = async (world: World) => {
  const { dayUsed, monthUsed, minuteUsed } = await world.worker().ledger.view(world.clock.now());
  return { dayUsed, monthUsed, minuteUsed };
};

it('shows what was spent, of what, and when it ends', async () => {
  const world = await createWorld(NOON);
  const { ledger } = await spend(world, 2);
  await world.clock.advance(10 * SECOND);
  await spend(world, 1);
  expect(await ledger.view(world.clock.now())).toEqual({
    limits: { minute: 4, day: 500, month: 15_500 },
    learned: false,
    minuteUsed: 3,
    minuteSpends: [NOON, NOON, NOON + 10 * SECOND],
    dayUsed: 3,
    monthUsed: 3,
    dayEndsAt: Date.UTC(2026, 10, 22),
    monthEndsAt: Date.UTC(2026, 11),
  });
  await world.clock.advance(61 * SECOND);
  expect(await used(world)).toEqual({ dayUsed: 3, monthUsed: 3, minuteUsed: 0 });
});

it('begins a new day and a new month at 00:00 UTC', async () => {
  const world = await createWorld(Date.UTC(2026, 10, 29, 12));
  await spend(world, 3);
  await world.clock.advance(DAY);
  expect(await used(world)).toMatchObject({ dayUsed: 0, monthUsed: 3 });
  await spend(world, 1);
  await world.clock.advance(DAY);
  expect(await used(world)).toMatchObject({ dayUsed: 0, monthUsed: 0 });
});

it('holds a place for an upload that outlived its worker, until its end is known', async () => {
  const world = await createWorld();
  const reserved = await world.worker().ledger.reserve('interactive', 'upload file', world.clock.now());
  const spendId = reserved.ok && reserved.value.ok ? reserved.value.spendId : -1;
  await world.clock.advance(5 * MINUTE);
  const { ledger } = world.worker();
  const inMinute = async () => (await ledger.view(world.clock.now())).minuteUsed;
  expect(await inMinute()).toBe(0);
  const letGo = ledger.adopt(spendId);
  expect(await inMinute()).toBe(1);
  letGo();
  expect(await inMinute()).toBe(0);
  ledger.adopt(spendId);
  const answers = [];
  for (let asked = 0; asked < 4; asked += 1)
    answers.push(await ledger.reserve('interactive', 'look up', world.clock.now()));
  expect(answers.map((answer) => answer.ok && answer.value.ok)).toEqual([true, true, true, false]);
  await ledger.settle(spendId, world.clock.now());
  expect(await inMinute()).toBe(4);
});

it('takes back a refund, never below nothing', async () => {
  const world = await createWorld();
  const { ledger } = world.worker();
  const reserved = await ledger.reserve('list', 'look up', world.clock.now());
  const spendId = reserved.ok && reserved.value.ok ? reserved.value.spendId : -1;
  await ledger.refund(spendId);
  await ledger.refund(spendId);
  expect(await used(world)).toEqual({ dayUsed: 0, monthUsed: 0, minuteUsed: 0 });
});

describe("VirusTotal's count", () => {
  const count = (dayUsed: number, monthUsed: number, at = NOON) => ({ dayUsed, monthUsed, at: at + 1 });

  it('wins where it is higher, and what is under way comes on top', async () => {
    const world = await createWorld(NOON);
    const { ledger } = await spend(world, 2);
    await ledger.reserve('interactive', 'under way', NOON);
    await ledger.correct(count(100, 50));
    expect(await used(world)).toMatchObject({ dayUsed: 101, monthUsed: 51 });
  });

  it('does not un-spend', async () => {
    const world = await createWorld(NOON);
    const { ledger } = await spend(world, 3);
    await ledger.correct(count(1, 1));
    expect(await used(world)).toMatchObject({ dayUsed: 3, monthUsed: 3 });
  });

  it('of another account replaces ours, which may be its own, refusals and all, and the minute stays', async () => {
    const world = await createWorld(NOON);
    const { ledger, vault } = await spend(world, 3);
    await ledger.block('day', NOON + HOUR);
    await vault.saveKey('d'.repeat(64));
    expect(await used(world)).toEqual({ dayUsed: 3, monthUsed: 3, minuteUsed: 3 });
    expect(await ledger.reserve('watch', 'look up', NOON)).toMatchObject({ value: { doubt: true } });
    await ledger.correct({ ...count(0, 7), account: await vault.account() });
    expect(await used(world)).toMatchObject({ dayUsed: 0, monthUsed: 7 });
    expect(await ledger.reserve('watch', 'look up', NOON)).toMatchObject({ value: { ok: true } });
    expect(await used(world)).toEqual({ dayUsed: 1, monthUsed: 8, minuteUsed: 4 });
  });

  it('of an account that is no longer in use is nothing', async () => {
    const world = await createWorld(NOON);
    const { ledger, vault } = await spend(world, 1);
    const account = await vault.account();
    await vault.saveKey('d'.repeat(64));
    await ledger.correct({ ...count(500, 500), account });
    expect(await used(world)).toMatchObject({ dayUsed: 1, monthUsed: 1 });
  });

  it('that does not come leaves what the rows tell, with what was spent since, and is asked for each hour', async () => {
    const world = await createWorld(NOON);
    const { ledger, vault } = await spend(world, 3);
    await vault.saveKey('d'.repeat(64));
    const doubt = async () => {
      const reserved = await ledger.reserve('watch', 'look up', world.clock.now());
      return reserved.ok && !reserved.value.ok && reserved.value.doubt;
    };
    expect(await doubt()).toBe(true);
    await ledger.trustClock(world.clock.now());
    expect([await doubt(), (await used(world)).dayUsed]).toEqual([false, 4]);
    await world.clock.advance(HOUR);
    expect(await doubt()).toBe(true);
    // Its own one is no guess.
    await ledger.correct({ dayUsed: 0, monthUsed: 0, at: world.clock.now() });
    expect(await used(world)).toMatchObject({ dayUsed: 1, monthUsed: 1 });
    expect(await doubt()).toBe(false);
  });

  it('of a key that goes around a gateway is none of the gateway’s', async () => {
    const world = await createWorld(NOON);
    const { vault } = await spend(world, 3);
    await world.storage.run((database) => database.put('meta', NOON + MINUTE, 'detour'));
    await vault.saveKey('d'.repeat(64));
    expect(await used(world)).toMatchObject({ dayUsed: 0, monthUsed: 0 });
  });

  it('stays where the same key is saved again', async () => {
    const world = await createWorld(NOON);
    const { vault } = await spend(world, 3);
    await vault.saveKey(KEY);
    expect(await used(world)).toMatchObject({ dayUsed: 3, monthUsed: 3 });
  });

  it('lifts a refusal that it contradicts, and only that', async () => {
    const world = await createWorld(NOON);
    const { ledger } = world.worker();
    await ledger.block('day', NOON + 2 * HOUR);
    await ledger.block('slow-down', NOON + HOUR);
    await ledger.correct(count(500, 500));
    expect(await ledger.reserve('list', '', NOON)).toMatchObject({ value: { wait: { window: 'day' } } });
    await ledger.correct(count(1, 1));
    // 500 were counted, and a count is not taken back: the refusal is gone, the day is still spent.
    expect((await ledger.outlook('list', NOON)).blocked.map(({ window }) => window)).toEqual(['slow-down']);
  });
});

it.each([undefined, null, 7, {}, { day: 'x' }, { day: 1, month: 2, dayUsed: Number.NaN, monthUsed: 0 }])(
  'counts the rows when the count is lost or damaged: %s',
  async (damaged) => {
    const world = await createWorld(NOON);
    await spend(world, 3);
    await world.storage.run((database) => database.put('meta', damaged, 'tally'));
    expect(await used(world)).toMatchObject({ dayUsed: 3, monthUsed: 3, minuteUsed: 3 });
  },
);

it('forgets rows after forty days', async () => {
  const world = await createWorld(NOON);
  await spend(world, 4);
  await world.clock.advance(41 * DAY);
  await spend(world, 1);
  expect(await world.storage.run((database) => database.count('spends'))).toBe(1);
});

it('reads and decides in one transaction: of ten reservations at once four are granted', async () => {
  const world = await createWorld();
  const ledgers = [world.worker().ledger, world.worker().ledger];
  const all = Array.from({ length: 10 }, (_, index) =>
    ledgers[index % 2]?.reserve('list', '', world.clock.now()),
  );
  const granted = (await Promise.all(all)).filter((reserved) => reserved?.ok && reserved.value.ok);
  expect(granted).toHaveLength(4);
});

describe('a worker killed at any step', () => {
  /** The database as a dying worker sees it: from the n-th call on nothing ever comes back. */
  function mortal(storage: Storage, calls: number): Storage {
    let left = calls;
    return {
      ...storage,
      run: (work) => (left-- > 0 ? storage.run(work) : new Promise(() => undefined)),
    };
  }

  it.each(Array.from({ length: 24 }, (_, calls) => calls))(
    'after %i calls: every arrival is charged, none too many',
    async (calls) => {
      const world = await createWorld(NOON);
      world.latency = 100;
      const dying = world.worker(mortal(world.again(), calls));
      for (let sent = 0; sent < 5; sent += 1) void dying.lanes.send(lookUp(world));
      await world.clock.advance(SECOND);
      const next = world.worker();
      expect((await next.ledger.view(world.clock.now())).dayUsed).toBeGreaterThanOrEqual(
        world.arrivals.length,
      );
      const replies = [next.lanes.send(lookUp(world)), next.lanes.send(lookUp(world))];
      await world.clock.advance(2 * MINUTE);
      expect(await Promise.all(replies)).toMatchObject([{ ok: true }, { ok: true }]);
      expect(busiestMinute(world.arrivals)).toBeLessThanOrEqual(4);
      expect((await next.ledger.view(world.clock.now())).dayUsed).toBeGreaterThanOrEqual(
        world.arrivals.length,
      );
    },
  );
});

describe('what is under way', () => {
  it('occupies the minute however long it takes', async () => {
    const world = await createWorld(NOON);
    const { ledger } = world.worker();
    const reserved = await ledger.reserve('interactive', 'upload', world.clock.now());
    await world.clock.advance(10 * MINUTE);
    const now = world.clock.now();
    expect(await ledger.view(now)).toMatchObject({ minuteUsed: 1, minuteSpends: [now - 25 * SECOND] });
    expect((await ledger.outlook('interactive', now)).minuteSpends).toMatchObject([{ settledAt: now }]);
    if (reserved.ok && reserved.value.ok) await ledger.settle(reserved.value.spendId, now);
    await world.clock.advance(61 * SECOND);
    expect((await ledger.view(world.clock.now())).minuteUsed).toBe(0);
  });
});

describe('waits', () => {
  const may = async (world: World, lane: 'interactive' | 'list' = 'interactive') => {
    const reserved = await world.worker().ledger.reserve(lane, 'look up', world.clock.now());
    return reserved.ok && reserved.value.ok;
  };

  it('that no quota demands can be lifted, the others not', async () => {
    const world = await createWorld(NOON);
    const { ledger } = world.worker();
    await ledger.block('slow-down', NOON + HOUR);
    await ledger.block('minute', NOON + HOUR);
    expect(await may(world)).toBe(false);
    await ledger.liftPauses();
    expect(await may(world)).toBe(true);
    await ledger.block('day', NOON + HOUR);
    await ledger.liftPauses();
    expect(await may(world)).toBe(false);
  });

  it('are the current account’s alone', async () => {
    const world = await createWorld(NOON);
    const { ledger, vault } = world.worker();
    const account = await vault.account();
    await ledger.block('day', NOON + HOUR, { account: account + 1 });
    expect(await ledger.backOff('minute', NOON + HOUR, account + 1)).toEqual({ ok: true, value: null });
    expect(await may(world)).toBe(true);
    expect(await ledger.backOff('minute', NOON, account)).toEqual({
      ok: true,
      value: { inARow: 1, until: NOON + MINUTE },
    });
    expect(await may(world)).toBe(false);
  });

  it.each([
    ['day', { dayUsed: 499, monthUsed: 15_500 }, true],
    ['day', { dayUsed: 500, monthUsed: 0 }, false],
    ['month', { dayUsed: 500, monthUsed: 15_499 }, true],
    ['month', { dayUsed: 0, monthUsed: 15_500 }, false],
  ] as const)('for the %s are over when VirusTotal counts %j: %s', async (window, used, over) => {
    const world = await createWorld(NOON);
    const { ledger } = world.worker();
    await ledger.block(window, NOON + HOUR);
    await ledger.correct({ ...used, at: NOON });
    const { blocked } = await ledger.outlook('interactive', NOON);
    expect(blocked.length).toBe(over ? 0 : 1);
  });

  it('for a day that only our clock says is over ends on VirusTotal’s word, or when it cannot be asked', async () => {
    const world = await createWorld(NOON);
    const { ledger } = await spend(world, 1);
    await ledger.correct({ dayUsed: 500, monthUsed: 500, at: NOON });
    await world.clock.advance(DAY);
    const now = world.clock.now();
    expect(await ledger.reserve('interactive', 'look up', now)).toEqual({
      ok: true,
      value: { ok: false, wait: { window: 'day', until: now }, doubt: true },
    });
    await ledger.trustClock(now);
    expect(await may(world)).toBe(true);
    expect(await used(world)).toMatchObject({ dayUsed: 1 });
  });
});

it('learns the limits that it is told, and keeps the others', async () => {
  const world = await createWorld(NOON);
  const { limits } = world.worker();
  expect(await limits.learn({ minute: 10 })).toEqual({ minute: 10, day: 500, month: 15_500 });
  expect(await limits.learn({ month: 99, day: null })).toEqual({ minute: 10, day: 500, month: 99 });
  expect(await limits.learn({ day: 7 }, 99)).toBeNull();
});
