import { type Browser, browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';

type Injected = readonly Browser.scripting.InjectionResult<unknown>[];
type File = '/card.js' | '/collect.js';

/** Right after a menu click the activeTab grant may come some milliseconds late (platform.md, activeTab race). */
const KEEP_TRYING_FOR = SECOND / 2;
const PAUSE = 15;

/**
 * Runs a script of ours in a tab that the user has just let us into: in its top frame, or in every frame that the
 * grant reaches. Null where no script may run: browser pages, stores, PDF viewers.
 */
export async function inject(
  tabId: number,
  file: File,
  frames: 'top' | 'all',
  now: () => number,
): Promise<Injected | null> {
  const until = now() + KEEP_TRYING_FOR;
  const target = frames === 'top' ? { tabId, frameIds: [0] } : { tabId, allFrames: true };
  while (tabId >= 0) {
    try {
      return await browser.scripting.executeScript({ target, files: [file as '/card.js'] });
    } catch (refusal) {
      if (now() > until || !mayChange(refusal)) return null;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  return null;
}

/** Only the message of a grant that has not arrived yet; pages that never allow scripts say otherwise. */
function mayChange(refusal: unknown): boolean {
  const message = refusal instanceof Error ? refusal.message : String(refusal);
  return /cannot access contents|missing host permission/i.test(message);
}
