import { createHash, randomBytes } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createHashFile, WHOLE_AT_MOST } from '@/utils/services/downloads/hash';
import { type FromHashThread, ROOMS, runHashThread } from '@/utils/services/downloads/hash-thread';
import type { HashOrder } from '@/utils/services/downloads/read-file';
import { PIECE } from '@/utils/services/downloads/running-hash';
import { createThreadedHash, type HashThread } from '@/utils/services/downloads/threaded-hash';
import { createHashThreads } from '../../../support/hash-threads';

type Bytes = Uint8Array<ArrayBuffer>;

/** As if the file were too large for one buffer, without being so. */
const HUGE = WHOLE_AT_MOST + 1;

function ordered(bytes: Uint8Array, cut: number, more: Partial<HashOrder> = {}): HashOrder {
  let at = 0;
  const stream = () =>
    new ReadableStream<Bytes>({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(Uint8Array.from(bytes.subarray(at, at + cut)));
        at += cut;
      },
    });
  const signal = new AbortController().signal;
  const open = async () => ({ stream });
  return { open, size: HUGE, onProgress: () => undefined, signal, now: () => 0, ...more };
}

/** Gives so many buffers, takes what it is told, and says no word more. */
function createSilentThread(rooms: number) {
  const silent = {
    taken: 0,
    ended: 0,
    make: (): HashThread => ({
      say: () => {
        silent.taken += 1;
      },
      listen(hear) {
        for (let room = 0; room < rooms; room += 1) hear({ room: new ArrayBuffer(PIECE) });
      },
      end: () => {
        silent.ended += 1;
      },
    }),
  };
  return silent;
}

const hashed = (bytes: Uint8Array) => ({
  ok: true,
  value: { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length },
});

