import type { CheckState } from '@/utils/domain/check';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { WatchChange, WatchFinding, WatchOutcome, WatchPeriod } from '@/utils/domain/watch';
import { changeBetween, FAILING_AFTER, findingOf, outcomeOf } from '@/utils/domain/watch-change';
import { nextLook, periodLength } from '@/utils/domain/watch-period';
import { type WatchRow, waiting } from './row';

/** What one look comes to. `filed` is null for a look that was none. */
export interface Looked {
  readonly row: WatchRow;
  readonly filed: {
    readonly outcome: WatchOutcome;
    readonly finding: WatchFinding | null;
    readonly failure: Failure | null;
  } | null;
  readonly change: Omit<WatchChange, 'id' | 'key' | 'indicator' | 'at'> | null;
}

/** After the first failures in a row it is tried sooner than on its period. */
const SOONER = [15 * MINUTE, HOUR] as const;

/** What does not speak of the entry but of us, the account or the browser: tried again later, and not counted. */
const NOT_ITS_FAULT: ReadonlySet<Failure['tag']> = new Set<Failure['tag']>([
  'no-key',
  'wrong-key',
  'inactive-user',
  'quota',
  'offline',
  'permission-missing',
  'cancelled',
  'storage-full',
  'storage-closed',
  'internal',
]);

/** How an entry goes on after its check has ended. */
export function afterLook(row: WatchRow, state: CheckState, period: WatchPeriod, now: number): Looked {
  const regular = nextLook(row.key, period, now);
  const finding = findingOf(state, now);
  if (finding) {
    const kind = changeBetween(row.baseline, finding);
    const baseline = finding.answered > 0 ? finding : row.baseline;
    const next = { ...waiting(row, regular, now), last: finding, baseline, failure: null, failures: 0 };
    return {
      row: kind ? { ...next, change: { kind, at: now } } : next,
      filed: { outcome: outcomeOf(finding), finding, failure: null },
      change: kind && { kind, before: row.baseline, after: finding, failure: null },
    };
  }

  const failure: Failure = state.phase === 'failed' ? state.failure : { tag: 'cancelled', sent: 0 };
  if (NOT_ITS_FAULT.has(failure.tag)) {
    const again = Math.min(regular, now + Math.min(HOUR, periodLength(period) / 2));
    return { row: { ...waiting(row, again, now), failure }, filed: null, change: null };
  }
  // The user's own list keeps it here now: that is no fault, and tried on its period.
  const failures = failure.tag === 'private' ? row.failures : row.failures + 1;
  const sooner = failure.tag === 'private' ? undefined : SOONER[failures - 1];
  const next = {
    ...waiting(row, sooner === undefined ? regular : Math.min(regular, now + sooner), now),
    failure,
    failures,
  };
  const filed = { outcome: 'failed', finding: null, failure } as const;
  if (failure.tag === 'private' || failures !== FAILING_AFTER) return { row: next, filed, change: null };
  const change = { kind: 'failing', before: row.baseline, after: null, failure } as const;
  return { row: { ...next, change: { kind: 'failing', at: now } }, filed, change };
}

/** Younger than this an answer in the cache counts as a look: nothing is asked for. */
export function freshFor(period: WatchPeriod): number {
  return Math.min(periodLength(period) / 2, DAY);
}
