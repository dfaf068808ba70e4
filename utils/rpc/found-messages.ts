import type { FoundCost, FoundView } from '../domain/found';
import type { Result } from '../domain/result';

/** What a page or a selection was found to hold, before anything of it is sent. */
export interface FoundMessages {
  /** Behind `#found=`, also for a text that `keepText` kept; `not-found` once the worker that kept it is gone. */
  found(input: { id: string }): Result<FoundView>;
  /** What so many requests would mean now. Sends nothing. */
  foundCost(input: { requests: number }): Result<FoundCost>;
  /** Reads the tab in front and opens what is found there; for the popup, whose opening lets Assay into that tab. */
  checkLinks(input: null): Result<null>;
}
