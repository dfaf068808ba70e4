import type { CheckView } from '@/utils/domain/check';
import type { Settings } from '@/utils/domain/settings';
import { reportState } from '../checks/report-state';
import type { Clock } from '../clock';
import { type ReportCache, reportKey } from '../storage/reports';

interface NewestReportParts {
  readonly reports: Pick<ReportCache, 'find'>;
  readonly settings: () => Promise<Settings>;
  readonly clock: Clock;
}

/**
 * The check with the newest report of its object that is kept, for no request: another check may have read it
 * since, and the details beside a verdict are always those of what is kept. A private window's stays as it is.
 */
export type NewestReport = (check: CheckView) => Promise<CheckView>;

export function createNewestReport({ reports, settings, clock }: NewestReportParts): NewestReport {
  return async (check) => {
    const { state, ephemeral } = check;
    if (state.phase !== 'report' || ephemeral) return check;
    const kept = await reports.find(reportKey(state.report), clock.now());
    if (!kept || 'unknown' in kept || kept.fetchedAt <= state.fetchedAt) return check;
    return { ...check, state: await reportState({ settings, clock }, state, kept) };
  };
}
