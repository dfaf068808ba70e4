import { NO_ROWS, type ReadCounts } from '@/utils/domain/list';
import type { ListRow } from './row';

const NOTHING_READ: ReadCounts = { lines: 0, rows: 0, duplicates: 0, comments: 0, blank: 0, bad: 0 };

/** A new list with nothing in it. */
export function newList(id: string, name: string, now: number, lane: 'page' | 'list' = 'list'): ListRow {
  return {
    ...{ id, name, stage: 'reading', createdAt: now, startedAt: null, endedAt: null },
    ...{ read: NOTHING_READ, counts: NO_ROWS, spent: 0, known: 0, submitUnknown: false, stopped: null },
    ...{ restsUntil: null, failedInARow: 0, restored: false, told: false, copied: false },
    ...(lane === 'page' && { lane }),
  };
}
