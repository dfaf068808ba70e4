import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { Lane, Wait } from '@/utils/domain/quota';
import { createWatchTurn, LISTS_BEFORE_WATCH } from '@/utils/services/quota/watch-turn';
import { answer } from '@/utils/services/virustotal/reply';
import { busiestDay, busiestMinute, createWorld, lookUp, refusal, script } from './world';

/** 1 s before the end of the UTC day, with the day's quota about to be spent. */
const BEFORE_MIDNIGHT = Date.UTC(2026, 10, 21, 23, 50);

describe('the minute', () => {
  it('of twenty at once lets four go each minute, none of them refused', async () => {
    const world = await createWorld();
    world.latency = 200;
    const { lanes } = world.worker();
    const replies = Promise.all(Array.from({ length: 20 }, () => lanes.send(lookUp(world))));
    await world.clock.advance(4 * MINUTE + 10 * SECOND);
    expect((await replies).every((reply) => reply.ok && reply.spent === 1)).toBe(true);
    expect(world.arrivals).toHaveLength(20);
    expect(busiestMinute(world.arrivals)).toBe(4);
    // Not later than it must be either: the quota's own time and 1 %.
    const took = Math.max(...world.arrivals) - Math.min(...world.arrivals);
    expect(took).toBeLessThan(4 * MINUTE * 1.01);
  });

  it('holds for two contexts over one database', async () => {
    const world = await createWorld();
    world.latency = 150;
    const workers = [world.worker(), world.worker()];
    const replies = workers.flatMap(({ lanes }) =>
      Array.from({ length: 6 }, () => lanes.send(lookUp(world))),
    );
    await world.clock.advance(4 * MINUTE);
    expect((await Promise.all(replies)).every((reply) => reply.ok)).toBe(true);
    expect(busiestMinute(world.arrivals)).toBe(4);
  });

  it('holds when the worker dies with requests under way', async () => {
    const world = await createWorld();
    const first = world.worker().lanes;
    const dying = async () => {
      await world.clock.pass(20 * SECOND);
      world.arrivals.push(world.serverNow());
      return new Promise<never>(() => undefined);
    };
    for (let sent = 0; sent < 4; sent += 1) void first.send(lookUp(world, { call: dying }));
    await world.clock.advance(SECOND);
    // The next worker knows only what was written down.
    const second = world.worker().lanes.send(lookUp(world));
    await world.clock.advance(75 * SECOND);
    expect(world.arrivals).toHaveLength(4);
    await world.clock.advance(15 * SECOND);
    expect(await second).toMatchObject({ ok: true });
    expect(busiestMinute(world.arrivals)).toBe(4);
  });

  it('uses what the account allows', async () => {
    const world = await createWorld();
    const { lanes, limits } = world.worker();
    await limits.learn({ minute: 10, day: 1_000, month: 10_000 });
    const replies = Array.from({ length: 12 }, () => lanes.send(lookUp(world)));
    await world.clock.advance(SECOND);
    expect(world.arrivals).toHaveLength(10);
    await world.clock.advance(2 * MINUTE);
    expect(await Promise.all(replies)).toHaveLength(12);
  });
});

describe('the line', () => {
  it('goes by lane, then by order, then as they came', async () => {
    const world = await createWorld();
    const { lanes } = world.worker();
    for (let sent = 0; sent < 4; sent += 1) void lanes.send(lookUp(world));
    await world.clock.advance(0);
    const left: string[] = [];
    const send = (label: string, lane: Lane, order: number) =>
      lanes.send(lookUp(world, { label, lane, order, onLeave: async () => void left.push(label) }));
    void send('watch', 'watch', 0);
    void send('list 2', 'list', 2);
    void send('list 1', 'list', 1);
    void send('list 1 again', 'list', 1);
    void send('page', 'page', 9);
    void send('download', 'download', 9);
    void send('interactive', 'interactive', 9);
    await world.clock.advance(3 * MINUTE);
    expect(left).toEqual(['interactive', 'download', 'page', 'list 1', 'list 1 again', 'list 2', 'watch']);
  });

  it('tells place, length and time, and tells them again when they change', async () => {
    const world = await createWorld();
    const { lanes } = world.worker();
    for (let sent = 0; sent < 4; sent += 1) await lanes.send(lookUp(world));
    const told: [Wait, number, number][] = [];
    void lanes.send(lookUp(world, { lane: 'list', onWait: (...wait) => told.push(wait) }));
    await world.clock.advance(0);
    const until = world.clock.now() + MINUTE + 100;
    expect(told).toEqual([[{ window: 'minute', until }, 1, 1]]);
    const before = new AbortController();
    void lanes.send(lookUp(world, { signal: before.signal }));
    await world.clock.advance(0);
    expect(told.at(-1)).toEqual([{ window: 'minute', until }, 2, 2]);
    before.abort();
    await world.clock.advance(0);
    expect(told.at(-1)).toEqual([{ window: 'minute', until }, 1, 1]);
    expect(told).toHaveLength(3);
  });

  it('tells the fifth in line the minute after', async () => {
    const world = await createWorld();
    const { lanes } = world.worker();
    const told = new Map<number, number>();
    for (let sent = 0; sent < 9; sent += 1) {
      void lanes.send(lookUp(world, { onWait: ({ until }) => told.set(sent, until) }));
    }
    await world.clock.advance(0);
    const minutes = [4, 7, 8].map((sent) => Math.floor(((told.get(sent) ?? 0) - world.clock.now()) / MINUTE));
    expect(minutes).toEqual([1, 1, 2]);
  });

  it('lets somebody leave it', async () => {
    const world = await createWorld();
    const { lanes } = world.worker();
    for (let sent = 0; sent < 4; sent += 1) await lanes.send(lookUp(world));
    const controller = new AbortController();
    const reply = lanes.send(lookUp(world, { signal: controller.signal }));
    await world.clock.advance(0);
    controller.abort();
    expect(await reply).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 }, spent: 0 });
    await world.clock.advance(5 * MINUTE);
    expect(world.arrivals).toHaveLength(4);
  });

  it('says of one cancelled under way that it was sent', async () => {
    const world = await createWorld();
    world.latency = SECOND;
    const { lanes } = world.worker();
    const controller = new AbortController();
    const reply = lanes.send(lookUp(world, { signal: controller.signal, call: (client) => stalled(client) }));
    const stalled = async (_: unknown) => {
      await world.clock.pass(SECOND);
      return {
        ok: false,
        failure: { tag: 'cancelled', sent: 1 },
        status: 0,
        retryAfter: null,
        serverTime: null,
        transient: false,
        sent: true,
      } as const;
    };
    await world.clock.advance(0);
    controller.abort();
    await world.clock.advance(2 * SECOND);
    expect(await reply).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 1 }, spent: 1 });
  });
});

