import { type Browser, browser } from 'wxt/browser';
import type { FromHashing, HASHING_PORT, HashWanted } from '../services/downloads/hash-wire';

const PORT: typeof HASHING_PORT = 'hashing';

/** One file for one background: `signal` fires when that goes away, or wants it no more. */
export type ServeHash = (
  wanted: HashWanted,
  say: (message: FromHashing) => void,
  signal: AbortSignal,
) => Promise<void>;

/** Hashes for the background, as long as its port lasts. Call it in the document's first turn. */
export function serveHashing(serve: ServeHash): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PORT) return;
    // Whoever it is waits for nothing then.
    if (!isBackground(port.sender)) return port.disconnect();
    const life = new AbortController();
    port.onDisconnect.addListener(() => life.abort());
    port.onMessage.addListener(async (wanted: HashWanted) => {
      const say = (message: FromHashing): void => {
        if (!life.signal.aborted) port.postMessage(message);
      };
      await serve(wanted, say, life.signal);
    });
  });
}

/** A script in a page could otherwise learn of any file on this computer what its SHA-256 is. */
function isBackground(sender: Browser.runtime.MessageSender | undefined): boolean {
  const { id, url, tab } = sender ?? {};
  return id === browser.runtime.id && tab === undefined && url === browser.runtime.getURL('/background.js');
}
