import { browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';

/** Right after a menu click the activeTab grant may come some milliseconds late (platform.md, activeTab race). */
const KEEP_TRYING_FOR = SECOND / 2;
const PAUSE = 15;

/**
 * Injects the card into a tab's top frame. False where no script may run (browser pages, stores, PDF viewers) and
 * where it ran and could show nothing: its own word counts. The card itself asks the background what to show.
 */
export async function injectCard(tabId: number, now: () => number): Promise<boolean> {
  const until = now() + KEEP_TRYING_FOR;
  while (tabId >= 0) {
    try {
      const [injected] = await browser.scripting.executeScript({
        target: { tabId, frameIds: [0] },
        files: ['/card.js'],
      });
      return injected?.result === true;
    } catch (refusal) {
      if (now() > until || !mayChange(refusal)) return false;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  return false;
}

/** Only the message of a grant that has not arrived yet; pages that never allow scripts say otherwise. */
function mayChange(refusal: unknown): boolean {
  const message = refusal instanceof Error ? refusal.message : String(refusal);
  return /cannot access contents|missing host permission/i.test(message);
}
