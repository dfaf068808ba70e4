import { failed, type Result, success } from '@/utils/domain/result';
import { startHashHere } from './hash-here';
import { type Pieces, readPieces } from './pieces';
import type { Hashed, HashFile, HashOrder } from './read-file';
import { PIECE, type RunningHash, type StartHash } from './running-hash';

/**
 * Files up to this many bytes are hashed whole by `crypto.subtle`, which is two to three times as fast as
 * WebAssembly; larger ones in pieces, because it has no streaming and memory must stay flat (DESIGN §9).
 */
export const WHOLE_AT_MOST = 256 * 1024 * 1024;

/** Milliseconds between two words about the progress. */
const PROGRESS_EVERY = 250;

/**
 * Milliseconds of reading after which others get their turn. While the browser reads faster than a piece is
 * hashed, piece follows piece in one task: measured, the worker answered nobody for seconds.
 */
const TURN = 20;

/** Told how many bytes are read, and awaited; rejects with the signal's reason once it has fired. */
type Watch = (read: number) => Promise<void>;

type Start = () => Promise<RunningHash>;

/**
 * Reads a file once, from its beginning to its true end: of a file that grows or shrinks meanwhile it is the hash
 * of what was read, and `bytes` tells. What is too large for one buffer is hashed by what `start` gives.
 */
export function createHashFile(start: StartHash): HashFile {
  return async (order) => {
    const { open, size, signal } = order;
    const opened = await attempt(signal, 'not-found', () => open(signal));
    if (!opened.ok) return opened;
    const pieces = readPieces(opened.value.stream());
    const hashed = await attempt(signal, 'internal', () =>
      hash(pieces, size, watch(order), () => start(signal)),
    );
    // What broke the stream is in the failure already; stopping a broken one only says it again.
    if (!hashed.ok) await pieces.stop().catch(() => hashed.failure);
    return hashed;
  };
}

/** All of it on this thread. */
export const hashFile = createHashFile(startHashHere);

async function hash(pieces: Pieces, size: number, seen: Watch, start: Start): Promise<Hashed> {
  if (size > WHOLE_AT_MOST) return hashOn(start, [], pieces, seen);
  const whole = await pieces.fill(size, seen);
  const more = await pieces.next(new ArrayBuffer(PIECE));
  // Larger than it was said to be.
  if (more !== null) return hashOn(startHashHere, [whole, more], pieces, seen);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  return { sha256: hex(digest), bytes: whole.byteLength };
}

/** What was read already, and the rest. */
async function hashOn(
  start: Start,
  before: readonly Uint8Array<ArrayBuffer>[],
  pieces: Pieces,
  seen: Watch,
): Promise<Hashed> {
  const sum = await start();
  let bytes = 0;
  const add = (piece: Uint8Array<ArrayBuffer>): Promise<void> => {
    bytes += piece.byteLength;
    sum.add(piece);
    return seen(bytes);
  };
  try {
    for (const piece of before) await add(piece);
    for (;;) {
      const piece = await pieces.next(await sum.room());
      if (piece === null) return { sha256: await sum.end(), bytes };
      await add(piece);
    }
  } finally {
    sum.stop();
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function watch({ signal, now, onProgress }: HashOrder): Watch {
  let toldAt = now();
  let turnAt = toldAt;
  return async (read) => {
    if (now() - turnAt >= TURN) {
      await letOthersWork();
      turnAt = now();
    }
    signal.throwIfAborted();
    if (now() - toldAt < PROGRESS_EVERY) return;
    toldAt = now();
    onProgress(read);
  };
}

/** Ends this task; what the worker was asked meanwhile comes first. */
function letOthersWork(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** What was thrown becomes a failure: that it was cancelled, or else what it means at this point. */
async function attempt<T>(
  signal: AbortSignal,
  meaning: 'not-found' | 'internal',
  act: () => Promise<T>,
): Promise<Result<T>> {
  try {
    return success(await act());
  } catch (error) {
    if (signal.aborted) return failed({ tag: 'cancelled', sent: 0 });
    if (meaning === 'not-found') return failed({ tag: 'not-found' });
    const name = error instanceof Error ? error.name : typeof error;
    return failed({ tag: 'internal', detail: `reading broke off: ${name}` });
  }
}
