import type { CheckOrigin } from './check';
import type { Indicator, IndicatorKind } from './indicator';
import type { Flagging } from './list';
import type { VerdictName } from './verdict';

/** How an entry ended: a reading, or a failure, which is none. */
export type HistoryVerdict = VerdictName | 'failed';

/** What the report said at that time, for whoever wants to know later without asking again. Times are Unix ms. */
export interface HistorySaid {
  readonly analysedAt: number | null;
  readonly malicious: number;
  readonly suspicious: number;
  /** VirusTotal's id of the object. */
  readonly id: string;
  /** Only the engines that flag it, with what they call it: hostile text. */
  readonly engines: readonly Flagging[];
}

/** One line of "Recent checks". Never written for a private window. */
export interface HistoryEntry {
  readonly indicator: Indicator;
  readonly at: number;
  readonly verdict: HistoryVerdict;
  readonly reading: number;
  readonly answered: number;
  /** Where it was asked; absent in entries of old. */
  readonly via?: CheckOrigin | 'download';
  /** The name of the file that was downloaded: hostile text. */
  readonly name?: string;
  /** Absent where there was no report, and in entries of old. */
  readonly said?: HistorySaid;
}

export const HISTORY_VERDICTS = ['malicious', 'suspicious', 'nothing-found', 'unknown', 'failed'] as const;

export interface HistoryFilter {
  /** In address, host, hash and file name, in any case. */
  readonly search: string;
  readonly verdict: HistoryVerdict | 'all';
  readonly kind: IndicatorKind | 'download' | 'all';
  /** Unix ms; null is open. `from` is within, `to` is not. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface HistoryQuery extends HistoryFilter {
  readonly offset: number;
  readonly limit: number;
}

/** An entry with the key that removes it. */
export interface HistoryRow extends HistoryEntry {
  readonly key: string;
}

/** Where a part of an export begins: behind this entry. */
export type HistoryPlace = Pick<HistoryRow, 'at' | 'key'>;

export interface HistoryList {
  /** Newest first. */
  readonly rows: readonly HistoryRow[];
  /** Entries that match. */
  readonly total: number;
  /** Entries that match all but the verdict, by verdict. */
  readonly counts: Readonly<Record<HistoryVerdict | 'all', number>>;
}
