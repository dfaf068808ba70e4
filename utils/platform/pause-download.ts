import { type Browser, browser } from 'wxt/browser';
import type { PauseDoor, StartedDownload } from '../services/downloads/door';
import { known } from './downloads';

/**
 * Firefox has no pause that leaves a download alone: it breaks the connection off and asks the server a second time
 * to go on, which not every server allows; what has no bytes yet is lost. So nothing is held there (DESIGN §2.6).
 */
const CAN_PAUSE = !import.meta.env.FIREFOX;

/** What becomes of a download that is not finished, by the browser's number. */
export interface DownloadMoves {
  /** It has got its name, which decides what kind of file it is. */
  started(browserId: number): void;
  /** It was resumed, or ended. */
  moved(browserId: number): void;
}

/**
 * Registers the listeners, now or as soon as the permission is granted. Call it in the worker's first synchronous
 * turn. A download has no name when it is created (measured): that comes milliseconds later as a change.
 */
export function onDownloadMoves({ started, moved }: DownloadMoves): void {
  let listening = false;
  const listen = (): void => {
    if (listening || !browser.downloads || !CAN_PAUSE) return;
    listening = true;
    browser.downloads.onChanged.addListener(({ id, filename, paused, state }) => {
      if (paused?.current === false || (state && state.current !== 'in_progress')) moved(id);
      else if (filename?.current) started(id);
    });
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}

/** The browser's way to hold a download up. Each refuses, instead of failing, when the download has just ended. */
export function createPauseDoor(): PauseDoor {
  return {
    async underWay(browserId) {
      if (!browser.downloads || !CAN_PAUSE) return null;
      const [item] = await browser.downloads.search({ id: browserId });
      return item ? startedDownload(item) : null;
    },
    pause: (id) => done(() => browser.downloads.pause(id)),
    resume: (id) => done(() => browser.downloads.resume(id)),
    cancel: (id) => done(() => browser.downloads.cancel(id)),
  };
}

function startedDownload(item: Browser.downloads.DownloadItem): StartedDownload | null {
  if (item.state !== 'in_progress' || item.incognito || item.filename === '') return null;
  return item.byExtensionId === browser.runtime.id
    ? null
    : { ...known(item), size: item.totalBytes, paused: item.paused };
}

/** The browser says why only in words, and the state it is in now says more. */
async function done(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch {
    // It ended or was resumed in between: who asks looks at it anew.
    return false;
  }
}
