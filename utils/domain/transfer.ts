import type { Failure } from './failure';

/** What came of restoring a part of a watchlist: every entry is in one of them, those `paused` are in `added` too. */
export interface WatchRestored {
  readonly added: number;
  readonly already: number;
  /** Private names and addresses, which stay out. */
  readonly held: number;
  /** A day does not leave enough requests for them. */
  readonly refused: number;
  /** They may hold a secret, so that they wait for the user. */
  readonly paused: number;
}

/**
 * What came of a key or a webhook in a box. `managed`: the administrator's stays in use. `elsewhere`: the key belongs
 * to another address of the API than the one that is set, and goes to no other.
 */
export type SecretOutcome = 'none' | 'saved' | 'managed' | 'elsewhere' | Failure;

export type SecretsRestored =
  | { readonly opened: false }
  | { readonly opened: true; readonly key: SecretOutcome; readonly webhook: SecretOutcome };
