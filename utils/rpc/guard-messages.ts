import type { Finding } from '../domain/guard';
import type { Result } from '../domain/result';

/** What the guard on a page may ask (`FRAME_MESSAGES`): answered from the cache alone, and nothing is noted of it. */
export interface GuardMessages {
  /**
   * Which of these links are known as malicious, in their order; at most `GUARDED_AT_MOST`. `atClick`: a hand has
   * just clicked. `on`: go on asking. `later`: this frame has asked too much, and nothing is said about its links.
   */
  guardLinks(input: { readonly links: readonly string[]; readonly atClick?: boolean }): Result<{
    readonly on: boolean;
    readonly later: boolean;
    readonly found: readonly (Finding | null)[];
  }>;
  /** The question cannot be asked in the page: Assay's own window shows what is known of the link; `shown`: it did. */
  guardShow(input: { readonly link: string }): Result<{ readonly shown: boolean }>;
}
