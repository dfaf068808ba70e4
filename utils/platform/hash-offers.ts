import { type Browser, browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';
import type { HASHING_PORT } from '../services/downloads/hash-wire';
import { isUploadingContext } from './is-uploading-context';

const PORT: typeof HASHING_PORT = 'hashing';
/** A context that is there offers a port before it says so; after each file it takes it a moment to offer the next. */
const OFFERS_WITHIN = 5 * SECOND;

/** The ports on which the context that uploads may be given a file to hash. */
export interface HashOffers {
  /** One that is the caller's from then on; null when none comes in time, or as soon as the signal fires. */
  take(signal: AbortSignal): Promise<Browser.runtime.Port | null>;
}

/** Registers the ports' listener; call it in the worker's first turn. */
export function createHashOffers(): HashOffers {
  let offered: Browser.runtime.Port | null = null;
  const arrivals = new Set<() => void>();

  browser.runtime.onConnect.addListener((arrived) => {
    if (arrived.name !== PORT || !isUploadingContext(arrived.sender)) return;
    offered = arrived;
    arrived.onDisconnect.addListener(() => {
      if (offered === arrived) offered = null;
    });
    for (const arrive of arrivals) arrive();
  });

  function arrival(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        arrivals.delete(end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, OFFERS_WITHIN);
      arrivals.add(end);
      signal.addEventListener('abort', end);
    });
  }

  return {
    async take(signal) {
      if (!offered) await arrival(signal);
      const taken = offered;
      if (signal.aborted) return null;
      offered = null;
      return taken;
    },
  };
}
