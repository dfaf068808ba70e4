import type { CheckState } from '@/utils/domain/check';
import { oldAfter } from '@/utils/domain/settings';
import { verdictOf } from '@/utils/domain/verdict';
import type { StepTools } from './parts';
import type { CheckRow, Fetched } from './row';

/** The last state of a check that has a report: its verdict by today's settings, and whether it is old. */
export async function reportState(
  tools: Pick<StepTools, 'settings' | 'clock'>,
  row: Pick<CheckRow, 'earlier'>,
  { report, fetchedAt }: Fetched,
): Promise<Extract<CheckState, { phase: 'report' }>> {
  const settings = await tools.settings();
  const age = report.analysedAt === null ? 0 : tools.clock.now() - report.analysedAt;
  return {
    phase: 'report',
    report,
    fetchedAt,
    verdict: verdictOf(report.counts, settings.maliciousFrom),
    old: age > oldAfter(settings, report.kind),
    earlier: row.earlier,
    stillAnalysing: false,
  };
}
