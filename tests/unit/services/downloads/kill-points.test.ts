import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isAtRest } from '@/utils/domain/download';
import { MINUTE } from '@/utils/domain/duration';
import { notSpentInOrder } from '../../../support/spent-in-order';
import { createWorld, type Worker, type World } from '../../../support/worker';

const BYTES = new TextEncoder().encode('MZ, more or less');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const URL_1 = 'https://files.example/setup.exe';

async function watched(): Promise<World> {
  const world = await createWorld();
  const worker = world.born();
  await worker.settings.save({ downloads: 'on' });
  await worker.downloads.goOn();
  await world.settle();
  const now = world.clock.now();
  world.virusTotal.files.set(SHA256, 5);
  world.disk.finish({ url: URL_1, firstUrl: URL_1, startedAt: now, endedAt: now }, BYTES);
  return world;
}

async function rows(worker: Worker) {
  return (await worker.downloads.list({ search: '', filter: 'all', limit: 10 })).rows;
}

/** Goes on as every newborn worker does, until all is at rest. */
async function revive(world: World): Promise<Worker> {
  const worker = world.born();
  await worker.checks.resume();
  await worker.downloads.goOn();
  for (let round = 0; round < 20; round += 1) {
    await world.settle();
    const now = await rows(worker);
    if (now.length > 0 && now.every(isAtRest)) break;
    await world.clock.advance(MINUTE / 2);
  }
  return worker;
}

describe('a worker that dies at any step of a download', () => {
  it('leaves it to the next: one row, one verdict by its hash', { timeout: 120_000 }, async () => {
    let at = 0;
    for (let reached = true; reached; ) {
      at += 1;
      const world = await watched();
      const worker = world.born();
      let steps = 0;
      worker.onStep = () => {
        steps += 1;
        if (steps === at) worker.kill();
      };
      void worker.downloads.goOn().catch(() => undefined);
      for (let round = 0; round < 5 && steps < at; round += 1) await world.settle();
      reached = steps >= at;
      worker.kill();

      const next = await revive(world);
      expect(await rows(next), `killed at step ${at}`).toMatchObject([
        { stage: 'checked', basis: 'file', sha256: SHA256, verdict: { name: 'malicious', reading: 5 } },
      ]);
      // One request that may have been lost with the worker, and one to make up for it.
      expect(world.virusTotal.counted().length).toBeLessThanOrEqual(2);
      expect(await next.downloadTable.unfinished()).toEqual([]);
      expect(await notSpentInOrder(world, next), `killed at step ${at}`).toEqual([]);
    }
    expect(at).toBeGreaterThan(12);
  });
});
