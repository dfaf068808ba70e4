import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashFile, WHOLE_AT_MOST } from '@/utils/services/downloads/hash';
import type { HashOrder } from '@/utils/services/downloads/read-file';
import { PIECE } from '@/utils/services/downloads/running-hash';

type Bytes = Uint8Array<ArrayBuffer>;
type Chunks = () => Generator<Bytes>;

/** A stream of these pieces, of plain chunks or, as a browser's, of bytes. */
function streamOf(chunks: Chunks, type?: 'bytes'): ReadableStream<Bytes> {
  const source = chunks();
  return new ReadableStream({
    ...(type && { type }),
    pull(controller) {
      const { done, value } = source.next();
      if (!done) return controller.enqueue(value);
      controller.close();
      if (controller instanceof ReadableByteStreamController) controller.byobRequest?.respond(0);
    },
  } as UnderlyingSource<Bytes>);
}

function cut(bytes: Uint8Array, size: number): Chunks {
  return function* () {
    for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.subarray(at, at + size));
  };
}

interface Given {
  readonly size: number;
  readonly stream: () => ReadableStream<Bytes>;
}

const ordered = ({ size, stream }: Given, more: Partial<HashOrder> = {}): HashOrder => ({
  open: async () => ({ stream }),
  size,
  onProgress: () => undefined,
  signal: new AbortController().signal,
  now: () => 0,
  ...more,
});

const hashed = (bytes: Uint8Array) => ({
  ok: true,
  value: { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length },
});

/** As if the file were too large for one buffer, without being so. */
const HUGE = WHOLE_AT_MOST + 1;
const WAYS = [
  ['whole', (bytes: Uint8Array) => bytes.length],
  ['in pieces', () => HUGE],
  ['grown since', (bytes: Uint8Array) => Math.floor(bytes.length / 2)],
  ['grown from nothing', () => 0],
  ['shrunk since', (bytes: Uint8Array) => bytes.length + PIECE + 1],
] as const;

describe.each(WAYS)('the SHA-256 of a file read %s', (_, size) => {
  // The last but one is what is asked for at once of a file that is read whole.
  const EDGES = [64, 16 * 1024, 64 * 1024, PIECE, 2 * PIECE, 4 * PIECE, 8 * PIECE];
  const sizes = EDGES.flatMap((edge) => [edge - 1, edge, edge + 1, edge + 55, edge + 56]);
  it.each(sizes)('agrees with another library over %i random bytes', async (length) => {
    const bytes = randomBytes(length);
    for (const chunk of [length, 65_521]) {
      for (const type of [undefined, 'bytes'] as const) {
        const stream = () => streamOf(cut(bytes, chunk), type);
        expect(await hashFile(ordered({ size: size(bytes), stream }))).toEqual(hashed(bytes));
      }
    }
  });
});

describe('around the largest file that is hashed whole', () => {
  const block = randomBytes(8 * 1024 * 1024);
  it.each([-1, 0, 1])('and %i bytes', async (more) => {
    const size = WHOLE_AT_MOST + more;
    const chunks: Chunks = function* () {
      for (let at = 0; at < size; at += block.length) yield Uint8Array.from(block.subarray(0, size - at));
    };
    const other = createHash('sha256');
    for (const chunk of chunks()) other.update(chunk);
    const result = await hashFile(ordered({ size, stream: () => streamOf(chunks, 'bytes') }));
    expect(result).toEqual({ ok: true, value: { sha256: other.digest('hex'), bytes: size } });
  });
});

describe('reading that does not end well', () => {
  const bytes = randomBytes(3 * PIECE);

  it('says that there is no file where it cannot be opened', async () => {
    const order = ordered({ size: 3, stream: () => streamOf(cut(bytes, 9)) });
    const open = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await hashFile({ ...order, open })).toEqual({ ok: false, failure: { tag: 'not-found' } });
  });

  it.each([bytes.length, HUGE])('says so when the stream breaks, for a size of %i', async (size) => {
    const broken: Chunks = function* () {
      yield Uint8Array.from(bytes.subarray(0, PIECE));
      throw new TypeError('network error');
    };
    const result = await hashFile(ordered({ size, stream: () => streamOf(broken, 'bytes') }));
    expect(result).toEqual({
      ok: false,
      failure: { tag: 'internal', detail: 'reading broke off: TypeError' },
    });
  });

  it.each([bytes.length, HUGE])('stops reading when it is cancelled, for a size of %i', async (size) => {
    const abort = new AbortController();
    let taken = 0;
    const long: Chunks = function* () {
      for (taken = 1; taken <= 20; taken += 1) {
        if (taken === 3) abort.abort();
        yield Uint8Array.from(bytes.subarray(0, PIECE));
      }
    };
    const given = { size, stream: () => streamOf(long, 'bytes') };
    const result = await hashFile(ordered(given, { signal: abort.signal }));
    expect(result).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 } });
    expect(taken).toBeLessThanOrEqual(4);
  });

  it('is cancelled, not missing, when the signal fired before it was opened', async () => {
    const signal = AbortSignal.abort();
    const order = ordered({ size: 3, stream: () => streamOf(cut(bytes, 9)) }, { signal });
    const open = () => Promise.reject(signal.reason);
    expect(await hashFile({ ...order, open })).toEqual({
      ok: false,
      failure: { tag: 'cancelled', sent: 0 },
    });
  });
});

describe('while it reads', () => {
  it.each([40 * PIECE, HUGE])('others get their turn, for a size of %i', async (size) => {
    let turns = 0;
    let over = false;
    const others = (): void => {
      turns += 1;
      if (!over) setImmediate(others);
    };
    setImmediate(others);
    let turnsWhenRead = 0;
    const chunks: Chunks = function* () {
      for (let at = 0; at < 40; at += 1) yield new Uint8Array(PIECE);
      turnsWhenRead = turns;
    };
    const stream = () => streamOf(chunks, 'bytes');
    let time = 0;
    const now = () => {
      time += 10;
      return time;
    };
    await hashFile(ordered({ size, stream }, { now }));
    over = true;
    expect(turnsWhenRead).toBeGreaterThan(10);
  });
});

describe('progress', () => {
  const bytes = randomBytes(40 * PIECE);
  it.each([
    ['whole', bytes.length],
    ['in pieces', HUGE],
  ])('%s: at most four times a second, always rising', async (_, size) => {
    let time = 0;
    const told: { at: number; read: number }[] = [];
    const given = { size, stream: () => streamOf(cut(bytes, PIECE), 'bytes') };
    const now = () => {
      time += 40;
      return time;
    };
    await hashFile(ordered(given, { now, onProgress: (read) => told.push({ at: time, read }) }));
    expect(told.length).toBeGreaterThan(3);
    const gaps = told.slice(1).map(({ at }, before) => at - (told[before]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
    const reads = told.map(({ read }) => read);
    expect(reads).toEqual([...new Set(reads)].sort((a, b) => a - b));
    expect(reads.every((read) => read > 0 && read <= bytes.length)).toBe(true);
  });
});
