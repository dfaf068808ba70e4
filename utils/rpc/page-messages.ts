import type { Result } from '../domain/result';

/** What the browser allows on pages just now; it can be withdrawn at any time. */
export interface PageAccess {
  /** Every http and https site. */
  readonly every: boolean;
  /** Those of the settings' sites that are allowed. */
  readonly sites: readonly string[];
}

/** About the sites on which scripts of ours run. */
export interface PageMessages {
  pageAccess(input: null): Result<PageAccess>;
  /** The site of the tab in front of the popup, as `scheme://host`; null where no script may run. */
  siteInFront(input: null): Result<string | null>;
  /**
   * Gives the browser's permission back: for one site, or for all sites at once. What the gateway or the webhook
   * needs is kept, and so is what another switched-on feature does.
   */
  leaveSites(input: { readonly site: string } | { readonly every: true }): Result<null>;
}
