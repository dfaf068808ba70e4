import type { LogRow } from '@/utils/domain/log';
import { WATCH_OUTCOMES, type WatchOutcome } from '@/utils/domain/watch';
import type { CheckRow } from '../checks/row';
import type { Clock } from '../clock';
import type { Storage } from '../storage/database';
import type { Log } from '../storage/log';
import { transact } from '../storage/transact';

/** What is due, looked at one after the other until nothing is: from "run starts" to "run ends" in the log. */
export interface WatchWalk {
  /** Nothing where one is under way, be it a dead worker's. */
  starts(): Promise<void>;
  /** Nothing where none is. */
  ends(): Promise<void>;
  /** Notes the day's or the month's limit that a look waits for, once a run; the minute's is waited for all the time. */
  waits(check: CheckRow): Promise<void>;
}

interface WalkParts {
  readonly storage: Storage;
  readonly log: Pick<Log, 'written'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The run under way, in `meta`; absent while the list is at rest. */
interface Walk {
  readonly counts: Readonly<Record<WatchOutcome, number>>;
  /** The limit that was noted last. */
  readonly limit: string | null;
}

const KEY = 'watch-walk';
const STORES = ['meta', 'log'] as const;

/** Its state and the line of the log are one transaction: each is there exactly once, wherever the worker dies. */
export function createWatchWalk({ storage, log, clock }: WalkParts): WatchWalk {
  async function write(
    next: (walk: Walk | null) => { readonly walk: Walk | null; readonly row: Omit<LogRow, 'at'> } | null,
  ): Promise<void> {
    const wrote = await storage.run((database) =>
      transact(database, STORES, 'strict', async (transaction) => {
        const meta = transaction.objectStore('meta');
        const step = next(parseWalk(await meta.get(KEY)));
        if (!step) return false;
        await (step.walk ? meta.put(step.walk, KEY) : meta.delete(KEY));
        await transaction.objectStore('log').add({ at: clock.now(), ...step.row });
        return true;
      }),
    );
    if (wrote) log.written();
  }

  return {
    starts: () =>
      write((walk) =>
        walk
          ? null
          : {
              walk: { counts: { good: 0, bad: 0, unknown: 0, failed: 0 }, limit: null },
              row: { level: 'info', event: 'watchlist run starts', detail: '' },
            },
      ),
    ends: () =>
      write((walk) => {
        if (!walk) return null;
        const detail = WATCH_OUTCOMES.map((outcome) => `${outcome} ${walk.counts[outcome]}`).join(', ');
        return { walk: null, row: { level: 'info', event: 'watchlist run ends', detail } };
      }),
    async waits({ state }) {
      if (state.phase !== 'waiting' || state.wait.window === 'minute') return;
      const { window, until } = state.wait;
      const time = new Date(until).toISOString();
      // Looks further back wait for later slots of the same day.
      const limit = `${window} ${time.slice(0, 10)}`;
      await write((walk) => {
        if (!walk || walk.limit === limit) return null;
        const detail = `watchlist waits: ${window} until ${time}`;
        return { walk: { ...walk, limit }, row: { level: 'warn', event: 'limit', detail } };
      });
    },
  };
}

interface MetaStore {
  get(key: string): Promise<unknown>;
  put(value: unknown, key: string): Promise<unknown>;
}

/** Counts a look in the transaction that files it. */
export async function countInWalk(meta: MetaStore, outcome: WatchOutcome): Promise<void> {
  const walk = parseWalk(await meta.get(KEY));
  if (!walk) return;
  const counts = { ...walk.counts, [outcome]: walk.counts[outcome] + 1 };
  await meta.put({ ...walk, counts }, KEY);
}

/** Only we write it. */
function parseWalk(stored: unknown): Walk | null {
  return typeof stored === 'object' && stored !== null && 'counts' in stored ? (stored as Walk) : null;
}
