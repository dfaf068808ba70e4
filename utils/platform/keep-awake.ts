import { browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';

/** Well inside the 30 s after which an idle worker is stopped (platform.md, fact 3). */
const PING_EVERY = 20 * SECOND;

/** Keeps the worker awake while at least one holder has not let go. */
export interface KeepAwake {
  /** Returns the function that lets go; calling it twice does no harm. */
  hold(): () => void;
}

/** Any extension call restarts the worker's idle timer; this one asks for nothing. */
const ping = (): void => void browser.runtime.getPlatformInfo();

export function createKeepAwake(): KeepAwake {
  const holders = new Set<symbol>();
  let timer: ReturnType<typeof setInterval> | undefined;

  return {
    hold() {
      const holder = Symbol('holder');
      holders.add(holder);
      if (timer === undefined) {
        // At once: a request that its own timer lets go may find the worker idle for 29 s already.
        ping();
        timer = setInterval(ping, PING_EVERY);
      }
      return () => {
        holders.delete(holder);
        if (holders.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
