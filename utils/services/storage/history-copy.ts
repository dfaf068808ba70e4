import { SECOND } from '@/utils/domain/duration';
import { HISTORY_VERDICTS, type HistoryEntry } from '@/utils/domain/history';
import { indicatorKey } from '@/utils/domain/indicator';
import { isIndicator } from '@/utils/domain/is-indicator';
import type { Clock } from '../clock';
import { createNap } from '../nap';
import { oneAtATime } from '../one-at-a-time';
import type { Storage } from './database';
import { COUNTS_KEY } from './history-counts';
import type { KeyValueArea } from './key-value-area';
import type { Log } from './log';
import { transact } from './transact';

interface CopyParts {
  readonly storage: Storage;
  readonly area: KeyValueArea;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly log: Pick<Log, 'append'>;
  readonly onRestored: () => void;
  readonly onBug: (where: string, error: unknown) => void;
}

/** The newest entries of history in `storage.local`, which a lost database does not take along (faults.md §4.19). */
export interface HistoryCopy {
  /** Brings both to the same state; to be called at each birth. */
  sync(): Promise<void>;
  /** History was written: the copy follows a moment later. What was removed leaves it with that. */
  changed(): void;
}

const COPY_KEY = 'history';
const EDITS_KEY = 'history-edits';
const NEWEST = 500;
/** Downloads come in bursts: one copy does for all of them. A worker that dies before is made up for at the next birth. */
const SOON = 3 * SECOND;

interface MetaStore {
  get(key: string): Promise<unknown>;
  put(value: unknown, key: string): Promise<unknown>;
}

/** Within the transaction that writes: whoever counted further, database or copy, knows more. */
export async function countHistoryEdit(meta: MetaStore): Promise<void> {
  await meta.put(parseEdits(await meta.get(EDITS_KEY)) + 1, EDITS_KEY);
}

export function createHistoryCopy({ storage, area, clock, log, onRestored, onBug }: CopyParts): HistoryCopy {
  const sync = oneAtATime(work, (error) => onBug('history copy', error));
  let due = false;
  const nap = createNap(clock, () => {
    due = false;
    void sync();
  });

  function changed(): void {
    if (!due) nap.until(clock.now() + SOON);
    due = true;
  }

  async function work(): Promise<void> {
    const copy = parseCopy(await area.get(COPY_KEY));
    const edits = parseEdits(await storage.run((database) => database.get('meta', EDITS_KEY)));
    if (copy.edits > edits) await restore(copy);
    if (copy.edits !== edits) await write();
  }

  async function write(): Promise<void> {
    const copy = await storage.run(async (database) => {
      const transaction = database.transaction(['history', 'meta']);
      const entries: HistoryEntry[] = [];
      let cursor = await transaction.objectStore('history').index('at').openCursor(null, 'prev');
      while (cursor && entries.length < NEWEST) {
        entries.push(cursor.value);
        cursor = await cursor.continue();
      }
      return { edits: parseEdits(await transaction.objectStore('meta').get(EDITS_KEY)), entries };
    });
    await area.set(COPY_KEY, copy);
  }

  /** What was checked since the loss is newer and stays. */
  async function restore({ edits, entries }: Copy): Promise<void> {
    await storage.run((database) =>
      transact(database, ['history', 'meta'], 'strict', async (transaction) => {
        const history = transaction.objectStore('history');
        for (const entry of entries) {
          const key = indicatorKey(entry.indicator);
          if (!(await history.get(key))) await history.put(entry, key);
        }
        const meta = transaction.objectStore('meta');
        await meta.put(edits + 1, EDITS_KEY);
        // Counted anew when somebody asks.
        await meta.delete(COUNTS_KEY);
      }),
    );
    const detail = `the newest ${entries.length} entries`;
    await log.append({ at: clock.now(), level: 'warn', event: 'history restored', detail });
    onRestored();
  }

  return { sync, changed };
}

interface Copy {
  readonly edits: number;
  readonly entries: readonly HistoryEntry[];
}

function parseEdits(stored: unknown): number {
  return typeof stored === 'number' && Number.isSafeInteger(stored) && stored > 0 ? stored : 0;
}

/** A damaged entry spoils only itself. */
function parseCopy(stored: unknown): Copy {
  if (typeof stored !== 'object' || stored === null) return { edits: 0, entries: [] };
  const { edits, entries } = stored as Record<string, unknown>;
  return { edits: parseEdits(edits), entries: Array.isArray(entries) ? entries.filter(isEntry) : [] };
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { indicator, at, verdict, reading, answered } = value as Record<string, unknown>;
  return (
    isIndicator(indicator) &&
    HISTORY_VERDICTS.some((each) => each === verdict) &&
    [at, reading, answered].every((number) => typeof number === 'number')
  );
}
