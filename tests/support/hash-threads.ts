import {
  type FromHashThread,
  runHashThread,
  type ToHashThread,
} from '@/utils/services/downloads/hash-thread';
import type { HashThread } from '@/utils/services/downloads/threaded-hash';

/** A thread that hashes, on this one: its messages take a turn each way, and their buffers change hands. */
export function createHashThreads() {
  const threads = {
    made: 0,
    ended: 0,
    /** Buffers lent to the reader just now, and the most that were with the thread at once. */
    withThread: 0,
    most: 0,
    /** The thread breaks with the piece of this number; null for never. */
    breaksAt: null as number | null,
    /** The piece of this number is lost on its way. */
    losesAt: null as number | null,
    make(): HashThread {
      threads.made += 1;
      let pieces = 0;
      let inside: (message: ToHashThread) => void = () => undefined;
      let hear: (message: FromHashThread) => void = () => undefined;
      let onBroken = (): void => undefined;
      void runHashThread({
        listen: (handle) => {
          inside = handle;
        },
        say(message) {
          const given = 'room' in message ? [message.room] : [];
          const sent = structuredClone(message, { transfer: given });
          setImmediate(() => {
            if (given.length > 0) threads.withThread -= 1;
            hear(sent);
          });
        },
      });
      // Its first buffers were never the reader's.
      threads.withThread = 4;
      return {
        say(message) {
          if (message === 'end') return void setImmediate(() => inside(message));
          const sent = structuredClone(message, { transfer: [message.buffer] });
          pieces += 1;
          threads.withThread += 1;
          threads.most = Math.max(threads.most, threads.withThread);
          if (pieces === threads.breaksAt) return void setImmediate(() => onBroken());
          if (pieces === threads.losesAt) return;
          setImmediate(() => inside(sent));
        },
        listen(handle, broken) {
          hear = handle;
          onBroken = broken;
        },
        end() {
          threads.ended += 1;
          hear = () => undefined;
        },
      };
    },
  };
  return threads;
}
