import { browser } from 'wxt/browser';
import type { FromHashing, HASHING_PORT, HashWanted } from '../services/downloads/hash-wire';

const PORT: typeof HASHING_PORT = 'hashing';
const OFFER_AGAIN_AFTER = 100;

/** One file for one background: `signal` fires when that goes away, or wants it no more. */
export type ServeHash = (
  wanted: HashWanted,
  say: (message: FromHashing) => void,
  signal: AbortSignal,
) => Promise<void>;

/**
 * Offers the background a port on which it may have one file hashed, and another one when that has ended. Call it in
 * the document's first turn. Whoever listens for ports gets those of every page as well, and a page hears nothing of
 * its worker's death as long as anybody else is on its port (measured): so this document opens ports and takes none.
 */
export function serveHashing(serve: ServeHash): void {
  const port = browser.runtime.connect({ name: PORT });
  const life = new AbortController();
  port.onDisconnect.addListener(() => {
    life.abort();
    setTimeout(() => serveHashing(serve), OFFER_AGAIN_AFTER);
  });
  port.onMessage.addListener(async (wanted: HashWanted) => {
    const say = (message: FromHashing): void => {
      if (!life.signal.aborted) port.postMessage(message);
    };
    await serve(wanted, say, life.signal);
  });
}
