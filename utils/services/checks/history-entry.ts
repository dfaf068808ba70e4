import type { HistoryEntry } from '@/utils/domain/history';
import { type CheckRow, isNameless, requested } from './row';

/** What "Recent checks" says of an ended check; null for one that was cancelled, or that nobody can name. */
export function historyEntry(row: CheckRow): HistoryEntry | null {
  const { state } = row;
  if (isNameless(row)) return null;
  const via = row.lane === 'download' ? 'download' : row.origin;
  const common = { indicator: requested(row), at: row.updatedAt, via } as const;
  if (state.phase === 'report') {
    const { name, reading, answered } = state.verdict;
    return { ...common, verdict: name, reading, answered };
  }
  if (state.phase === 'unknown') return { ...common, verdict: 'unknown', reading: 0, answered: 0 };
  if (state.phase !== 'failed' || state.failure.tag === 'cancelled') return null;
  return { ...common, verdict: 'failed', reading: 0, answered: 0 };
}
