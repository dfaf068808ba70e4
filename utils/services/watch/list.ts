import { allowance } from '@/utils/domain/budget';
import type { QuotaLimits } from '@/utils/domain/quota';
import {
  WATCH_FILTERS,
  type WatchCost,
  type WatchFilter,
  type WatchList,
  type WatchPeriod,
  type WatchSort,
  type WatchView,
} from '@/utils/domain/watch';
import { flaggedBy } from '@/utils/domain/watch-change';
import { looksPerDay } from '@/utils/domain/watch-period';

const DAYS_IN_MONTH = 31;

export interface WantedWatch {
  readonly search: string;
  readonly filter: WatchFilter;
  readonly sort: WatchSort;
  readonly offset: number;
  readonly limit: number;
}

/** The part of the list that a page shows; `counts` are of what the search finds. */
export function listOf(
  all: readonly WatchView[],
  { search, filter, sort, offset, limit }: WantedWatch,
): Pick<WatchList, 'rows' | 'total' | 'counts'> {
  const words = search.trim().toLowerCase();
  const found =
    words === '' ? all : all.filter(({ indicator }) => indicator.value.toLowerCase().includes(words));
  const counts = Object.fromEntries(
    WATCH_FILTERS.map((each) => [each, found.filter((row) => belongs(row, each)).length]),
  ) as Record<WatchFilter, number>;
  const rows = found.filter((row) => belongs(row, filter)).sort(ORDERS[sort]);
  return { rows: rows.slice(offset, offset + limit), total: rows.length, counts };
}

/** A row whose last look failed counts as failed, whatever was found before: it is not known any more. */
function belongs(row: WatchView, filter: WatchFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'paused':
      return row.paused;
    case 'failed':
      return row.failure !== null;
    case 'waiting':
      return row.failure === null && row.last === null;
    default:
      return row.failure === null && row.last !== null && standing(row.last) === filter;
  }
}

function standing(last: NonNullable<WatchView['last']>): 'bad' | 'good' | 'unknown' {
  if (flaggedBy(last) > 0) return 'bad';
  return last.answered > 0 ? 'good' : 'unknown';
}

const byName = (a: WatchView, b: WatchView): number =>
  a.indicator.value < b.indicator.value ? -1 : Number(a.indicator.value > b.indicator.value);

const ORDERS: Readonly<Record<WatchSort, (a: WatchView, b: WatchView) => number>> = {
  name: byName,
  added: (a, b) => b.addedAt - a.addedAt || byName(a, b),
  next: (a, b) => Number(a.paused) - Number(b.paused) || a.nextAt - b.nextAt || byName(a, b),
  changed: (a, b) => (b.change?.at ?? 0) - (a.change?.at ?? 0) || byName(a, b),
  worst: (a, b) => weight(b) - weight(a) || byName(a, b),
};

function weight({ last, failure }: WatchView): number {
  const flagged = last ? flaggedBy(last) : 0;
  return flagged > 0 ? flagged : failure ? 0.5 : 0;
}

/** What the entries that are not paused cost a day, and what a day has for them. */
export function costOf(
  entries: readonly Pick<WatchView, 'period' | 'paused'>[],
  usual: WatchPeriod,
  { limits, reserve }: { readonly limits: QuotaLimits; readonly reserve: number },
): WatchCost {
  const running = entries.filter(({ paused }) => !paused);
  const perDay = running.reduce((sum, { period }) => sum + looksPerDay(period ?? usual), 0);
  const lane = { lane: 'watch', reserve } as const;
  // A month's allowance may be the tighter one.
  const allowed = Math.min(
    allowance(limits.day, lane),
    Math.floor(allowance(limits.month, lane) / DAYS_IN_MONTH),
  );
  return { perDay: Math.ceil(perDay), allowed };
}