describe('the day', () => {
  it('is waited out, and the line goes on by itself after midnight UTC', async () => {
    const world = await createWorld(BEFORE_MIDNIGHT);
    world.limits = { minute: 4, day: 6, month: 100 };
    const { lanes, limits } = world.worker();
    await limits.learn(world.limits);
    const waits: Wait[] = [];
    const replies = Array.from({ length: 9 }, () =>
      lanes.send(lookUp(world, { onWait: (wait) => waits.push(wait) })),
    );
    await world.clock.advance(9 * MINUTE);
    expect(world.arrivals).toHaveLength(6);
    const midnight = Date.UTC(2026, 10, 22);
    expect(waits.at(-1)?.window).toBe('day');
    expect((waits.at(-1)?.until ?? 0) - midnight).toBeGreaterThanOrEqual(0);
    expect((waits.at(-1)?.until ?? 0) - midnight).toBeLessThan(2 * SECOND);
    await world.clock.advance(2 * MINUTE);
    expect((await Promise.all(replies)).every((reply) => reply.ok)).toBe(true);
    expect(busiestDay(world.arrivals)).toBe(6);
    expect(world.lines.filter((line) => line.includes('failed'))).toEqual([]);
  });

  it('keeps a fifth of itself for the user', async () => {
    const world = await createWorld();
    const { lanes, limits } = world.worker();
    await limits.learn({ minute: 100, day: 10, month: 1_000 });
    for (let sent = 0; sent < 12; sent += 1) void lanes.send(lookUp(world, { lane: 'list' }));
    await world.clock.advance(SECOND);
    expect(world.arrivals).toHaveLength(8);
    expect(await lanes.send(lookUp(world))).toMatchObject({ ok: true });
    expect(await lanes.send(lookUp(world, { lane: 'download' }))).toMatchObject({ ok: true });
    expect(world.arrivals).toHaveLength(10);
  });

  it('is looked at anew each hour: what the account was given since is used', async () => {
    const world = await createWorld();
    world.limits = { minute: 4, day: 1, month: 100 };
    const { lanes, limits } = world.worker();
    await limits.learn(world.limits);
    await lanes.send(lookUp(world));
    const second = lanes.send(lookUp(world));
    await world.clock.advance(30 * MINUTE);
    world.limits = { minute: 4, day: 500, month: 15_500 };
    await world.clock.advance(31 * MINUTE);
    expect(await second).toMatchObject({ ok: true });
  });

  it('is looked at anew when the account in use is over', async () => {
    const world = await createWorld();
    const began = world.clock.now();
    const { lanes, ledger } = world.worker();
    await ledger.block('day', began + HOUR);
    const asked: number[] = [];
    world.turnBack = async () => {
      asked.push(world.clock.now() - began);
      return asked.length === 1 ? began + MINUTE : null;
    };
    const sent = lanes.send(lookUp(world));
    await world.clock.advance(HOUR);
    expect(await sent).toMatchObject({ ok: true });
    expect(asked).toEqual([0, MINUTE, HOUR]);
  });

  it('is still spent when our clock is set two days forward', async () => {
    const world = await createWorld();
    world.limits = { minute: 4, day: 5, month: 100 };
    const { lanes, limits } = world.worker();
    await limits.learn(world.limits);
    for (let sent = 0; sent < 6; sent += 1) void lanes.send(lookUp(world));
    await world.clock.advance(2 * MINUTE);
    expect(world.arrivals).toHaveLength(5);
    world.clock.jump(2 * DAY);
    void lanes.send(lookUp(world));
    await world.clock.advance(2 * HOUR);
    expect(world.arrivals).toHaveLength(5);
    // And the true midnight still comes, though our clock shows another day.
    await world.clock.advance(10 * HOUR + 5 * SECOND);
    expect(world.arrivals).toHaveLength(7);
  });
});

