import type { CheckState } from '@/utils/domain/check';
import { NO_ROWS, type RowCounts } from '@/utils/domain/list';
import type { EngineCategory, EngineResult, Report } from '@/utils/domain/report';
import { verdictOf } from '@/utils/domain/verdict';
import type { CheckRow } from '@/utils/services/checks/row';
import { newList } from '@/utils/services/lists/new-list';
import { atRest, type ListItem, type ListRow } from '@/utils/services/lists/row';
import { REPORT } from '../../domain/a-report';

export const NOW = Date.UTC(2026, 10, 21, 12);
export const NO_ENGINES = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 };

/** A list with nothing but what the test is about. */
export const listOf = (more: Partial<ListRow> = {}): ListRow => ({
  ...newList('list-1', 'Ticket', NOW),
  stage: 'ready',
  ...more,
});
export const runningList = (more: Partial<ListRow> = {}): ListRow =>
  listOf({ stage: 'running', running: 1, startedAt: NOW, ...more });
export const countsOf = (some: Partial<RowCounts>): RowCounts => ({ ...NO_ROWS, ...some });

/** A row that is yet to be asked. */
export const itemOf = (n: number, more: Partial<ListItem> = {}): ListItem => ({
  ...{ list: 'list-1', n, line: n, indicator: { kind: 'domain', value: `h${n}.example` } },
  ...{ sent: `h${n}.example`, state: 'waiting', held: null, result: null, flagging: '', failure: null },
  ...{ secret: false, submitted: null, refresh: false, todo: 'next' },
  ...more,
});
/** A row whose check is on the way. */
export function askedItem(n: number, checkId: string, more: Partial<ListItem> = {}): ListItem {
  const { todo: _, ...item } = itemOf(n, more);
  return { ...item, checkId };
}
/** A row with an answer, or held. */
export const restingItem = (n: number, more: Partial<ListItem>): ListItem => atRest(itemOf(n, more));

export const engine = (
  name: string,
  category: EngineCategory,
  label: string | null = null,
): EngineResult => ({ name, category, label, method: null, version: null, update: null });

export const reportOf = (more: Partial<Report> = {}): Report => ({ ...REPORT, ...more });
export const answeredState = (report: Report, fetchedAt = NOW): Extract<CheckState, { phase: 'report' }> => ({
  ...{ phase: 'report', report, verdict: verdictOf(report.counts, 1), fetchedAt },
  ...{ old: false, earlier: null, stillAnalysing: false },
});

/** A check of which nothing counts but how it stands. */
export function checkOf(id: string, state: CheckState, more: Partial<CheckRow> = {}): CheckRow {
  const ended = state.phase === 'report' || state.phase === 'unknown' || state.phase === 'failed';
  return {
    ...{ id, indicator: { kind: 'domain', value: 'h1.example' }, origin: 'list', lane: 'list' },
    ...{ ephemeral: false, request: 'h1.example', removed: [], stage: ended ? 'ended' : 'look-up' },
    ...{ posting: false, refresh: false, following: null, earlier: null, known: null, scanned: false },
    ...{ spent: 0, startedAt: NOW, updatedAt: NOW, state },
    ...(!ended && state.phase !== 'asking' && { active: 'domain:h1.example' }),
    ...more,
  };
}
export const UNKNOWN: CheckState = { phase: 'unknown', submission: 'none' };
export const LOOKING_UP: CheckState = { phase: 'looking-up' };
export const waitingFor = (
  window: 'minute' | 'day' | 'month' | 'slow-down',
  until: number,
  place = 0,
): CheckState => ({ phase: 'waiting', wait: { window, until }, place, inLine: place + 1 });
