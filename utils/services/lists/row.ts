import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import type { Held, ListStage, ReadCounts, RowCounts, RowResult, RowState } from '@/utils/domain/list';

/** One list as the database keeps it. The counts are written in the transaction that changes the rows. */
export interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly stage: ListStage;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** When it began to be read (Unix ms), where that was not when it was created: it is out of a backup. */
  readonly readSince?: number;
  readonly read: ReadCounts;
  readonly counts: RowCounts;
  readonly spent: number;
  /** Rows that were fresh in the cache when the list was read. */
  readonly known: number;
  readonly submitUnknown: boolean;
  readonly stopped: Failure | null;
  /** VirusTotal failed row after row: nothing of this list is asked before then. */
  readonly restsUntil: number | null;
  /** Rows in a row that VirusTotal failed. */
  readonly failedInARow: number;
  readonly restored: boolean;
  /** Its end was told, or need not be. */
  readonly told: boolean;
  /** All rows are in the copy that outlives the database. */
  readonly copied: boolean;
  /** The lane its rows are asked in: `page` for what one page holds, before all other lists. Absent: `list`. */
  readonly lane?: 'page';
  /** Present while it runs: index `running`. */
  readonly running?: 1;
}

/** One row of a list. */
export interface ListItem {
  readonly list: string;
  readonly n: number;
  readonly line: number;
  /** As it stood in the list, without what never leaves. */
  readonly indicator: Indicator;
  /** Exactly what may be sent; null while the gate holds it. */
  readonly sent: string | null;
  readonly state: RowState;
  readonly held: Held | null;
  readonly result: RowResult | null;
  /** Every engine that flags it, a line each, name and label with a tab between: one string is read fast. */
  readonly flagging: string;
  readonly failure: Failure | null;
  /** It may look like a secret, so it is never submitted by itself. */
  readonly secret: boolean;
  /** The check that submits it, written before it does: no other check of this row will. */
  readonly submitted: string | null;
  /** Ask even if a fresh report is cached: it failed, or was restored. */
  readonly refresh: boolean;
  /** Present while it has to be asked; `first` before the others. Index `todo`. */
  readonly todo?: 'first' | 'next';
  /** Present while its check is on the way. Index `checkId`. */
  readonly checkId?: string;
}

/** The item at rest or to be asked: without a check under way. */
export function withoutCheck({ checkId: _, ...item }: ListItem): ListItem {
  return item;
}

/** Nothing is left to do for it. */
export function atRest(item: ListItem): ListItem {
  const { todo: _, checkId: __, ...rest } = item;
  return rest;
}

/** To be asked, from the start. */
export function toAsk(item: ListItem, sent: string): ListItem {
  const { checkId: _, ...rest } = item;
  return {
    ...rest,
    sent,
    held: null,
    state: 'waiting',
    result: null,
    flagging: '',
    failure: null,
    todo: 'next',
  };
}
