import type { HistoryEntry, HistorySaid } from '@/utils/domain/history';
import type { Report } from '@/utils/domain/report';
import { type CheckRow, isNameless, requested } from './row';

/** What "Recent checks" says of an ended check; null for one that was cancelled, or that nobody can name. */
export function historyEntry(row: CheckRow): HistoryEntry | null {
  const { state } = row;
  if (isNameless(row)) return null;
  const via = row.lane === 'download' ? 'download' : row.origin;
  const common = { indicator: requested(row), at: row.updatedAt, via } as const;
  if (state.phase === 'report') {
    const { name, reading, answered } = state.verdict;
    return { ...common, verdict: name, reading, answered, said: saidBy(state.report) };
  }
  if (state.phase === 'unknown') return { ...common, verdict: 'unknown', reading: 0, answered: 0 };
  if (state.phase !== 'failed' || state.failure.tag === 'cancelled') return null;
  return { ...common, verdict: 'failed', reading: 0, answered: 0 };
}

/** A label is foreign text of any length, and history holds a hundred thousand entries. */
const LABEL_AT_MOST = 200;

function saidBy({ id, analysedAt, counts, engines }: Report): HistorySaid {
  const flagging = engines
    .filter(({ category }) => category === 'malicious' || category === 'suspicious')
    .map(({ name, label }) => ({
      engine: name.slice(0, LABEL_AT_MOST),
      label: label?.slice(0, LABEL_AT_MOST) ?? null,
    }));
  const { malicious, suspicious } = counts;
  return { analysedAt, malicious, suspicious, id, engines: flagging };
}
