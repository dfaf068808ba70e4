import type { Indicator } from './indicator';
import type { VerdictName } from './verdict';

/** One line of "Recent checks". Never written for a private window. */
export interface HistoryEntry {
  readonly indicator: Indicator;
  readonly at: number;
  readonly verdict: VerdictName | 'failed';
  readonly reading: number;
  readonly answered: number;
}
