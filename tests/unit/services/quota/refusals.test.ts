import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { Wait } from '@/utils/domain/quota';
import { answer, noAnswer, notSent } from '@/utils/services/virustotal/reply';
import { createWorld, gaps, lookUp, quotaExceeded, refusal, script } from './world';

describe('429 for a quota', () => {
  it('of the minute: asks which, waits 60 s, goes on by itself, and the spend stays', async () => {
    const world = await createWorld();
    world.behave = script(quotaExceeded());
    const { lanes, ledger } = world.worker();
    const waits: Wait[] = [];
    const refusedAt = world.clock.now();
    const reply = lanes.send(lookUp(world, { repeat: 'once', onWait: (wait) => waits.push(wait) }));
    await world.clock.advance(59 * SECOND);
    expect(world.arrivals).toHaveLength(1);
    expect(world.quotasAsked).toBe(1);
    expect(waits).toEqual([{ window: 'minute', until: refusedAt + MINUTE }]);
    await world.clock.advance(2 * SECOND);
    expect(await reply).toMatchObject({ ok: true, spent: 2 });
    expect((await ledger.view(world.clock.now())).dayUsed).toBe(2);
  });

  it('of the day: waits for 00:00 UTC, also in the next worker, and tells what was used elsewhere', async () => {
    const world = await createWorld(Date.UTC(2026, 10, 21, 22));
    world.elsewhere = 499;
    world.behave = script(quotaExceeded());
    const first = world.worker();
    void first.lanes.send(lookUp(world));
    await world.clock.advance(SECOND);
    expect(await first.ledger.view(world.clock.now())).toMatchObject({ dayUsed: 500, learned: true });
    const waits: Wait[] = [];
    const second = world.worker().lanes.send(lookUp(world, { onWait: (wait) => waits.push(wait) }));
    await world.clock.advance(HOUR);
    expect(waits[0]?.window).toBe('day');
    expect(world.arrivals).toHaveLength(1);
    world.elsewhere = 0;
    await world.clock.advance(HOUR + 2 * SECOND);
    expect(await second).toMatchObject({ ok: true });
    expect(world.lines.some((line) => line.includes('day until 2026-11-22T00:00:0'))).toBe(true);
  });

  it('of the month: waits for the 1st', async () => {
    const world = await createWorld(Date.UTC(2026, 10, 30, 23));
    world.limits = { minute: 4, day: 500, month: 3 };
    world.elsewhere = 2;
    world.behave = script(quotaExceeded());
    const { lanes } = world.worker();
    const waits: Wait[] = [];
    const reply = lanes.send(lookUp(world, { onWait: (wait) => waits.push(wait) }));
    await world.clock.advance(30 * MINUTE);
    expect(waits[0]?.window).toBe('month');
    expect((waits[0]?.until ?? 0) - Date.UTC(2026, 11)).toBeLessThan(2 * SECOND);
    world.limits.month = 100;
    await world.clock.advance(31 * MINUTE);
    expect(await reply).toMatchObject({ ok: true });
  });

  it('that nobody explains: waits longer each time', async () => {
    const world = await createWorld();
    world.quotas = () => noAnswer({ tag: 'quota', window: 'unknown', resetsAt: 0 }, { status: 429 });
    world.behave = script(quotaExceeded(), quotaExceeded(), quotaExceeded());
    const { lanes } = world.worker();
    const reply = lanes.send(lookUp(world));
    await world.clock.advance(8 * MINUTE);
    expect(await reply).toMatchObject({ ok: true, spent: 4 });
    expect(gaps(world.arrivals)).toEqual([60, 120, 240]);
  });

  it('is not explained by the account of a key that was replaced meanwhile', async () => {
    const world = await createWorld();
    world.behave = script(quotaExceeded());
    const { lanes, vault, ledger } = world.worker();
    const { quotas } = world;
    world.quotas = async () => {
      world.quotas = quotas;
      await vault.saveKey('d'.repeat(64));
      const spent = { hour: 0, day: 500, month: 500 };
      return answer({ limits: { minute: 1, day: 500, month: 15_500 }, used: spent }, '', null);
    };
    const reply = lanes.send(lookUp(world));
    await world.clock.advance(2 * MINUTE);
    expect(await reply).toMatchObject({ ok: true, spent: 2 });
    // What the new one has spent is asked before it is sent with.
    expect(await ledger.view(world.clock.now())).toMatchObject({ limits: { minute: 4 }, dayUsed: 2 });
  });

  it('of four at once is one refusal, and they go first afterwards', async () => {
    const world = await createWorld();
    world.latency = 100;
    world.behave = script(quotaExceeded(), quotaExceeded(), quotaExceeded(), quotaExceeded());
    const { lanes } = world.worker();
    const left: number[] = [];
    const send = (number: number) =>
      lanes.send(lookUp(world, { order: number, onLeave: async () => void left.push(number) }));
    const replies = [5, 6, 7, 8].map(send);
    await world.clock.advance(SECOND);
    replies.push(send(1));
    expect(world.quotasAsked).toBe(1);
    await world.clock.advance(3 * MINUTE);
    await Promise.all(replies);
    expect(left).toEqual([5, 6, 7, 8, 5, 6, 7, 8, 1]);
    expect(world.arrivals.at(4)).toBeLessThan((world.arrivals[0] ?? 0) + 62 * SECOND);
  });
});

