import { type Browser, browser } from 'wxt/browser';

/** A card's place: its tab and, since the tab may go on to another page, its document. */
export interface CardPlace {
  readonly tabId: number;
  readonly document: string;
}

/** Who sent a message: one of our own pages, the script we injected into a tab, or somebody else. */
export type Sender =
  | { readonly who: 'page'; readonly tabId: number | null; readonly privateTab: boolean }
  | ({ readonly who: 'content' } & CardPlace)
  | { readonly who: 'stranger' };

/**
 * Firefox has no `sender.origin`, and a page of ours in a tab has `sender.tab` too: so the address decides.
 * A content script's claim is only ever worth the tab it comes from (faults.md §6).
 */
export function whoSent(sender: Browser.runtime.MessageSender): Sender {
  if (sender.id !== browser.runtime.id) return { who: 'stranger' };
  const ours = sender.url?.startsWith(browser.runtime.getURL('/')) === true;
  if (ours) return { who: 'page', tabId: sender.tab?.id ?? null, privateTab: sender.tab?.incognito ?? false };
  if (sender.tab?.id === undefined || sender.frameId !== 0) return { who: 'stranger' };
  return { who: 'content', tabId: sender.tab.id, document: documentOf(sender) };
}

/** Firefox names documents from 153 on; before that the page's origin has to do. */
function documentOf({ documentId, url }: Browser.runtime.MessageSender): string {
  return documentId ?? (url !== undefined && URL.canParse(url) ? new URL(url).origin : '');
}
