/** Which of the account's three quotas is meant; day and month end at 00:00 UTC (virustotal-api.md §1). */
export type QuotaWindow = 'minute' | 'day' | 'month';

/** Why a text cannot be checked; `BadInputWhy` is phrased by the component that shows the failure. */
export type BadInputWhy =
  | { readonly reason: 'empty' }
  | { readonly reason: 'not-an-indicator' }
  | { readonly reason: 'hash-length'; readonly length: number }
  /** `host` is that of the page a `blob:` belongs to. */
  | { readonly reason: 'scheme'; readonly scheme: string; readonly host?: string }
  | { readonly reason: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly reason: 'ambiguous-defang' }
  /** A port above 65535, a network in place of one address, somebody's mail address. */
  | { readonly reason: 'port' | 'network' | 'mail' }
  /** The text holds the user's own API key, which nobody else may see. */
  | { readonly reason: 'holds-key' }
  | { readonly reason: 'several'; readonly count: number }
  /** A whole text or file, meant as a list, with nothing in it that can be checked. */
  | { readonly reason: 'none-in-lines'; readonly lines: number }
  /** A text given as an API key that is none; `length` without spaces. Nothing was sent. */
  | { readonly reason: 'key-shape'; readonly length: number }
  | { readonly reason: 'refused'; readonly message: string };

/** Which rule keeps an indicator here; see `privacy.ts`. */
export type PrivateRule = 'local-name' | 'single-label' | 'private-address' | 'own-list' | 'private-window';

/**
 * Everything that can stand in the place of an answer. Closed: a new way to fail is a new member, and the
 * compiler then shows every place that has to phrase it. Times are Unix milliseconds.
 */
export type Failure =
  | { readonly tag: 'no-key' }
  | { readonly tag: 'wrong-key' }
  | { readonly tag: 'inactive-user' }
  | { readonly tag: 'forbidden' }
  | {
      readonly tag: 'quota';
      readonly window: QuotaWindow | 'unknown';
      /** When the window opens again. */
      readonly resetsAt: number;
      readonly used?: number;
      readonly allowed?: number;
    }
  | { readonly tag: 'too-many-requests'; readonly retryAt: number }
  | { readonly tag: 'not-found' }
  | { readonly tag: 'already-exists'; readonly what: 'vote' | 'analysis' | 'comment' | 'other' }
  | { readonly tag: 'bad-input'; readonly why: BadInputWhy }
  | { readonly tag: 'offline' }
  | { readonly tag: 'timeout' }
  /** `status` is the HTTP status, or 0 when the reply was no VirusTotal reply at all. */
  | { readonly tag: 'upstream'; readonly status: number; readonly reason?: UpstreamReason }
  | { readonly tag: 'permission-missing'; readonly origin: string }
  | { readonly tag: 'private'; readonly rule: PrivateRule; readonly host: string }
  | { readonly tag: 'cancelled'; readonly sent: number }
  | { readonly tag: 'storage-full' }
  /** The browser gives no database: `newer` is one that an older build cannot read. Nothing leaves, or is wiped. */
  | { readonly tag: 'storage-closed'; readonly why: 'newer' | 'always-private' }
  | { readonly tag: 'internal'; readonly detail: string };

/** What was wrong with a reply that could not be used. */
export type UpstreamReason =
  | 'unreadable'
  | 'truncated'
  | 'too-large'
  | 'unexpected-shape'
  | 'foreign-host'
  /** An analysis that is about another file than the one that was uploaded or re-scanned. */
  | 'other-file';
