import type { CheckState } from './check';
import type { Report } from './report';
import type { Verdict } from './verdict';
import type { WatchChangeKind, WatchFinding, WatchOutcome } from './watch';

/** So many failed looks in a row are told, once. */
export const FAILING_AFTER = 3;

/** What a report, or the lack of one, says about an entry; null for a check that has no answer. */
export function findingOf(state: CheckState, now: number): WatchFinding | null {
  if (state.phase === 'unknown') {
    const nobody = { malicious: 0, suspicious: 0, answered: 0, id: null, analysedAt: null };
    return { at: now, verdict: 'unknown', ...nobody };
  }
  if (state.phase !== 'report') return null;
  return findingIn(state.report, state.verdict, state.fetchedAt);
}

/** What a report says about an entry; `fetchedAt` is when it came, Unix ms. */
export function findingIn({ id, analysedAt }: Report, verdict: Verdict, fetchedAt: number): WatchFinding {
  const { name, answered, counts } = verdict;
  const { malicious, suspicious } = counts;
  return { at: fetchedAt, verdict: name, malicious, suspicious, answered, id, analysedAt };
}

/** How many engines say anything against it. */
export function flaggedBy({ malicious, suspicious }: WatchFinding): number {
  return malicious + suspicious;
}

/** How a run files it. What nobody answered is never filed as good. */
export function outcomeOf(finding: WatchFinding | null): WatchOutcome {
  if (!finding) return 'failed';
  if (flaggedBy(finding) > 0) return 'bad';
  return finding.answered > 0 ? 'good' : 'unknown';
}

/**
 * What changed since the last look in which engines answered (`before`; null when there was none). A report that
 * is gone, or that no engine answered, is no change: nobody took a finding back.
 */
export function changeBetween(before: WatchFinding | null, after: WatchFinding): WatchChangeKind | null {
  if (after.answered === 0) return null;
  const [was, is] = [before ? flaggedBy(before) : 0, flaggedBy(after)];
  if (was === 0) return is > 0 ? 'flagged' : null;
  if (is === 0) return 'cleared';
  return is > was ? 'risen' : null;
}