describe('a transient failure', () => {
  const failing = () => refusal({ tag: 'upstream', status: 503 }, 503, { transient: true });

  it('is tried three times in all, each charged, with growing pauses', async () => {
    const world = await createWorld();
    world.behave = failing;
    const { lanes, ledger } = world.worker();
    const reply = lanes.send(lookUp(world));
    await world.clock.advance(MINUTE);
    expect(await reply).toEqual({ ok: false, failure: { tag: 'upstream', status: 503 }, spent: 3 });
    const [first = 0, second = 0, third = 0] = world.arrivals;
    expect([second - first, third - second]).toEqual([SECOND, 2 * SECOND]);
    expect((await ledger.view(world.clock.now())).dayUsed).toBe(3);
  });

  it('that passes is not seen by the asker', async () => {
    const world = await createWorld();
    world.behave = script(failing());
    const { lanes } = world.worker();
    const reply = lanes.send(lookUp(world));
    await world.clock.advance(2 * SECOND);
    expect(await reply).toEqual({ ok: true, value: 'report', raw: 'raw', spent: 2 });
  });

  it('of what must not be repeated is handed back at once', async () => {
    const world = await createWorld();
    world.behave = () => refusal({ tag: 'timeout' }, 0, { transient: true });
    const { lanes } = world.worker();
    expect(await lanes.send(lookUp(world, { repeat: 'once' }))).toMatchObject({
      failure: { tag: 'timeout' },
      spent: 1,
    });
    expect(world.arrivals).toHaveLength(1);
  });

  it('five times in a row leaves VirusTotal alone for a minute', async () => {
    const world = await createWorld();
    const { lanes, limits } = world.worker();
    await limits.learn({ minute: 100, day: 500, month: 1_000 });
    world.behave = failing;
    for (let sent = 0; sent < 5; sent += 1) await lanes.send(lookUp(world, { repeat: 'once' }));
    world.behave = () => undefined;
    const reply = lanes.send(lookUp(world));
    await world.clock.advance(59 * SECOND);
    expect(world.arrivals).toHaveLength(5);
    await world.clock.advance(2 * SECOND);
    expect(await reply).toMatchObject({ ok: true });
  });

  it('can be cancelled in its pause', async () => {
    const world = await createWorld();
    world.behave = failing;
    const controller = new AbortController();
    const reply = world.worker().lanes.send(lookUp(world, { signal: controller.signal }));
    await world.clock.advance(SECOND / 2);
    controller.abort();
    expect(await reply).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 1 }, spent: 1 });
  });
});