describe('a request that is raised', () => {
  it.each([
    ['in the air', SECOND],
    ['in the pause after a failure', 4_100],
  ])('%s goes on in the higher lane when it comes back', async (_, after) => {
    const world = await createWorld();
    const { lanes, ledger } = world.worker();
    // With this one the lower lanes have had their share of the day.
    await ledger.correct({ dayUsed: 399, monthUsed: 399, at: world.clock.now() });
    world.behave = script(refusal({ tag: 'upstream', status: 503 }, 503, { transient: true }));
    world.latency = 2 * SECOND;
    const reply = lanes.send(lookUp(world, { lane: 'list', ticket: 't' }));
    await world.clock.advance(after);
    lanes.raise('t', 'interactive');
    await world.clock.advance(MINUTE);
    expect(await reply).toMatchObject({ ok: true, spent: 2 });
    expect(world.manners.map(({ lane }) => lane)).toEqual(['list', 'interactive']);
  });
});

describe('the watchlist beside a list that never ends', () => {
  it('has every fourth turn; when it waits for none the list has all', async () => {
    const world = await createWorld();
    const order: Lane[] = [];
    const { lanes } = world.worker();
    const ask = (lane: Lane) =>
      void lanes.send(
        lookUp(world, {
          lane,
          call: async () => {
            order.push(lane);
            return answer('report', 'raw', null);
          },
        }),
      );
    for (let sent = 0; sent < 17; sent += 1) ask('list');
    for (let sent = 0; sent < 3; sent += 1) ask('watch');
    await world.clock.advance(4 * MINUTE + 10 * SECOND);
    const round = ['list', 'list', 'list', 'watch'];
    expect(order).toEqual([
      ...round,
      ...round,
      ...round,
      'list',
      'list',
      'list',
      'list',
      'list',
      'list',
      'list',
      'list',
    ]);
  });

  it('waits for whoever clicks, and for downloads and pages', async () => {
    const turn = createWatchTurn();
    for (let sent = 0; sent < LISTS_BEFORE_WATCH; sent += 1) turn.left('list');
    const waiting = (...lanes: Lane[]) => turn.next(lanes.map((lane) => ({ lane })))?.lane;
    expect(waiting('interactive', 'list', 'watch')).toBe('interactive');
    expect(waiting('download', 'watch')).toBe('download');
    expect(waiting('page', 'list', 'watch')).toBe('page');
    expect(waiting('list', 'list', 'watch')).toBe('watch');
    expect(waiting('list')).toBe('list');
    expect(waiting()).toBeUndefined();
  });
});

describe('the key', () => {
  it('is needed: without one nothing leaves and nothing is spent', async () => {
    const world = await createWorld();
    const { lanes, vault, ledger } = world.worker();
    await vault.forgetKey();
    expect(await lanes.send(lookUp(world))).toEqual({ ok: false, failure: { tag: 'no-key' }, spent: 0 });
    expect(world.arrivals).toEqual([]);
    expect((await ledger.view(world.clock.now())).dayUsed).toBe(0);
  });

  it('when forgotten ends what waits for tomorrow', async () => {
    const world = await createWorld();
    world.limits = { minute: 4, day: 1, month: 100 };
    const { lanes, limits, vault } = world.worker();
    await limits.learn(world.limits);
    await lanes.send(lookUp(world));
    const reply = lanes.send(lookUp(world));
    await world.clock.advance(0);
    await vault.forgetKey();
    lanes.resume();
    expect(await reply).toEqual({ ok: false, failure: { tag: 'no-key' }, spent: 0 });
  });
});

it('writes the spend down before it says that the request leaves', async () => {
  const world = await createWorld();
  const { lanes, ledger } = world.worker();
  let used = -1;
  const onLeave = async () => {
    used = (await ledger.view(world.clock.now())).dayUsed;
    expect(world.arrivals).toEqual([]);
  };
  await lanes.send(lookUp(world, { onLeave }));
  expect(used).toBe(1);
});

it('sends nothing when the spend cannot be written down', async () => {
  const world = await createWorld();
  const { lanes } = world.worker();
  world.fillDisk(true);
  expect(await lanes.send(lookUp(world))).toEqual({ ok: false, failure: { tag: 'storage-full' }, spent: 0 });
  expect(world.arrivals).toEqual([]);
  world.fillDisk(false);
  expect(await lanes.send(lookUp(world))).toMatchObject({ ok: true });
});
