import { allowance, type Budget, slotOf } from '@/utils/domain/budget';
import { SECOND } from '@/utils/domain/duration';
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
 * lists take turns, so the others' go between. Null when nothing may be sent at all.
 */
export function endOf(
  requests: number,
  list: Pick<ListRow, 'id'>,
  { budget, running, now }: Standing,
): number | null {
  if (requests <= 0) return now;
  if (allowance(budget.limits.day, budget) < 1 || allowance(budget.limits.month, budget) < 1) return null;
  const others = running.filter(({ id }) => id !== list.id).map(({ counts }) => counts.waiting);
  const before = others.reduce((sum, waiting) => sum + Math.min(waiting, requests), 0);
  return (slotOf(budget, requests + before - 1)?.until ?? now) + ANSWER;
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
  const { limits, dayUsed } = standing.budget;
  const rows = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  const requests = Math.max(0, list.counts.waiting - list.known);
  return {
    ...{ rows, known: list.known, ...held, requests },
    endsAt: endOf(requests, list, standing),
    perMinute: limits.minute,
    dayUsed,
    dayAllowed: limits.day,
    reserved: limits.day - allowance(limits.day, standing.budget),
  };
}
