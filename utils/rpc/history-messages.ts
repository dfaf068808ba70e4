import type { HistoryFilter, HistoryList, HistoryPlace, HistoryQuery, HistoryRow } from '../domain/history';
import type { Result } from '../domain/result';

/** What was checked: never from a private window. */
export interface HistoryMessages {
  listHistory(input: HistoryQuery): Result<HistoryList>;
  /** The matching entries, newest first, a part at a time: `after` is `next` of the part before, null at first. */
  exportHistory(input: { readonly filter: HistoryFilter; readonly after: HistoryPlace | null }): Result<{
    readonly rows: readonly HistoryRow[];
    readonly next: HistoryPlace | null;
  }>;
  /** `undo` takes it back for some minutes. */
  removeHistory(input: { readonly keys: readonly string[] | 'all' }): Result<{ readonly undo: string }>;
  /** Brings back what `removeHistory` or `removeWatch` removed; `not-found` once it is too late. */
  undoRemoval(input: { readonly undo: string }): Result<null>;
}
