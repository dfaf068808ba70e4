import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { success } from '@/utils/domain/result';
import { DIRECT_AT_MOST } from '@/utils/domain/upload';
import { ACCEPTED, ANALYSIS } from '../../../support/fake-uploading';
import { killedAt } from '../../../support/kill-points';
import { notSpentInOrder } from '../../../support/spent-in-order';
import { createWorld, type Worker, type World } from '../../../support/worker';

const FILE = new Blob([new Uint8Array(DIRECT_AT_MOST + 1)]);
const SHA256 = 'a'.repeat(64);
const ORDER = {
  sha256: SHA256,
  name: 'a.exe',
  size: DIRECT_AT_MOST + 1,
  downloadKey: null,
  path: null,
} as const;

/** A VirusTotal that has the file as soon as all of it has left, and a line on which that takes a while. */
async function uploading(): Promise<World> {
  const world = await createWorld();
  world.uploading.hash = async () => success({ sha256: SHA256, bytes: FILE.size });
  world.uploading.onPost = async (file, _, { onSent, signal }) => {
    onSent(0, false);
    await world.clock.pass(20_000);
    if (signal.aborted) return { posted: 'cancelled' };
    onSent(file.size, true);
    world.virusTotal.takeFile(ANALYSIS, SHA256);
    return ACCEPTED;
  };
  return world;
}

/** The page: it hands its file over to whoever wants it, in whatever worker. */
async function startAndHandOver(world: World, worker: Worker): Promise<void> {
  const started = await worker.uploads.start(ORDER);
  if (started.ok && started.value.wantsFile) world.uploading.handOver(started.value.attempt, FILE);
}

/** Goes on as every newborn worker does, until all is at rest. */
async function revive(world: World): Promise<Worker> {
  const worker = world.born();
  const goOn = async () => {
    await worker.checks.resume();
    await worker.uploads.resume();
  };
  void goOn();
  for (let round = 0; round < 20; round += 1) {
    await world.settle();
    const found = await worker.uploads.get(SHA256);
    if (found === null || found.stage === 'ended') break;
    await world.clock.advance(MINUTE / 2);
  }
  return worker;
}

describe('a worker that dies at any step of an upload', () => {
  it('leaves it to the next: sent at most once, and always ended', { timeout: 240_000 }, async () => {
    let at = 0;
    const ends = new Set<string | null | undefined>();
    for (let reached = true; reached; ) {
      at += 1;
      const world = await uploading();
      reached = await killedAt(world, at, 8, (worker) => startAndHandOver(world, worker));
      const next = await revive(world);
      const found = await next.uploads.get(SHA256);
      expect(world.uploading.orders.length, `killed at step ${at}: never sent twice`).toBeLessThanOrEqual(1);
      expect(await next.uploads.unfinished(), `killed at step ${at}`).toEqual([]);
      // What had been sent is followed to its report, whoever was alive meanwhile.
      if (world.uploading.orders.length === 1)
        expect(found, `killed at step ${at}`).toMatchObject({ end: 'analysed' });
      ends.add(found?.end);
      const sent = world.uploading.orders.length;
      expect(await notSpentInOrder(world, next, sent), `killed at step ${at}`).toEqual([]);
      expect(world.uploading.isOpen(), 'nothing is left open').toBe(false);
    }
    expect(at).toBeGreaterThan(20);
    // Before there was a row; before the page had somebody to hand the file to; from then on.
    expect([...ends].toSorted()).toEqual(['analysed', 'file-gone', undefined].toSorted());
  });

  it('and the browser with it: VirusTotal is asked, nothing is sent again', { timeout: 60_000 }, async () => {
    const world = await uploading();
    const worker = world.born();
    void startAndHandOver(world, worker);
    await world.settle();
    expect(world.uploading.orders).toHaveLength(1);
    worker.kill();
    world.uploading.crash();
    const next = await revive(world);
    expect(await next.uploads.get(SHA256)).toMatchObject({ end: 'uncertain' });
    expect(world.uploading.orders).toHaveLength(1);
    expect(world.virusTotal.counted().at(-1)).toMatchObject({
      method: 'GET',
      path: `/api/v3/files/${SHA256}`,
    });
  });

  it('and cancelled afterwards: it is, and that is certain', async () => {
    const world = await uploading();
    world.uploading.onPost = (_, __, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ posted: 'cancelled' }));
      });
    const worker = world.born();
    void startAndHandOver(world, worker);
    await world.settle();
    worker.kill();
    const next = world.born();
    await next.uploads.resume();
    await world.settle();
    await next.uploads.cancel(SHA256);
    await world.settle();
    expect(await next.uploads.get(SHA256)).toMatchObject({ stage: 'ended', end: 'cancelled' });
  });

  it.each([
    ['before the next goes on', async ({ uploads }: Worker) => uploads.cancel(SHA256)],
    [
      'while the next goes on',
      async ({ uploads }: Worker) => Promise.all([uploads.resume(), uploads.cancel(SHA256)]),
    ],
  ])('and cancelled %s: not a byte more leaves', async (_, cancel) => {
    const world = await uploading();
    const worker = world.born();
    void startAndHandOver(world, worker);
    await world.settle();
    worker.kill();
    const next = world.born();
    void cancel(next);
    await world.settle();
    void next.uploads.resume();
    await world.clock.advance(MINUTE);
    expect(await next.uploads.get(SHA256)).toMatchObject({ end: 'cancelled' });
    expect(world.virusTotal.files.has(SHA256)).toBe(false);
    expect(world.uploading.isOpen()).toBe(false);
  });

  it('after the cancel was written down: the next one tells the context', { timeout: 240_000 }, async () => {
    for (let at = 1, reached = true; reached; at += 1) {
      const world = await uploading();
      const worker = world.born();
      void startAndHandOver(world, worker);
      await world.settle();
      expect(world.uploading.orders).toHaveLength(1);
      let steps = 0;
      worker.onStep = () => {
        steps += 1;
        if (steps === at) worker.kill();
      };
      void worker.uploads.cancel(SHA256);
      await world.settle();
      reached = steps >= at;
      worker.kill();
      // Killed before anything of the wish was written, it is as if nobody had wished it.
      const next = await revive(world);
      const end = (await next.uploads.get(SHA256))?.end;
      expect(end, `killed at step ${at}`).toBe(at === 1 ? 'analysed' : 'cancelled');
    }
  });
});
