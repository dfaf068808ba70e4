import type {
  BadLine,
  ListPlan,
  ListView,
  NewRow,
  ReadCounts,
  RowPage,
  RowQuery,
  RowState,
  Tick,
} from '../domain/list';
import type { ExportRow, KeptReply } from '../domain/list-files';
import type { Result } from '../domain/result';

/** Lists: reading one in, running it, looking at it, taking it out. The topic `lists` tells of changes. */
export interface ListMessages {
  /** Newest first. */
  lists(input: null): Result<readonly ListView[]>;
  getList(input: { list: string }): Result<ListView>;

  /** An empty list in stage `reading`. `private` from a private window: nothing of one is kept. */
  createList(input: { name: string; lane?: 'page' | 'list' }): Result<ListView>;
  /**
   * At most 1000 rows and bad lines at once; `from` is the number of the first row, from 1 without gaps. The same
   * batch twice is the same batch.
   */
  addListRows(input: {
    readonly list: string;
    readonly from: number;
    readonly rows: readonly NewRow[];
    readonly bad: readonly BadLine[];
  }): Result<null>;
  /** All rows are in: stage `ready`. */
  finishList(input: { list: string; read: ReadCounts }): Result<ListView>;
  /**
   * At most 1000 rows and bad lines behind those of a list that was read in before, whatever it is doing; `read` is
   * what reading came to since the batch before. What the list has already is folded, so the same batch twice adds
   * nothing. `appendedRows` comes last. `private` from a private window.
   */
  appendListRows(input: {
    readonly list: string;
    readonly rows: readonly NewRow[];
    readonly bad: readonly BadLine[];
    readonly read: ReadCounts;
  }): Result<ListView>;
  appendedRows(input: { list: string }): Result<ListView>;
  /** What would be sent, what it costs and when it would end. Sends nothing. */
  listPlan(input: { list: string }): Result<ListPlan>;

  /** Starts or goes on. `submitUnknown` publishes every unknown link of this list: only after the user said so. */
  startList(input: { list: string; submitUnknown: boolean }): Result<ListView>;
  pauseList(input: { list: string }): Result<ListView>;
  cancelList(input: { list: string }): Result<ListView>;
  /** All failed rows, or one. */
  retryRows(input: { list: string; n: number | null }): Result<ListView>;
  /** Before everything else, once: as one of the user's own checks. */
  raiseRow(input: { list: string; n: number }): Result<ListView>;
  removeRow(input: { list: string; n: number }): Result<ListView>;
  /** What to do with parts that look secret: of one held row, or of all. */
  answerRows(input: { list: string; n: number | null; answer: 'keep' | 'remove' }): Result<ListView>;
  renameList(input: { list: string; name: string }): Result<ListView>;
  /** With its rows and replies; not to be undone. */
  removeList(input: { list: string }): Result<null>;

  listRows(input: { list: string } & RowQuery): Result<RowPage>;
  badLines(input: { list: string; offset: number; limit: number }): Result<readonly BadLine[]>;
  /** At most `most` ticks in list order; one a row where there is room. */
  listSpectrum(input: { list: string; most: number }): Result<readonly Tick[]>;
  /** Where a row stands in the order asked for, from 0; to go to a tick's row. Null when it is not in it. */
  placeOfRow(input: { list: string; n: number } & Omit<RowQuery, 'offset' | 'limit'>): Result<number | null>;

  /** Rows for an export, from row number `from` on; `next` is where to go on, null at the end. */
  exportRows(input: {
    readonly list: string;
    readonly from: number;
    readonly state: RowState | 'all';
  }): Result<{ readonly rows: readonly ExportRow[]; readonly next: number | null }>;
  /** Kept replies, about a megabyte at once. */
  exportReplies(input: { list: string; from: number }): Result<{
    readonly replies: readonly KeptReply[];
    readonly next: number | null;
  }>;
  /** The log of this list as text, from line `from` on, oldest first. */
  exportLog(input: { list: string; from: number }): Result<{
    readonly text: string;
    readonly next: number | null;
  }>;
}
