import { isIndicator } from '@/utils/domain/is-indicator';
import { requestKey } from '@/utils/domain/request-key';
import type { Settings } from '@/utils/domain/settings';
import { WATCH_PERIODS, type WatchFinding, type WatchView } from '@/utils/domain/watch';
import { nextLook } from '@/utils/domain/watch-period';
import type { Clock } from '../clock';
import { oneAtATime } from '../one-at-a-time';
import type { Storage } from '../storage/database';
import type { KeyValueArea } from '../storage/key-value-area';
import type { Log } from '../storage/log';
import { transact } from '../storage/transact';
import { EDITS_KEY, parseEdits } from './edits';
import { newRow, type WatchRow, waiting } from './row';

interface MirrorParts {
  readonly storage: Storage;
  readonly area: KeyValueArea;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: () => Promise<Settings>;
  readonly log: Pick<Log, 'append'>;
  readonly onRestored: () => void;
  readonly onBug: (where: string, error: unknown) => void;
}

/** The copy of the watchlist in `storage.local`, which a lost database does not take along (faults.md §4.19). */
export interface WatchMirror {
  /**
   * Brings database and copy to the same state: the copy follows each edit; entries that the database has lost
   * come back. To be called at each birth and after each edit.
   */
  sync(): Promise<void>;
  restored(): Promise<{ readonly at: number; readonly count: number } | null>;
  dismissRestored(): Promise<void>;
}

/** What of an entry cannot be had again. */
type Kept = Pick<WatchView, 'indicator' | 'period' | 'paused' | 'addedAt'> & {
  readonly baseline: WatchFinding | null;
};

const COPY_KEY = 'watchlist';
const RESTORED_KEY = 'watch-restored';

export function createWatchMirror(parts: MirrorParts): WatchMirror {
  const { storage, area, clock } = parts;

  async function work(): Promise<void> {
    const copy = parseCopy(await area.get(COPY_KEY));
    const stored = await storage.run((database) => database.get('meta', EDITS_KEY));
    const edits = parseEdits(stored);
    if (copy && copy.edits > edits) await restore(copy);
    else if (edits > (copy?.edits ?? 0)) await write();
  }

  async function write(): Promise<void> {
    const { rows, edits } = await storage.run(async (database) => {
      const transaction = database.transaction(['watch', 'meta']);
      const all = await transaction.objectStore('watch').getAll();
      return { rows: all, edits: parseEdits(await transaction.objectStore('meta').get(EDITS_KEY)) };
    });
    const entries = rows.map(
      ({ indicator, period, paused, addedAt, baseline }): Kept => ({
        indicator,
        period,
        paused,
        addedAt,
        baseline,
      }),
    );
    await area.set(COPY_KEY, { edits, entries });
  }

  /** What is in the database stays as it is there. All come back at once, or none. */
  async function restore({ edits, entries }: Copy): Promise<void> {
    const { watchPeriod } = await parts.settings();
    const now = clock.now();
    const count = await storage.run((database) =>
      transact(database, ['watch', 'meta'], 'strict', async (transaction) => {
        const [watch, meta] = [transaction.objectStore('watch'), transaction.objectStore('meta')];
        let back = 0;
        for (const entry of entries) {
          const row = rowOf(entry, watchPeriod, now);
          if (await watch.get(row.key)) continue;
          await watch.put(row);
          back += 1;
        }
        await meta.put(edits + 1, EDITS_KEY);
        if (back > 0) await meta.put({ at: now, count: back }, RESTORED_KEY);
        return back;
      }),
    );
    if (count > 0) {
      await parts.log.append({
        at: now,
        level: 'warn',
        event: 'watchlist restored',
        detail: `${count} entries`,
      });
      parts.onRestored();
    }
    await write();
  }

  return {
    sync: oneAtATime(work, (error) => parts.onBug('watchlist copy', error)),
    async restored() {
      const stored = await storage.run((database) => database.get('meta', RESTORED_KEY));
      if (typeof stored !== 'object' || stored === null) return null;
      const { at, count } = stored as Record<string, unknown>;
      return typeof at === 'number' && typeof count === 'number' ? { at, count } : null;
    },
    dismissRestored: () => storage.run((database) => database.delete('meta', RESTORED_KEY)),
  };
}

interface Copy {
  readonly edits: number;
  readonly entries: readonly Kept[];
}

function rowOf(
  { indicator, period, paused, addedAt, baseline }: Kept,
  usual: Settings['watchPeriod'],
  now: number,
): WatchRow {
  const key = requestKey(indicator);
  const row = { ...newRow({ key, indicator, period }, addedAt), paused, baseline, last: baseline };
  // One never looked at is looked at now; the others as if they had been, or all would be due at once.
  return waiting(row, baseline ? nextLook(key, period ?? usual, now) : now, now);
}

/** A damaged entry spoils only itself. */
function parseCopy(stored: unknown): Copy | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { edits, entries } = stored as Record<string, unknown>;
  if (!Array.isArray(entries)) return null;
  return { edits: parseEdits(edits), entries: entries.flatMap((entry) => parseKept(entry) ?? []) };
}

function parseKept(stored: unknown): Kept | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { indicator, period, paused, addedAt, baseline } = stored as Record<string, unknown>;
  if (!isIndicator(indicator)) return null;
  return {
    indicator,
    period: WATCH_PERIODS.find((each) => each === period) ?? null,
    paused: paused === true,
    addedAt: typeof addedAt === 'number' ? addedAt : 0,
    baseline: isFinding(baseline) ? baseline : null,
  };
}

function isFinding(value: unknown): value is WatchFinding {
  if (typeof value !== 'object' || value === null) return false;
  const { at, malicious, suspicious, answered, verdict } = value as Record<string, unknown>;
  const numbers = [at, malicious, suspicious, answered];
  return typeof verdict === 'string' && numbers.every((number) => typeof number === 'number');
}
