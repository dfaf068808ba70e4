import type { BackupListHead } from '../domain/backup';
import type { WrittenRow } from '../domain/backup-row';
import type { Result } from '../domain/result';
import type { SecretBox } from '../domain/secret-box';
import type { SecretsRestored, WatchRestored } from '../domain/transfer';

/** Backups, a part at a time. Whatever comes from a page is read anew: it was in a file. */
export interface TransferMessages {
  /** `count`: rows it has. */
  savedLists(input: null): Result<readonly (BackupListHead & { readonly count: number })[]>;
  /** From row number `from` on; `next` is where to go on, null at the end. */
  savedRows(input: { readonly list: string; readonly from: number }): Result<{
    readonly entries: readonly WrittenRow[];
    readonly next: number | null;
  }>;
  savedWatchlist(input: { readonly after: string | null }): Result<{
    readonly entries: readonly object[];
    readonly next: string | null;
  }>;
  savedHistory(input: { readonly after: string | null }): Result<{
    readonly entries: readonly object[];
    readonly next: string | null;
  }>;
  /** The user's own key and webhook in a box; null when there are none. */
  savedSecrets(input: { readonly passphrase: string }): Result<SecretBox | null>;

  /** False where that list is here already. `private` from a private window, as are all that follow. */
  restoreList(input: BackupListHead): Result<boolean>;
  /** At most 1000 rows, as they stand in the file; `from` counts from 1 without gaps. */
  restoreRows(input: {
    readonly list: string;
    readonly from: number;
    readonly rows: readonly WrittenRow[];
  }): Result<null>;
  endList(input: { readonly list: string; readonly rows: number }): Result<null>;
  /** Entries as they stand in the file. */
  restoreWatchlist(input: { readonly entries: readonly object[] }): Result<WatchRestored>;
  restoreHistory(input: { readonly entries: readonly object[] }): Result<{ readonly added: number }>;
  /** All of history is in: what is too old or too much goes. */
  endHistory(input: null): Result<null>;
  /** Whether this passphrase opens the box; nothing is kept. */
  opensSecrets(input: { readonly box: SecretBox; readonly passphrase: string }): Result<boolean>;
  restoreSecrets(input: { readonly box: SecretBox; readonly passphrase: string }): Result<SecretsRestored>;
}
