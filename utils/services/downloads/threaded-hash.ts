import { startHashHere } from './hash-here';
import type { FromHashThread, ToHashThread } from './hash-thread';
import type { RunningHash, StartHash } from './running-hash';

/** A thread that hashes, from outside. */
export interface HashThread {
  /** Hands a piece over with its buffer, or says that there are no more. */
  say(message: ToHashThread): void;
  /** `onBroken` is told that it could not start or broke off. */
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
  let sha256: string | undefined;
  let broken = false;
  let wake: () => void = () => undefined;
  const breaks = (): void => {
    broken = true;
    wake();
  };
  thread.listen((message) => {
    if ('broken' in message) return breaks();
    if ('room' in message) rooms.push(message.room);
    else sha256 = message.sha256;
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
    add: (piece) => thread.say(piece),
    end() {
      thread.say('end');
      return until(() => sha256);
    },
    stop,
  };
}
