import { describe, expect, it } from 'vitest';
import { hasEnded } from '@/utils/domain/check';
import { MINUTE } from '@/utils/domain/duration';
import { atEveryStep, killedAt } from '../../../support/kill-points';
import { notSpentInOrder } from '../../../support/spent-in-order';
import { createWorld, type Worker, type World } from '../../../support/worker';

const LINK = 'https://link.example/a';
const ORDER = { indicator: { kind: 'url', value: LINK }, origin: 'link', secrets: 'ask' } as const;

/** Long enough for every look at an analysis, and for slots lost to a killed worker. */
const LONG = 10 * MINUTE;

/** Lets time pass, half a minute at a time, until nothing is unfinished any more or `LONG` is over. */
async function untilEnded(world: World, worker: Worker): Promise<void> {
  const until = world.clock.now() + LONG;
  while (world.clock.now() < until) {
    await world.settle();
    const unfinished = await Promise.race([worker.table.unfinished(), world.settle().then(() => null)]);
    if (unfinished?.length === 0) return;
    await world.clock.advance(MINUTE / 2);
  }
}

/** The next worker goes on with whatever it finds; a check that was never written down is asked for again. */
async function revive(world: World): Promise<Worker> {
  const worker = world.born();
  await worker.checks.resume();
  await untilEnded(world, worker);
  return worker;
}

describe('a worker that dies at any step', () => {
  it('of a look-up: the check ends, and every request is in the ledger', { timeout: 60_000 }, async () => {
    const steps = await atEveryStep(async (at) => {
      const world = await createWorld();
      world.virusTotal.known.set(LINK, 4);
      const reached = await killedAt(world, at, 20, (worker) => worker.checks.start(ORDER));
      const next = await revive(world);
      expect(await next.table.unfinished()).toEqual([]);
      const view = await next.checks.start(ORDER);
      await untilEnded(world, next);
      expect((await next.checks.get(view.id))?.state).toMatchObject({
        phase: 'report',
        verdict: { reading: 4 },
      });
      expect(await notSpentInOrder(world, next), `killed at step ${at}`).toEqual([]);
      // One request that may have been lost with the worker, and one to make up for it.
      expect(world.virusTotal.counted().length).toBeLessThanOrEqual(2);
      return reached;
    });
    expect(steps).toBeGreaterThan(5);
  });

  it('of a submission: published at most once, and the check ends', { timeout: 120_000 }, async () => {
    const steps = await atEveryStep(async (at) => {
      const world = await createWorld();
      const before = world.born();
      const { id } = await before.checks.start(ORDER);
      await world.settle();
      const reached = await killedAt(world, at, 20, (worker) => worker.checks.submit(id));
      const next = await revive(world);
      const view = await next.checks.get(id);
      expect(view && hasEnded(view.state)).toBe(true);
      expect(await next.table.unfinished()).toEqual([]);
      expect(world.virusTotal.counted().filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(
        1,
      );
      expect(await notSpentInOrder(world, next), `killed at step ${at}`).toEqual([]);
      return reached;
    });
    expect(steps).toBeGreaterThan(10);
  });
});
