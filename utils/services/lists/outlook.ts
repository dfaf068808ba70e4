import { allowance, type Budget, slotOf } from '@/utils/domain/budget';
import { SECOND } from '@/utils/domain/duration';
import type { FoundCost } from '@/utils/domain/found';
import type { ListPlan, ListView } from '@/utils/domain/list';
import type { Flight } from './flights';
import type { ListRow } from './row';

/** What an answer takes to come. */
const ANSWER = SECOND;

/** How the running lists stand to each other and to the quota. */
export interface Standing {
  readonly budget: Budget;
  readonly running: readonly ListRow[];
  readonly now: number;
}

/**
 * When the last of so many requests is answered, at this account's limits and with the reserve left: running
 * lists take turns, so the others' go between; what one page holds goes before all lists. Null when nothing may be sent at all.
 */
export function endOf(
  requests: number,
  list: Pick<ListRow, 'id' | 'lane'>,
  { budget, running, now }: Standing,
): number | null {
  if (requests <= 0) return now;
  if (allowance(budget.limits.day, budget) < 1 || allowance(budget.limits.month, budget) < 1) return null;
  const others = running.filter(({ id }) => id !== list.id);
  const before = others.reduce((sum, other) => sum + rowsBefore(other, list.lane, requests), 0);
  return (slotOf(budget, requests + before - 1)?.until ?? now) + ANSWER;
}

/** How many rows of another running list leave before the last of these. */
function rowsBefore({ lane, counts }: ListRow, own: ListRow['lane'], requests: number): number {
  if (lane === own) return Math.min(counts.waiting, requests);
  return lane === 'page' ? counts.waiting : 0;
}

export function listView(list: ListRow, flights: readonly Flight[], standing: Standing | null): ListView {
  const { id, name, stage, createdAt, startedAt, endedAt, read, counts, spent, known } = list;
  const out = flights.filter(
    ({ doing, left }) => left && (doing === 'asking' || doing === 'scanning'),
  ).length;
  const ends = standing && stage === 'running' ? endOf(counts.waiting - out, list, standing) : null;
  const rests =
    list.restsUntil !== null && standing && list.restsUntil > standing.now ? list.restsUntil : null;
  return {
    ...{ id, name, stage, createdAt, startedAt, endedAt, read, counts, spent, known },
    submitUnknown: list.submitUnknown,
    stopped: list.stopped,
    wait: stage === 'running' ? waitOf(flights, rests) : null,
    endsAt: ends === null ? null : Math.max(ends, rests ?? 0),
    restored: list.restored,
  };
}

/** What is worth saying: waiting for the next slot of the minute is what a running list does. */
function waitOf(flights: readonly Flight[], rests: number | null): ListView['wait'] {
  if (rests !== null) return { window: 'slow-down', until: rests };
  if (flights.some(({ doing }) => doing === 'asking')) return null;
  if (flights.some(({ doing }) => doing === 'offline')) return { window: 'offline' };
  const waits = flights.flatMap(({ wait }) => (wait && wait.window !== 'minute' ? [wait] : []));
  return waits.toSorted((a, b) => a.until - b.until)[0] ?? null;
}

export function planOf(
  list: ListRow,
  held: { readonly private: number; readonly secrets: number },
  standing: Standing,
): ListPlan {
  const rows = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  const requests = Math.max(0, list.counts.waiting - list.known);
  return {
    ...{ rows, known: list.known, ...held, requests },
    ...{ endsAt: endOf(requests, list, standing), ...dayOf(standing) },
  };
}

/** The same for what one page holds, before there is a list of it. */
export function costOf(requests: number, standing: Standing): FoundCost {
  return { endsAt: endOf(requests, { id: '', lane: 'page' }, standing), ...dayOf(standing) };
}

function dayOf({ budget }: Standing): Omit<FoundCost, 'endsAt'> {
  const { limits, dayUsed } = budget;
  const reserved = limits.day - allowance(limits.day, budget);
  return { perMinute: limits.minute, dayUsed, dayAllowed: limits.day, reserved };
}
