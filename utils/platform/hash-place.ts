import { type Browser, browser } from 'wxt/browser';
import { failed, type Result } from '../domain/result';
import type { HashPlace } from '../services/downloads/hash-elsewhere';
import type { FromHashing, HashWanted } from '../services/downloads/hash-wire';
import type { Hashed } from '../services/downloads/read-file';
import { fileUrl } from './file-url';
import { createHashOffers } from './hash-offers';

type Lend = () => Promise<(() => void) | null>;

/**
 * The context that uploads, as one that hashes. `lend` makes sure that it is there until the function that it gives
 * is called; null when it is not to be had. The port ends with this worker, and with it the work there. Listens for
 * that port: call it in the worker's first turn.
 */
export function createHashPlace(lend: Lend): HashPlace {
  const offers = createHashOffers();
  return async ({ path, size, signal, onProgress }) => {
    const url = fileUrl(path);
    if (url === null) return null;
    const giveBack = await lentUnless(signal, lend);
    if (signal.aborted) giveBack?.();
    if (signal.aborted) return failed({ tag: 'cancelled', sent: 0 });
    if (giveBack === null) return null;
    try {
      const port = await offers.take(signal);
      if (signal.aborted) return failed({ tag: 'cancelled', sent: 0 });
      return port && (await ask(port, { url, size }, signal, onProgress));
    } finally {
      giveBack();
    }
  };
}

/** What was lent, once it is there; null as soon as the signal fires, and what comes later is given back at once. */
function lentUnless(signal: AbortSignal, lend: Lend): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(null);
    const stop = (): void => resolve(null);
    signal.addEventListener('abort', stop);
    lend()
      .then((giveBack) => {
        if (signal.aborted) giveBack?.();
        resolve(giveBack);
      }, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

function ask(
  port: Browser.runtime.Port,
  wanted: HashWanted,
  signal: AbortSignal,
  onProgress: (read: number) => void,
): Promise<Result<Hashed> | null> {
  return new Promise((resolve) => {
    const end = (result: Result<Hashed> | null): void => {
      signal.removeEventListener('abort', stop);
      port.disconnect();
      resolve(result);
    };
    const stop = (): void => end(failed({ tag: 'cancelled', sent: 0 }));
    port.onDisconnect.addListener(() => {
      // Looked at, or Chromium writes it to the console: it went away.
      void browser.runtime.lastError;
      end(null);
    });
    port.onMessage.addListener((message: FromHashing) =>
      'read' in message ? onProgress(message.read) : end(message.hashed),
    );
    signal.addEventListener('abort', stop);
    try {
      port.postMessage(wanted);
    } catch {
      // It went away in the same moment, and may not say so any more.
      end(null);
    }
  });
}
