import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import { noAnswer } from '@/utils/services/virustotal/reply';
import {
  createWorld,
  gaps,
  lookUp,
  quotaExceeded,
  refusal,
  script,
  tooManyRequests,
  type World,
} from './world';

const unavailable = (retryAfter: number | null = null) =>
  noAnswer({ tag: 'upstream', status: 503 }, { status: 503, transient: true, retryAfter });

/** `overall_quotas` cannot be asked, so that no quota explains a refusal. */
async function createSilentWorld(start?: number): Promise<World> {
  const world = await createWorld(start);
  world.quotas = () => noAnswer({ tag: 'timeout' }, { transient: true });
  return world;
}

describe('TooManyRequests', () => {
  it('is waited out longer each time, and passed on after the sixth in a row', async () => {
    const world = await createWorld();
    world.behave = () => tooManyRequests();
    const { lanes } = world.worker();
    const reply = lanes.send(lookUp(world));
    await world.clock.advance(40 * MINUTE);
    const retryAt = world.clock.now() - 40 * MINUTE + (31 + 16) * MINUTE;
    expect(await reply).toEqual({ ok: false, failure: { tag: 'too-many-requests', retryAt }, spent: 6 });
    expect(gaps(world.arrivals)).toEqual([60, 120, 240, 480, 960]);
    expect(world.quotasAsked).toBe(0);
  });

  it('of four at once is one refusal', async () => {
    const world = await createWorld();
    world.latency = 100;
    world.behave = script(...Array.from({ length: 8 }, () => tooManyRequests()));
    const { lanes } = world.worker();
    const replies = Array.from({ length: 4 }, () => lanes.send(lookUp(world)));
    await world.clock.advance(5 * MINUTE);
    for (const reply of replies) expect(await reply).toMatchObject({ ok: true, spent: 3 });
    expect(gaps([...new Set(world.arrivals.map((at) => Math.floor(at / SECOND) * SECOND))])).toEqual([
      60, 120,
    ]);
  });

  it('begins with the shortest wait again after any answer, also "unknown"', async () => {
    const world = await createWorld();
    world.behave = script(
      tooManyRequests(),
      tooManyRequests(),
      refusal({ tag: 'not-found' }, 404),
      tooManyRequests(),
    );
    const { lanes } = world.worker();
    void lanes.send(lookUp(world));
    await world.clock.advance(4 * MINUTE);
    void lanes.send(lookUp(world));
    await world.clock.advance(2 * MINUTE);
    expect(gaps(world.arrivals)).toEqual([60, 120, 60, 60]);
  });

  it('is counted on by the next worker: the browser stops this one while it waits', async () => {
    const world = await createWorld();
    world.behave = () => tooManyRequests();
    for (let worker = 0; worker < 3; worker += 1) {
      const abandoned = new AbortController();
      void world.worker().lanes.send(lookUp(world, { signal: abandoned.signal }));
      await world.clock.advance(SECOND);
      abandoned.abort();
      await world.clock.advance(5 * MINUTE);
    }
    const [view] = [await world.worker().ledger.outlook('list', world.clock.now())];
    // The third refusal is waited out for four minutes, which are over; the fourth would be for eight.
    expect(view?.blocked).toEqual([]);
    void world.worker().lanes.send(lookUp(world));
    await world.clock.advance(SECOND);
    const [block] = (await world.worker().ledger.outlook('list', world.clock.now())).blocked;
    expect(((block?.until ?? 0) - world.clock.now()) / MINUTE).toBeCloseTo(8, 1);
  });
});

describe('Retry-After', () => {
  it.each([
    ['lengthens the wait for a minute', quotaExceeded(100 * SECOND), 100],
    ['does not shorten it', quotaExceeded(0), 60],
    ['lengthens the wait of TooManyRequests', tooManyRequests(100 * SECOND), 100],
    ['does not shorten that either', tooManyRequests(SECOND), 60],
    ['of TooManyRequests counts for a quarter of an hour', tooManyRequests(30 * DAY), 900],
    ['of a quota counts for a day', quotaExceeded(30 * DAY), 86_400],
    ['of an outage counts for a quarter of an hour', unavailable(30 * DAY), 900],
  ])('%s', async (_, refused, seconds) => {
    const world = await createSilentWorld();
    world.behave = script(refused);
    const reply = world.worker().lanes.send(lookUp(world));
    await world.clock.advance(seconds * SECOND - 1);
    expect(world.arrivals).toHaveLength(1);
    await world.clock.advance(2 * SECOND);
    expect(await reply).toMatchObject({ ok: true, spent: 2 });
  });

  it('beside a spent day is no reason not to ask which quota it is', async () => {
    const world = await createWorld(Date.UTC(2026, 10, 21, 22));
    world.elsewhere = 500;
    world.behave = () => quotaExceeded(0);
    void world.worker().lanes.send(lookUp(world));
    await world.clock.advance(HOUR);
    expect(world.arrivals).toHaveLength(1);
    expect(world.quotasAsked).toBeGreaterThan(0);
  });
});

it.each([-6 * HOUR, 6 * HOUR])('backs off as usual after the clock was set by %i', async (jump) => {
  const world = await createSilentWorld();
  world.behave = () => quotaExceeded();
  const { lanes } = world.worker();
  void lanes.send(lookUp(world));
  await world.clock.advance(MINUTE + SECOND);
  world.clock.jump(jump);
  await world.clock.advance(30 * MINUTE);
  // Usually five; the wait that ran may have been cut short by the jump.
  expect(world.arrivals.length).toBeLessThanOrEqual(6);
});

it('never shortens a wait that was demanded before', async () => {
  const world = await createWorld();
  const { ledger } = world.worker();
  const now = world.clock.now();
  await ledger.block('slow-down', now + 15 * MINUTE);
  await ledger.block('slow-down', now + MINUTE);
  expect((await ledger.outlook('list', now)).blocked).toMatchObject([{ until: now + 15 * MINUTE }]);
});
