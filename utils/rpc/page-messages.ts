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
  /** Gives the browser's permission for a site back, unless the gateway or the webhook needs it. */
  leaveSite(input: { readonly site: string }): Result<null>;
}
