import type { HashThread } from '../services/downloads/threaded-hash';

/** The thread that hashes, for a document: a service worker cannot have one. */
export function startHashThread(): HashThread {
  const worker = new Worker('/hashing.js');
  return {
    say: (message) => worker.postMessage(message, message === 'end' ? [] : [message.buffer]),
    listen(hear, onBroken) {
      worker.onmessage = ({ data }) => hear(data);
      worker.onerror = onBroken;
      worker.onmessageerror = onBroken;
    },
    end: () => worker.terminate(),
  };
}
