import type { CheckOrigin } from './check';
import type { Indicator, IndicatorKind } from './indicator';
import type { VerdictName } from './verdict';

/** How an entry ended: a reading, or a failure, which is none. */
export type HistoryVerdict = VerdictName | 'failed';

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
}

export const HISTORY_VERDICTS = ['malicious', 'suspicious', 'nothing-found', 'unknown', 'failed'] as const;

export interface HistoryQuery {
  /** In address, host, hash and file name, in any case. */
  readonly search: string;
  readonly verdict: HistoryVerdict | 'all';
  readonly kind: IndicatorKind | 'download' | 'all';
  /** Unix ms; null is open. `from` is within, `to` is not. */
  readonly from: number | null;
  readonly to: number | null;
  readonly offset: number;
  readonly limit: number;
}

/** An entry with the key that removes it. */
export interface HistoryRow extends HistoryEntry {
  readonly key: string;
}

export interface HistoryList {
  /** Newest first. */
  readonly rows: readonly HistoryRow[];
  /** Entries that match. */
  readonly total: number;
  /** Entries that match all but the verdict, by verdict. */
  readonly counts: Readonly<Record<HistoryVerdict | 'all', number>>;
}
