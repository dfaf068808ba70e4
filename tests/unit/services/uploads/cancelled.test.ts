import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { success } from '@/utils/domain/result';
import { ACCEPTED, ANALYSIS, answered } from '../../../support/fake-uploading';
import { createWorld, type Worker, type World } from '../../../support/worker';

const BYTES = new TextEncoder().encode('MZ, and nobody knows it');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const ORDER = {
  sha256: SHA256,
  name: 'setup.exe',
  size: BYTES.length,
  downloadKey: null,
  path: null,
} as const;
const QUOTA = answered(429, { error: { code: 'QuotaExceededError', message: 'Quota exceeded' } });

async function uploading(): Promise<World> {
  const world = await createWorld();
  world.uploading.onPost = async (file, _, { onSent }) => {
    onSent(file.size, true);
    world.virusTotal.takeFile(ANALYSIS, SHA256);
    return ACCEPTED;
  };
  return world;
}

async function begin(world: World, worker: Worker): Promise<void> {
  const started = await worker.uploads.start(ORDER);
  if (!started.ok) throw new Error(started.failure.tag);
  world.uploading.handOver(started.value.attempt, new Blob([BYTES]));
  await world.settle();
}

/** The minute is used up, so the upload waits for its slot. */
async function waiting(world: World): Promise<Worker> {
  const worker = world.born();
  for (const name of ['a', 'b', 'c', 'd']) {
    const indicator = { kind: 'domain', value: `${name}.example` } as const;
    await worker.checks.start({ indicator, origin: 'popup', secrets: 'ask' });
  }
  await world.settle();
  await begin(world, worker);
  expect(await worker.uploads.get(SHA256)).toMatchObject({ stage: 'sending', waiting: { place: 1 } });
  return worker;
}

const goOn = async ({ checks, uploads }: Worker): Promise<void> => {
  await checks.resume();
  await uploads.resume();
};

async function expectNothingPublished(world: World, worker: Worker): Promise<void> {
  await world.clock.advance(3 * MINUTE);
  expect(world.uploading.orders).toEqual([]);
  expect(await worker.uploads.get(SHA256)).toMatchObject({ stage: 'ended', end: 'cancelled' });
  expect(world.uploading.isOpen()).toBe(false);
}

describe('a cancelled upload', () => {
  it.each([
    ['before the newborn worker goes on', false],
    ['in the same turn', true],
  ])('stays cancelled when the message wakes the worker: %s', async (_, first) => {
    const world = await uploading();
    (await waiting(world)).kill();
    const next = world.born();
    if (first) void goOn(next);
    expect(await next.uploads.cancel(SHA256)).toMatchObject({ ok: true, value: { end: 'cancelled' } });
    if (!first) void goOn(next);
    await expectNothingPublished(world, next);
  });

  it('stays cancelled when the worker dies while the file is being read', async () => {
    const world = await uploading();
    const hash = world.uploading.hash;
    world.uploading.hash = () => new Promise(() => undefined);
    const worker = world.born();
    await begin(world, worker);
    await worker.uploads.cancel(SHA256);
    worker.kill();
    world.uploading.hash = hash;
    const next = world.born();
    void goOn(next);
    await expectNothingPublished(world, next);
  });

  it('ends at once while the file is being read, and the reading with it', async () => {
    const world = await uploading();
    let reading: AbortSignal | undefined;
    world.uploading.hash = ({ signal }) => {
      reading = signal;
      return new Promise(() => undefined);
    };
    const worker = world.born();
    await begin(world, worker);
    // Another one still needs the context, so it stays.
    await worker.uploads.start({ ...ORDER, sha256: 'b'.repeat(64) });
    await worker.uploads.cancel(SHA256);
    await world.settle();
    expect(reading?.aborted).toBe(true);
    await expectNothingPublished(world, worker);
  });

  it('is cancelled, not refused, while it waits after a refused quota', async () => {
    const world = await uploading();
    world.uploading.onPost = async () => QUOTA;
    const worker = world.born();
    await begin(world, worker);
    await worker.uploads.cancel(SHA256);
    await world.settle();
    expect(await worker.uploads.get(SHA256)).toMatchObject({ end: 'cancelled', failure: null });
  });

  it.each([
    ['the quota was refused', QUOTA, 'cancelled'],
    ['VirusTotal failed with all of it', answered(503, {}), null],
    ['VirusTotal has it already', answered(409, { error: { code: 'AlreadySubmittedError' } }), null],
  ])('goes by what VirusTotal says when that comes first: %s', async (_, posted, end) => {
    const world = await uploading();
    world.uploading.onPost = (__, ___, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(posted));
      });
    const worker = world.born();
    await begin(world, worker);
    await worker.uploads.cancel(SHA256);
    await world.settle();
    expect(await worker.uploads.get(SHA256)).toMatchObject({ end, failure: null });
  });

  it('at any step says the truth: cancelled and not there, or there', { timeout: 120_000 }, async () => {
    const ends = new Set<unknown>();
    for (let at = 1, reached = true; reached; at += 1) {
      const world = await uploading();
      let has = false;
      world.uploading.onPost = async (file, _, { onSent, signal }) => {
        await world.clock.pass(5 * SECOND);
        if (signal.aborted) return { posted: 'cancelled' };
        has = true;
        onSent(file.size, true);
        await world.clock.pass(5 * SECOND);
        world.virusTotal.takeFile(ANALYSIS, SHA256);
        return ACCEPTED;
      };
      const worker = world.born();
      let steps = 0;
      worker.onStep = () => {
        steps += 1;
        if (steps === at) void worker.uploads.cancel(SHA256);
      };
      await begin(world, worker);
      await world.clock.advance(3 * MINUTE);
      reached = steps >= at;
      const end = (await worker.uploads.get(SHA256))?.end;
      expect(end, `cancelled at step ${at}`).toBe(has ? 'analysed' : 'cancelled');
      expect(await worker.uploads.unfinished(), `cancelled at step ${at}`).toEqual([]);
      ends.add(end);
    }
    expect(ends.size).toBe(2);
  });

  it('can be begun again while the first is still coming to its end', async () => {
    const world = await uploading();
    const worker = world.born();
    await worker.uploads.start(ORDER);
    await worker.uploads.cancel(SHA256);
    await begin(world, worker);
    await world.clock.advance(2 * MINUTE);
    expect(await worker.uploads.get(SHA256)).toMatchObject({ end: 'analysed' });
  });
});

