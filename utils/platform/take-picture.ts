import { browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';
import type { OpenedPicture } from '../domain/opened-picture';
import { type FoundPicture, findPicture } from './find-picture';

/** Where a picture was right-clicked. */
export interface PictureClick {
  readonly tabId: number;
  readonly windowId: number;
  readonly frameId: number;
  /** Its address as the page has it: for looking it up there, never for asking a server. */
  readonly address: string;
  readonly inPrivateWindow: boolean;
}

/** As with the card, the grant of a click may come some milliseconds late (platform.md, activeTab race). */
const KEEP_TRYING_FOR = SECOND / 2;
const PAUSE = 15;

/**
 * The picture's pixels: its own if its page may read them, and what the tab shows of it. Both are there already, so
 * that no server is asked: no cookie, no log, no host behind a firewall (faults.md §6). Both are null where neither
 * can be had, or another tab has come to the front meanwhile. The script goes first: the browser takes a tab's picture only twice a second, so it is asked once.
 */
export async function takePicture(click: PictureClick, now: () => number): Promise<OpenedPicture> {
  const found = await look(click, now);
  const tab = await takeTabOf(click);
  return {
    own: found?.own ?? null,
    tab,
    part: found?.part ?? null,
    ephemeral: click.inPrivateWindow,
  };
}

/** What the browser takes is whatever is in front: it is the click's tab only if that was there before and after. */
async function takeTabOf({ tabId, windowId }: PictureClick): Promise<string | null> {
  if (!(await isInFront(tabId))) return null;
  const taken = await takeTab(windowId);
  return (await isInFront(tabId)) ? taken : null;
}

async function isInFront(tabId: number): Promise<boolean> {
  try {
    return tabId >= 0 && (await browser.tabs.get(tabId)).active;
  } catch {
    // The tab is gone.
    return false;
  }
}

/** What the tab in front of a window shows, of the window used last where none is named, as PNG; null where that is not allowed. */
export async function takeTab(windowId?: number): Promise<string | null> {
  try {
    return await browser.tabs.captureVisibleTab(
      windowId ?? (await browser.windows.getLastFocused()).id ?? browser.windows.WINDOW_ID_CURRENT,
      {
        format: 'png',
      },
    );
  } catch {
    // Pages of the browser and stores, or no grant: which one is not told apart, and the outcome is the same.
    return null;
  }
}

async function look(
  { tabId, frameId, address }: PictureClick,
  now: () => number,
): Promise<FoundPicture | null> {
  const until = now() + KEEP_TRYING_FOR;
  while (tabId >= 0) {
    try {
      const [answer] = await browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        func: findPicture,
        args: [address],
      });
      return answer?.result ?? null;
    } catch (refusal) {
      const message = refusal instanceof Error ? refusal.message : String(refusal);
      if (now() > until || !/cannot access contents|missing host permission/i.test(message)) return null;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  return null;
}
