import type { Indicator } from './indicator';
import type { Verdict } from './verdict';

/** What the collector brought out of one document. Comes from a page: every field is checked before it is used. */
export interface Collected {
  /** Addresses of links, as the browser would follow them. */
  readonly links: readonly string[];
  /** Lines of visible text that may hold an indicator. */
  readonly text: string;
  /** Frames in the document, each a document of its own. */
  readonly frames: number;
  /** There was more than is taken. */
  readonly more: boolean;
  /** The document is no page: a PDF viewer's, for example. */
  readonly unreadable: boolean;
}

/** Links that are in no row, by why: longer than anything that is checked, of no web address, of none at all. */
export interface LeftOut {
  readonly tooLong: number;
  readonly scheme: number;
  readonly unreadable: number;
}

/** One thing that was found, and what checking it would mean. */
export interface FoundRow {
  readonly indicator: Indicator;
  /** It leads to the page's own site. */
  readonly sameSite: boolean;
  /** What is known already, and when it was learned, Unix ms; null where nothing is. */
  readonly known: { readonly verdict: Verdict; readonly analysedAt: number | null } | null;
  /** Requests that checking it costs now. */
  readonly cost: 0 | 1;
  /** It never leaves, or only after the user has said how. */
  readonly held: 'private' | 'secrets' | null;
}

/** Everything that a page or a selection was found to hold. */
export interface FoundView {
  readonly from: 'page' | 'selection';
  /** The page's host; null where it has none. */
  readonly host: string | null;
  readonly rows: readonly FoundRow[];
  /** It holds more than is taken. */
  readonly more: boolean;
  readonly leftOut: LeftOut;
  /** Frames of other sites, which the browser lets nobody read. */
  readonly unread: number;
  /** The browser lets no extension read this page at all. */
  readonly refused: boolean;
  /** From a private window: nothing of it is kept, so it makes no list. */
  readonly ephemeral: boolean;
}

/** When so many requests would be answered, and what the day has left for them. */
export interface FoundCost {
  /** Null when nothing can be sent at all. */
  readonly endsAt: number | null;
  readonly perMinute: number;
  readonly dayUsed: number;
  readonly dayAllowed: number;
  readonly reserved: number;
}

/** Things of one page or selection that are taken. */
export const FOUND_AT_MOST = 10_000;

/** Characters of a link that are taken: one more than is checked, so that a longer one is seen to be longer. */
export const LINK_AT_MOST = 8_193;
