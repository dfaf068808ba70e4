import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { createWorld, type Worker, type World } from '../../../support/worker';
import { bornAwake, say, told, watchHosts } from './world';

/** Runs `act` with a worker that dies at its step number `at`; says whether it got that far. */
async function killedAt(
  world: World,
  at: number,
  act: (worker: Worker) => Promise<unknown>,
): Promise<boolean> {
  const worker = world.born();
  let steps = 0;
  worker.onStep = () => {
    steps += 1;
    if (steps === at) worker.kill();
  };
  void act(worker).catch(() => undefined);
  for (let round = 0; round < 4 && steps < at; round += 1) {
    await world.settle();
    await world.clock.advance(MINUTE / 2);
  }
  worker.kill();
  return steps >= at;
}

async function atEveryStep(run: (at: number) => Promise<boolean>): Promise<number> {
  for (let at = 1; ; at += 1) if (!(await run(at))) return at - 1;
}

const goOn = async (worker: Worker): Promise<void> => {
  await worker.checks.resume();
  await worker.goOnWatching();
};

describe('a worker that dies at any step', () => {
  it('of a look that finds a change: filed, told and delivered once', { timeout: 240_000 }, async () => {
    const steps = await atEveryStep(async (at) => {
      const world = await createWorld();
      say(world, 'a.example', 0);
      const before = bornAwake(world);
      await before.webhook.save('https://receiver.example/', null);
      await watchHosts(before, ['a.example']);
      await world.clock.advance(MINUTE);
      before.kill();
      say(world, 'a.example', 7);
      world.clock.jump(2 * DAY);
      const reached = await killedAt(world, at, goOn);

      const next = bornAwake(world);
      await world.clock.advance(2 * HOUR);
      expect(told(world)).toEqual(['a.example flagged']);
      expect(world.receiver.taken().map(({ event }) => event)).toEqual(['flagged']);
      expect(world.receiver.arrived.length).toBeLessThanOrEqual(2);
      const { rows } = await next.watchChanges.list(null, 0, 10);
      expect(rows.map(({ notice, webhook }) => [notice, webhook])).toEqual([['shown', 'delivered']]);
      const text = await next.log.text('info', 0);
      const lines = text.ok ? (text.value.text.match(/watchlist run .*/g) ?? []) : [];
      expect(lines, 'each run begins once and ends once, with all that it filed').toEqual([
        'watchlist run starts',
        'watchlist run ends good 1, bad 0, unknown 0, failed 0',
        'watchlist run starts',
        'watchlist run ends good 0, bad 1, unknown 0, failed 0',
      ]);
      const runs = await next.watchRuns.list(0, 10);
      expect(runs.rows.map(({ counts }) => counts)).toEqual([
        { good: 0, bad: 1, unknown: 0, failed: 0 },
        { good: 1, bad: 0, unknown: 0, failed: 0 },
      ]);
      // One request that may have been lost with the worker, and one to make up for it.
      expect(world.virusTotal.counted().length).toBeLessThanOrEqual(3);
      next.kill();
      return reached;
    });
    expect(steps).toBeGreaterThan(20);
  });

  it('of adding: all entries or none, and the copy knows them', { timeout: 120_000 }, async () => {
    const steps = await atEveryStep(async (at) => {
      const world = await createWorld();
      const hosts = ['a.example', 'b.example', 'c.example'];
      const reached = await killedAt(world, at, (worker) => watchHosts(worker, hosts));
      const next = bornAwake(world);
      await world.settle();
      const { total } = await next.watchlist.list({
        search: '',
        filter: 'all',
        sort: 'name',
        offset: 0,
        limit: 10,
      });
      expect([0, 3]).toContain(total);
      const copy = (await world.area.get('watchlist')) as { entries: unknown[] } | undefined;
      expect(copy?.entries.length ?? 0).toBe(total);
      next.kill();
      return reached;
    });
    expect(steps).toBeGreaterThan(3);
  });
});
