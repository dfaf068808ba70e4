import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { atEveryStep, killedAt } from '../../../support/kill-points';
import { notSpentInOrder } from '../../../support/spent-in-order';
import { createWorld, type Worker } from '../../../support/worker';
import { bornAwake, say, told, watchHosts } from './world';

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
      const reached = await killedAt(world, at, 4, goOn);

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
      expect(await notSpentInOrder(world, next), `killed at step ${at}`).toEqual([]);
      next.kill();
      return reached;
    });
    expect(steps).toBeGreaterThan(20);
  });

  it('of adding: all entries or none, and the copy knows them', { timeout: 120_000 }, async () => {
    const steps = await atEveryStep(async (at) => {
      const world = await createWorld();
      const hosts = ['a.example', 'b.example', 'c.example'];
      const reached = await killedAt(world, at, 4, (worker) => watchHosts(worker, hosts));
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
