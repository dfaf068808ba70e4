import type { Mark } from '../domain/mark';
import type { Result } from '../domain/result';

/** What a page's marks are drawn from; the arrays stand in the order of what was asked. */
export interface KnownMarks {
  /** False where marks are not switched on (any more), or the browser withdrew its permission: take all away. */
  readonly on: boolean;
  /** Nothing was looked at, the page asked too much: ask again after a minute. */
  readonly later: boolean;
  readonly links: readonly (Mark | null)[];
  readonly words: readonly (Mark | null)[];
}

/** What the script on a page may ask (`FRAME_MESSAGES`): answered from the cache alone, and nothing is noted of it. */
export interface MarkMessages {
  /** Which of these links' addresses and words have a known verdict; at most `CANDIDATES_AT_MOST` of them together. */
  knownMarks(input: {
    readonly links: readonly string[];
    readonly words: readonly string[];
  }): Result<KnownMarks>;
  /** Opens the full report about a link or a word with a known verdict, in a tab; anything else does nothing. */
  openMark(input: { readonly link?: string; readonly word?: string }): Result<null>;
}
