import { startHashHere } from './hash-here';
import type { FromHashThread, ToHashThread } from './hash-thread';
import type { RunningHash, StartHash } from './running-hash';

/** A thread that hashes, from outside. */
export interface HashThread {
  /** Hands a piece over with its buffer, or says that there are no more. */
  say(message: ToHashThread): void;
  /** `onBroken` is told that it could not start, broke off, or said what did not arrive whole. */
  listen(hear: (message: FromHashThread) => void, onBroken: () => void): void;
  end(): void;
}

/**
 * Hashes in a thread of its own, while the one that asks reads; on the same one where no thread is to be had. What
 * `make` throws counts as that.
 */
export function createThreadedHash(make: () => HashThread): StartHash {
  return async (signal) => {
    try {
      return await begin(make(), signal);
    } catch {
      signal.throwIfAborted();
      return startHashHere();
    }
  };
}

async function begin(thread: HashThread, signal: AbortSignal): Promise<RunningHash> {
  const rooms: ArrayBuffer[] = [];
  let added = 0;
  let came: { readonly sha256: string; readonly bytes: number } | undefined;
  let broken = false;
  let wake: () => void = () => undefined;
  const breaks = (): void => {
    broken = true;
    wake();
  };
  thread.listen((message) => {
    if ('broken' in message) return breaks();
    if ('room' in message) rooms.push(message.room);
    else came = message;
    wake();
  }, breaks);
  const stop = (): void => {
    signal.removeEventListener('abort', breaks);
    thread.end();
  };
  signal.addEventListener('abort', breaks);
  if (signal.aborted) breaks();

  async function until<T>(found: () => T | undefined): Promise<T> {
    for (;;) {
      const value = found();
      if (value !== undefined) return value;
      if (broken) throw new Error('the thread that hashes broke');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  try {
    const first = await until(() => rooms.pop());
    rooms.push(first);
  } catch (error) {
    stop();
    throw error;
  }
  return {
    room: () => until(() => rooms.pop()),
    add(piece) {
      // Before its buffer is gone.
      added += piece.byteLength;
      thread.say(piece);
    },
    async end() {
      thread.say('end');
      const { sha256, bytes } = await until(() => came);
      // A lost piece costs one buffer of four, and the sum of the others looks like any other.
      if (bytes !== added) throw new Error('the thread that hashes lost a piece');
      return sha256;
    },
    stop,
  };
}
