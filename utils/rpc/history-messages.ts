import type { HistoryList, HistoryQuery } from '../domain/history';
import type { Result } from '../domain/result';

/** What was checked: never from a private window. */
export interface HistoryMessages {
  listHistory(input: HistoryQuery): Result<HistoryList>;
  /** `undo` takes it back for some minutes. */
  removeHistory(input: { readonly keys: readonly string[] | 'all' }): Result<{ readonly undo: string }>;
  /** Brings back what `removeHistory` or `removeWatch` removed; `not-found` once it is too late. */
  undoRemoval(input: { readonly undo: string }): Result<null>;
}