describe('an upload whose context or worker went away', () => {
  it('asks for no address once the file is gone', async () => {
    const world = await uploading();
    const worker = await waiting(world);
    worker.kill();
    world.uploading.crash();
    const next = world.born();
    await goOn(next);
    await world.clock.advance(2 * MINUTE);
    expect(await next.uploads.get(SHA256)).toMatchObject({ end: 'file-gone' });
    expect(world.virusTotal.counted().filter(({ path }) => path.includes('upload_url'))).toEqual([]);
  });

  it('of a finished download is read from the disk again', async () => {
    const world = await uploading();
    const path = '/home/user/Downloads/setup.exe';
    world.disk.files.set(path, BYTES);
    const worker = world.born();
    for (const name of ['a', 'b', 'c', 'd']) {
      const indicator = { kind: 'domain', value: `${name}.example` } as const;
      await worker.checks.start({ indicator, origin: 'popup', secrets: 'ask' });
    }
    await worker.uploads.start({ ...ORDER, path });
    await world.settle();
    worker.kill();
    world.uploading.crash();
    const next = world.born();
    await goOn(next);
    await world.clock.advance(3 * MINUTE);
    expect(await next.uploads.get(SHA256)).toMatchObject({ end: 'analysed' });
    expect(world.uploading.orders).toHaveLength(1);
  });

  it('takes its place in the minute in which all of it has arrived', async () => {
    const world = await uploading();
    world.uploading.onPost = async (file, _, { onSent }) => {
      await world.clock.pass(5 * MINUTE);
      onSent(file.size, true);
      return ACCEPTED;
    };
    const worker = world.born();
    await begin(world, worker);
    worker.kill();
    const next = world.born();
    await goOn(next);
    await world.clock.advance(5 * MINUTE - SECOND);
    const needles = async () => (await next.ledger.view(world.clock.now())).minuteSpends;
    // It may arrive at any moment, whichever worker sent it; until then its place moves along.
    expect(await needles()).toEqual([world.clock.now() - 25 * SECOND]);
    await world.clock.advance(2 * SECOND);
    expect(await needles()).toEqual([world.clock.now() - 26 * SECOND]);
  });

  it('is made sure of as it is: a second file under its name changes nothing', async () => {
    const world = await uploading();
    const posted: string[] = [];
    const accept = world.uploading.onPost;
    world.uploading.onPost = async (file, ...rest) => {
      posted.push(await file.text());
      return accept(file, ...rest);
    };
    const worker = world.born();
    const hash = world.uploading.hash;
    const other = new Blob(['MZ, and nobody knows IT']);
    let attempt = '';
    world.uploading.hash = async (order) => {
      world.uploading.handOver(attempt, other);
      return hash(order);
    };
    const started = await worker.uploads.start(ORDER);
    if (started.ok) attempt = started.value.attempt;
    world.uploading.handOver(attempt, new Blob([BYTES]));
    world.uploading.handOver(attempt, other);
    await world.settle();
    world.uploading.handOver(attempt, other);
    await world.settle();
    expect(posted).toEqual([new TextDecoder().decode(BYTES)]);
  });

  it.each([
    ['hash', 'file-gone'],
    ['post', 'interrupted'],
  ] as const)('ends also when the %s fails in a way that nobody thought of', async (what, end) => {
    const world = await uploading();
    const broken = () => Promise.reject(new TypeError('odd'));
    if (what === 'hash') world.uploading.hash = broken;
    else world.uploading.onPost = broken;
    const worker = world.born();
    await begin(world, worker);
    expect(await worker.uploads.get(SHA256)).toMatchObject({ end });
  });

  it('does not hash by a clock that may jump', async () => {
    const world = await uploading();
    let now: (() => number) | undefined;
    world.uploading.hash = async (order) => {
      now = order.now;
      return success({ sha256: SHA256, bytes: BYTES.length });
    };
    await begin(world, world.born());
    const before = now?.();
    world.clock.jump(-MINUTE);
    expect(now?.()).toBe(before);
  });
});