describe('a refused key', () => {
  it('stops everything that waits and everything that comes, in the next worker too', async () => {
    const world = await createWorld();
    world.behave = () => refusal({ tag: 'wrong-key' }, 401);
    const { lanes, vault } = world.worker();
    const replies = Array.from({ length: 8 }, () => lanes.send(lookUp(world)));
    await world.clock.advance(3 * MINUTE);
    for (const reply of await Promise.all(replies)) {
      expect(reply).toMatchObject({ ok: false, failure: { tag: 'wrong-key' } });
    }
    // Only those that were under way together found out.
    expect(world.arrivals.length).toBeLessThanOrEqual(4);
    const before = world.arrivals.length;
    expect(await vault.keyState()).toMatchObject({ refused: 'wrong-key' });
    expect(await world.worker().lanes.send(lookUp(world))).toMatchObject({
      failure: { tag: 'wrong-key' },
      spent: 0,
    });
    expect(world.arrivals).toHaveLength(before);
  });

  it('is over with another key', async () => {
    const world = await createWorld();
    world.behave = script(refusal({ tag: 'inactive-user' }, 401));
    const { lanes, vault } = world.worker();
    expect(await lanes.send(lookUp(world))).toMatchObject({ failure: { tag: 'inactive-user' }, spent: 1 });
    await vault.saveKey('d'.repeat(64));
    lanes.resume();
    expect(await lanes.send(lookUp(world))).toMatchObject({ ok: true });
  });

  it('that was replaced meanwhile does not stop the new one', async () => {
    const world = await createWorld();
    world.latency = SECOND;
    world.behave = script(refusal({ tag: 'wrong-key' }, 401));
    const { lanes, vault } = world.worker();
    const reply = lanes.send(lookUp(world));
    await world.clock.advance(SECOND / 2);
    await vault.saveKey('d'.repeat(64));
    await world.clock.advance(5 * SECOND);
    expect(await reply).toMatchObject({ ok: true, spent: 2 });
    expect(await vault.keyState()).toMatchObject({ refused: null });
  });

  it('stops the lanes even when that cannot be written down', async () => {
    const world = await createWorld();
    const { lanes } = world.worker();
    world.behave = () => {
      world.fillDisk(true);
      return refusal({ tag: 'wrong-key' }, 401);
    };
    await lanes.send(lookUp(world));
    world.fillDisk(false);
    world.behave = () => undefined;
    expect(await lanes.send(lookUp(world))).toMatchObject({ failure: { tag: 'wrong-key' }, spent: 0 });
  });
});

it('fails only the one request that is forbidden', async () => {
  const world = await createWorld();
  world.behave = script(refusal({ tag: 'forbidden' }, 403));
  const { lanes } = world.worker();
  expect(await lanes.send(lookUp(world))).toMatchObject({ failure: { tag: 'forbidden' }, spent: 1 });
  expect(await lanes.send(lookUp(world))).toMatchObject({ ok: true });
});

it('gives back the spend of what provably did not leave, and keeps it otherwise', async () => {
  const world = await createWorld();
  const { lanes, ledger } = world.worker();
  world.behave = () => notSent({ tag: 'permission-missing', origin: 'https://www.virustotal.com' });
  expect(await lanes.send(lookUp(world))).toMatchObject({ failure: { tag: 'permission-missing' }, spent: 0 });
  expect(await ledger.view(world.clock.now())).toMatchObject({ dayUsed: 0, minuteUsed: 0 });
  const onLeave = () => Promise.reject(new Error('the row could not be written'));
  expect(await lanes.send(lookUp(world, { onLeave }))).toMatchObject({
    failure: { tag: 'internal' },
    spent: 0,
  });
  expect((await ledger.view(world.clock.now())).dayUsed).toBe(0);
  const call = () => Promise.reject(new Error('a bug of the caller'));
  expect(await lanes.send(lookUp(world, { call }))).toMatchObject({ failure: { tag: 'internal' }, spent: 1 });
  expect((await ledger.view(world.clock.now())).dayUsed).toBe(1);
});
