import type { Finding, OpenAs } from '../domain/guard';
import type { Result } from '../domain/result';

/** What the guard on a page may ask (`FRAME_MESSAGES`): answered from the cache alone, and nothing is noted of it. */
export interface GuardMessages {
  /** Which of these links are known as malicious, in their order; at most `GUARDED_AT_MOST`. `on`: go on asking. */
  guardLinks(input: { readonly links: readonly string[] }): Result<{
    readonly on: boolean;
    readonly found: readonly (Finding | null)[];
  }>;
  /** Opens a link that was held, as the click on it would have: a page cannot repeat those itself. */
  guardOpen(input: { readonly link: string; readonly as: OpenAs }): Result<null>;
  /** The question has no room in the page: Assay's own window shows what is known of the link. */
  guardShow(input: { readonly link: string }): Result<null>;
}