describe('a file hashed in a thread of its own', () => {
  const EDGES = [0, 1, 64, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 55, 9 * PIECE];
  it.each(EDGES)('agrees with another library over %i random bytes', async (length) => {
    const bytes = randomBytes(length);
    for (const cut of [Math.max(1, length), 65_521]) {
      const threads = createHashThreads();
      const hash = createHashFile(createThreadedHash(threads.make));
      expect(await hash(ordered(bytes, cut))).toEqual(hashed(bytes));
      expect([threads.made, threads.ended]).toEqual([1, 1]);
    }
  });

  it('is read no further ahead than there are buffers, which come back', async () => {
    const threads = createHashThreads();
    const hash = createHashFile(createThreadedHash(threads.make));
    const bytes = randomBytes(20 * PIECE);
    expect(await hash(ordered(bytes, PIECE))).toEqual(hashed(bytes));
    expect(threads.most).toBeGreaterThan(0);
    expect(threads.most).toBeLessThanOrEqual(ROOMS);
  });

  it('needs no thread up to what is hashed whole', async () => {
    const threads = createHashThreads();
    const bytes = randomBytes(PIECE);
    const hash = createHashFile(createThreadedHash(threads.make));
    expect(await hash(ordered(bytes, PIECE, { size: bytes.length }))).toEqual(hashed(bytes));
    // Larger than it was said to be: what is in one buffer already stays on this thread.
    expect(await hash(ordered(bytes, PIECE, { size: 10 }))).toEqual(hashed(bytes));
    expect(threads.made).toBe(0);
  });

  it('is no longer listened for being cancelled when it is over', async () => {
    const { signal } = new AbortController();
    const threads = createHashThreads();
    const hash = createHashFile(createThreadedHash(threads.make));
    const bytes = randomBytes(2 * PIECE);
    expect(await hash(ordered(bytes, PIECE, { signal }))).toEqual(hashed(bytes));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends its thread when it is cancelled', async () => {
    const threads = createHashThreads();
    const abort = new AbortController();
    let time = 0;
    const now = (): number => {
      time += 300;
      return time;
    };
    const order = ordered(randomBytes(20 * PIECE), PIECE, {
      signal: abort.signal,
      now,
      onProgress: () => abort.abort(),
    });
    const hash = createHashFile(createThreadedHash(threads.make));
    expect(await hash(order)).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 } });
    expect([threads.made, threads.ended]).toEqual([1, 1]);
  });

  it.each([
    ['before its first word', 0, 2 * PIECE],
    ['before its last buffer', ROOMS, 20 * PIECE],
    ['before what it came to', ROOMS, PIECE],
  ])('that falls silent %s is waited for until it is cancelled', async (_, rooms, length) => {
    const abort = new AbortController();
    const silent = createSilentThread(rooms);
    const hash = createHashFile(createThreadedHash(silent.make));
    const hashing = hash(ordered(randomBytes(length), PIECE, { signal: abort.signal }));
    await vi.waitFor(() => expect(silent.taken).toBe(rooms === 0 ? 0 : Math.min(rooms, length / PIECE + 1)));
    expect(silent.ended).toBe(0);
    abort.abort();
    expect(await hashing).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 } });
    expect(silent.ended).toBe(1);
  });

  it('is not begun any more after it was cancelled', async () => {
    const silent = createSilentThread(0);
    const hash = createHashFile(createThreadedHash(silent.make));
    expect(await hash(ordered(randomBytes(PIECE), PIECE, { signal: AbortSignal.abort() }))).toMatchObject({
      failure: { tag: 'cancelled' },
    });
    expect(silent.ended).toBe(1);
  });

  it('fails, and ends, when the thread breaks in the middle', async () => {
    const threads = createHashThreads();
    threads.breaksAt = 3;
    const hash = createHashFile(createThreadedHash(threads.make));
    const result = await hash(ordered(randomBytes(20 * PIECE), PIECE));
    expect(result).toEqual({ ok: false, failure: { tag: 'internal', detail: 'reading broke off: Error' } });
    expect(threads.ended).toBe(1);
  });

  it.each([1, 3, 20])(
    'is not believed when piece %i of 20 was lost on its way to the thread',
    async (losesAt) => {
      const threads = createHashThreads();
      threads.losesAt = losesAt;
      const hash = createHashFile(createThreadedHash(threads.make));
      const result = await hash(ordered(randomBytes(20 * PIECE), PIECE));
      expect(result).toEqual({ ok: false, failure: { tag: 'internal', detail: 'reading broke off: Error' } });
      expect(threads.ended).toBe(1);
    },
  );

  it('is hashed here where there is no thread, or one that breaks before its first word', async () => {
    const bytes = randomBytes(3 * PIECE);
    const refuse = () => {
      throw new ReferenceError('Worker is not defined');
    };
    expect(await createHashFile(createThreadedHash(refuse))(ordered(bytes, PIECE))).toEqual(hashed(bytes));
    let ended = 0;
    const broken = (breaks: HashThread['listen']) => () => ({
      say: () => undefined,
      listen: breaks,
      end: () => {
        ended += 1;
      },
    });
    for (const breaks of [
      broken((_, onBroken) => void setImmediate(onBroken)),
      broken((hear) => void setImmediate(() => hear({ broken: true }))),
    ]) {
      expect(await createHashFile(createThreadedHash(breaks))(ordered(bytes, PIECE))).toEqual(hashed(bytes));
    }
    expect(ended).toBe(2);
  });
});

describe('the thread that hashes', () => {
  it('says that it is broken, and hears nothing, where there is no WebAssembly', async () => {
    const refused = vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new WebAssembly.CompileError());
    const [said, listen] = [[] as FromHashThread[], vi.fn()];
    await runHashThread({ say: (message) => said.push(message), listen });
    refused.mockRestore();
    expect(said).toEqual([{ broken: true }]);
    expect(listen).not.toHaveBeenCalled();
  });

  it.each([
    ['is given what it cannot take', (give: (message: never) => void) => give(null as never)],
    ['is told that a message did not arrive whole', (_: unknown, onBroken: () => void) => onBroken()],
  ])('says that it is broken when it %s', async (_, act) => {
    const said: FromHashThread[] = [];
    let [give, onBroken] = [(_message: never): void => undefined, (): void => undefined];
    await runHashThread({
      say: (message) => said.push(message),
      listen: (hear, broken) => {
        give = hear;
        onBroken = broken;
      },
    });
    expect(said).toHaveLength(ROOMS);
    act(give, onBroken);
    await new Promise((resolve) => setImmediate(resolve));
    expect(said.at(-1)).toEqual({ broken: true });
  });
});
