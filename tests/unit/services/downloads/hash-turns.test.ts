import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createHashFile, hashFile, WHOLE_AT_MOST } from '@/utils/services/downloads/hash';
import type { HashOrder } from '@/utils/services/downloads/read-file';
import { createThreadedHash } from '@/utils/services/downloads/threaded-hash';
import { createHashThreads } from '../../../support/hash-threads';

type Bytes = Uint8Array<ArrayBuffer>;

const PIECES = 12;
const LENGTH = 100 * PIECES;
const SIZES = [
  ['whole', LENGTH],
  ['in pieces', WHOLE_AT_MOST + 1],
] as const;
const TYPES = [undefined, 'bytes'] as const;
const WAYS = SIZES.flatMap(([name, size]) => TYPES.map((type) => ({ name, size, type: type ?? 'chunks' })));

/** A file of twelve small pieces; `onPull` is told before each, and before its end. */
function createFile(type: string, onPull: (piece: number) => void = () => undefined) {
  const file = { pulled: 0, cancelled: 0 };
  const source = {
    ...(type === 'bytes' && { type }),
    pull(controller) {
      if (file.pulled === PIECES) {
        onPull(PIECES + 1);
        controller.close();
        if (controller instanceof ReadableByteStreamController) controller.byobRequest?.respond(0);
        return;
      }
      file.pulled += 1;
      onPull(file.pulled);
      controller.enqueue(new Uint8Array(100).fill(file.pulled));
    },
    cancel() {
      file.cancelled += 1;
    },
  } as UnderlyingSource<Bytes>;
  const stream = () => new ReadableStream<Bytes>(source, { highWaterMark: 0 });
  return { file, open: async () => ({ stream }) };
}

const all = Uint8Array.from({ length: LENGTH }, (_, at) => 1 + Math.floor(at / 100));
const right = {
  ok: true,
  value: { sha256: createHash('sha256').update(all).digest('hex'), bytes: LENGTH },
};

const ordered = (more: Pick<HashOrder, 'open' | 'size'> & Partial<HashOrder>): HashOrder => ({
  onProgress: () => undefined,
  signal: new AbortController().signal,
  now: () => 1_000,
  ...more,
});

/** Behind how many of the pieces others had their turn, where each takes `step` milliseconds to read. */
async function turnsWhile(size: number, type: string, step: number): Promise<number> {
  let [time, turns, mayWork, isOver] = [1_000, 0, false, false];
  const others = (): void => {
    if (mayWork) turns += 1;
    mayWork = false;
    if (!isOver) setImmediate(others);
  };
  const { open } = createFile(type, (piece) => {
    if (piece === 1) setImmediate(others);
    if (piece <= PIECES) time += step;
    isOver = piece > PIECES;
    mayWork = !isOver;
  });
  expect(await hashFile(ordered({ open, size, now: () => time }))).toEqual(right);
  return turns;
}

it.each(WAYS)(
  'a file read $name, of $type, lets others work when its time is over',
  async ({ size, type }) => {
    expect(await turnsWhile(size, type, 0)).toBe(0);
    expect(await turnsWhile(size, type, 19)).toBe(PIECES / 2);
    expect(await turnsWhile(size, type, 20)).toBe(PIECES);
  },
);

it.each(WAYS)('tells its progress every quarter of a second: $name, of $type', async ({ size, type }) => {
  for (const [step, expected] of [
    [0, []],
    [125, [200, 400, 600, 800, 1_000, 1_200]],
    [249, [200, 400, 600, 800, 1_000, 1_200]],
    [250, Array.from({ length: PIECES }, (_, at) => 100 * (at + 1))],
  ] as const) {
    let time = 1_000;
    const told: number[] = [];
    const { open } = createFile(type, () => {
      time += step;
    });
    const order = ordered({ open, size, now: () => time, onProgress: (read) => told.push(read) });
    expect(await hashFile(order)).toEqual(right);
    expect(told).toEqual(expected);
  }
});

it.each(WAYS)(
  'is let go of where it stands once it is cancelled: $name, of $type',
  async ({ size, type }) => {
    const abort = new AbortController();
    const { file, open } = createFile(type, (piece) => {
      if (piece === 3) abort.abort();
    });
    expect(await hashFile(ordered({ open, size, signal: abort.signal }))).toEqual({
      ok: false,
      failure: { tag: 'cancelled', sent: 0 },
    });
    expect(file.cancelled).toBe(1);
    expect(file.pulled).toBeLessThan(6);
  },
);

it('pieces of nothing are no end', async () => {
  const sha256 = createHash('sha256')
    .update(Uint8Array.of(1, 2, 3))
    .digest('hex');
  for (const size of [3, 2, 9, WHOLE_AT_MOST + 1]) {
    const left = [[], [1, 2], [], [], [3]];
    const stream = () =>
      new ReadableStream<Bytes>({
        pull(controller) {
          const piece = left.shift();
          if (piece) controller.enqueue(Uint8Array.from(piece));
          else controller.close();
        },
      });
    expect(await hashFile(ordered({ open: async () => ({ stream }), size }))).toEqual({
      ok: true,
      value: { sha256, bytes: 3 },
    });
  }
});

it('the largest file that one buffer holds needs no thread, and one byte more does', async () => {
  for (const [size, made] of [
    [WHOLE_AT_MOST, 0],
    [WHOLE_AT_MOST + 1, 1],
  ] as const) {
    const threads = createHashThreads();
    const { open } = createFile('bytes');
    expect(await createHashFile(createThreadedHash(threads.make))(ordered({ open, size }))).toEqual(right);
    expect([threads.made, threads.ended]).toEqual([made, made]);
  }
});
