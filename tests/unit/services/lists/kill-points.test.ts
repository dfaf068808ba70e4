import { describe, expect, it } from 'vitest';
import { atEveryStep, killedAt } from '../../../support/kill-points';
import { notSpentInOrder } from '../../../support/spent-in-order';
import { createWorld, type Worker, type World } from '../../../support/worker';
import { given, hashes, readIn, statesOf, untilRests } from './list-world';

const [A = '', B = ''] = hashes(2);
const LINK = 'https://new.example/x';

/** A world with a list in it that was not started yet. */
async function withList(text: string): Promise<{ readonly world: World; readonly list: string }> {
  const world = await createWorld();
  world.virusTotal.files.set(A, 5);
  const reader = world.born();
  const list = await readIn(reader, text);
  await world.settle();
  reader.kill();
  return { world, list };
}

/** The next worker goes on with whatever it finds, as each does at its birth. */
async function revive(world: World, list: string, submitUnknown: boolean): Promise<Worker> {
  const worker = world.born();
  await worker.checks.resume();
  await worker.lists.goOn();
  // What the user saw not happen, the user does again.
  if (given(await worker.lists.get(list)).stage === 'ready') await worker.lists.start(list, submitUnknown);
  await untilRests(world, worker, list, 30);
  return worker;
}

describe('a worker that dies at any step of a list', () => {
  it('loses no row, and answers none twice', { timeout: 240_000 }, async () => {
    const steps = await atEveryStep(async (at) => {
      const { world, list } = await withList([A, B].join('\n'));
      const reached = await killedAt(world, at, 8, (worker) => worker.lists.start(list, false));
      const next = await revive(world, list, false);
      expect(await statesOf(next, list), `killed at step ${at}`).toEqual(['malicious', 'unknown']);
      const view = given(await next.lists.get(list));
      expect(view).toMatchObject({ stage: 'done', counts: { malicious: 1, unknown: 1, waiting: 0 } });
      // Two requests, and one more where it was lost with the worker on its way, for each.
      expect(world.virusTotal.counted().length).toBeLessThanOrEqual(4);
      expect(await notSpentInOrder(world, next), `killed at step ${at}`).toEqual([]);
      const { replies } = await next.lists.exports.replies(list, 0);
      expect(replies.map(({ id }) => id)).toEqual([A]);
      expect(await next.table.unfinished()).toEqual([]);
      // At worst the one whose end the dead worker had not cleared away.
      expect(await next.storage.run((database) => database.count('checks'))).toBeLessThanOrEqual(1);
      return reached;
    });
    expect(steps).toBeGreaterThan(20);
  });

  it('submits a link at most once', { timeout: 240_000 }, async () => {
    const steps = await atEveryStep(async (at) => {
      const { world, list } = await withList(LINK);
      const reached = await killedAt(world, at, 8, (worker) => worker.lists.start(list, true));
      const next = await revive(world, list, true);
      const posts = world.virusTotal.counted().filter(({ method }) => method === 'POST');
      expect(posts.length, `killed at step ${at}`).toBeLessThanOrEqual(1);
      expect(await statesOf(next, list)).not.toContain('waiting');
      expect(await notSpentInOrder(world, next), `killed at step ${at}`).toEqual([]);
      if (at > 1 && posts.length === 0) expect(await statesOf(next, list)).toEqual(['unknown']);
      return reached;
    });
    expect(steps).toBeGreaterThan(20);
  });

  it('of taking it away, or of reading it in, leaves all of it or nothing', {
    timeout: 120_000,
  }, async () => {
    await atEveryStep(async (at) => {
      const { world, list } = await withList([A, B].join('\n'));
      const reached = await killedAt(world, at, 8, (worker) => worker.lists.remove(list));
      const next = world.born();
      await next.lists.goOn();
      await world.settle();
      const left = await next.lists.all();
      const rows = await next.storage.run((database) => database.count('listRows'));
      // What is half removed is not taken for lost.
      expect(
        left.some(({ restored }) => restored),
        `killed at step ${at}`,
      ).toBe(false);
      expect(rows, `killed at step ${at}`).toBe(left.length * 2);
      expect(await world.area.get('lists')).toHaveLength(left.length);
      return reached;
    });
  });
});
