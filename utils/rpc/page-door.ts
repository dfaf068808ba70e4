import { browser } from 'wxt/browser';

/** What the background sends to scripts on pages when what they show may have changed (`platform/page-scripts`). */
const LOOK_AGAIN = 'look-again';

/** Calls `listener` whenever the background says so, until the returned function is called. */
export function onLookAgain(listener: () => void): () => void {
  const hear = (message: unknown): void => {
    if (typeof message === 'object' && message !== null && 'assay' in message && message.assay === LOOK_AGAIN)
      listener();
  };
  browser.runtime.onMessage.addListener(hear);
  return () => {
    // An extension that was updated under its script has taken this away with everything else.
    if (isAlive()) browser.runtime.onMessage.removeListener(hear);
  };
}

/** Whether this script's extension is still there: after an update, or switched off, it has lost its runtime. */
export function isAlive(): boolean {
  return browser.runtime?.id !== undefined;
}
