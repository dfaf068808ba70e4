import { type Browser, browser } from 'wxt/browser';
import { siteOf } from '../domain/page-settings';
import { readUrl } from '../domain/read-url';

/** A card's place: its tab and, since the tab may go on to another page, its document. */
export interface CardPlace {
  readonly tabId: number;
  readonly document: string;
}

/** Where a script of ours runs. */
interface PageScript {
  readonly privateTab: boolean;
  /** The site that vouches for it: its document's, or, of one without an address, its maker's or its tab's. */
  readonly sites: readonly string[];
}

/** Who sent a message: one of our own pages, the script we injected into a tab, or somebody else. */
export type Sender =
  | { readonly who: 'page'; readonly tabId: number | null; readonly privateTab: boolean }
  | ({ readonly who: 'content' } & CardPlace & PageScript)
  /** The same in a frame of the page: it may not speak for the card. */
  | ({ readonly who: 'frame'; readonly tabId: number; readonly frameId: number } & PageScript)
  | { readonly who: 'stranger' };

/**
 * Firefox has no `sender.origin`, and a page of ours in a tab has `sender.tab` too: so the address decides.
 * A content script's claim is only ever worth the tab it comes from (faults.md §6).
 */
export function whoSent(sender: Browser.runtime.MessageSender): Sender {
  if (sender.id !== browser.runtime.id) return { who: 'stranger' };
  const ours = sender.url?.startsWith(browser.runtime.getURL('/')) === true;
  if (ours) return { who: 'page', tabId: sender.tab?.id ?? null, privateTab: sender.tab?.incognito ?? false };
  if (sender.tab?.id === undefined || sender.frameId === undefined) return { who: 'stranger' };
  const at = { tabId: sender.tab.id, privateTab: sender.tab.incognito, sites: sitesOf(sender) };
  return sender.frameId === 0
    ? { who: 'content', ...at, document: documentOf(sender) }
    : { who: 'frame', ...at, frameId: sender.frameId };
}

/**
 * A document with an address is of that site. An `about:` one is of its maker; Firefox names no `origin`, and what
 * is sandboxed has none, hence the tab's. `data:` and a `blob:` of no site are nobody's, whichever tab they are in.
 */
function sitesOf({ url = '', origin, tab }: Browser.runtime.MessageSender): readonly string[] {
  if (url.startsWith('blob:')) return siteList(readUrl(url)?.origin);
  if (!url.startsWith('about:')) return siteList(url);
  return origin === undefined || origin === 'null' ? siteList(tab?.url) : siteList(origin);
}

function siteList(address: unknown): readonly string[] {
  const site = siteOf(address);
  return site === null ? [] : [site];
}

/** Firefox names documents from 153 on; before that the page's origin has to do. */
function documentOf({ documentId, url }: Browser.runtime.MessageSender): string {
  return documentId ?? readUrl(url ?? '')?.origin ?? '';
}
