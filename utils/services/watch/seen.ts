import { verdictOf } from '@/utils/domain/verdict';
import { findingIn } from '@/utils/domain/watch-change';
import type { ReportCache } from '../storage/reports';
import type { WatchRow } from './row';

interface Known {
  readonly reports: Pick<ReportCache, 'find'>;
  /** Engines that must say malicious before a verdict does. */
  readonly maliciousFrom: number;
  readonly now: number;
}

/**
 * New entries whose reports the user has before them: what those say is the baseline, so that nobody is told by a
 * notification what they were just reading. Where no report is kept, the first look is told as ever.
 */
export function asSeen(
  rows: readonly WatchRow[],
  { reports, maliciousFrom, now }: Known,
): Promise<readonly WatchRow[]> {
  return Promise.all(
    rows.map(async (row) => {
      const kept = await reports.find(row.key, now);
      if (!kept || !('report' in kept)) return row;
      const { report, fetchedAt } = kept;
      const finding = findingIn(report, verdictOf(report.counts, maliciousFrom), fetchedAt);
      return finding.answered > 0 ? { ...row, baseline: finding } : row;
    }),
  );
}
