import { DAY, SECOND } from '@/utils/domain/duration';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';
import type { DownloadRow } from './row';

/** Rows older than this go, and the oldest beyond so many. */
const KEEP = 90 * DAY;
const ROWS_AT_MOST = 5_000;
/** So many at once share a notification (faults.md §4.51). */
const BURST_FROM = 4;
/** At once: not finished yet, or seen so short a time ago. Small files have their answer before the next comes. */
const AT_ONCE = 10 * SECOND;

const SINCE = 'downloads-since';
const VIEWED = 'downloads-viewed';

/** Where downloads live. Each change is one transaction over the row as it is stored, so none gets lost. */
export interface DownloadTable {
  /** Puts the row in, unless that download is there already; null then. */
  add(row: DownloadRow): Promise<DownloadRow | null>;
  get(key: string): Promise<DownloadRow | null>;
  /** `next` gets the stored row and returns the new one, or null to leave it; what is stored then comes back. */
  change(key: string, next: (row: DownloadRow) => DownloadRow | null): Promise<DownloadRow | null>;
  /** The keys of all rows, also of those off the list. */
  known(): Promise<ReadonlySet<string>>;
  /** The oldest row with something to do. */
  nextToDo(): Promise<DownloadRow | null>;
  /** Rows whose check is on its way. */
  beingChecked(): Promise<readonly DownloadRow[]>;
  /** Keys of what is not at rest. */
  unfinished(): Promise<readonly string[]>;
  /** Newest first, without those taken off the list. */
  all(): Promise<readonly DownloadRow[]>;
  ofBurst(burst: number): Promise<readonly DownloadRow[]>;
  /** From when on finished downloads are wanted; null while the feature is off. */
  since(): Promise<number | null>;
  setSince(at: number | null): Promise<void>;
  /** When the user last looked at the list; the badge forgets what ended before. */
  viewedAt(): Promise<number>;
  setViewedAt(at: number): Promise<void>;
  sweep(now: number): Promise<void>;
}

export function createDownloadTable(storage: Storage): DownloadTable {
  const number = async (name: string): Promise<number | null> => {
    const value = await storage.run((database) => database.get('meta', name));
    return typeof value === 'number' ? value : null;
  };

  return {
    add: (row) =>
      storage.run((database) =>
        transact(database, ['downloads'], 'strict', async (transaction) => {
          const store = transaction.objectStore('downloads');
          if (await store.get(row.key)) return null;
          const unfinished = row.active ? await store.index('active').getAll() : [];
          const lately = row.active ? await store.index('seenAt').getAll(since(row.seenAt)) : [];
          const others = [...unfinished, ...lately.filter(isDone)];
          // One that was told of once goes on being told of, however slowly the rest of it comes.
          const known = others.find((other) => other.burst !== null)?.burst;
          if (known === undefined && others.length + 1 < BURST_FROM) {
            await store.put(row);
            return row;
          }
          const burst = known ?? row.seenAt;
          for (const other of others) if (other.burst === null) await store.put({ ...other, burst });
          const joined = { ...row, burst };
          await store.put(joined);
          return joined;
        }),
      ),

    get: async (key) => (await storage.run((database) => database.get('downloads', key))) ?? null,

    change: (key, next) =>
      storage.run((database) =>
        transact(database, ['downloads'], 'strict', async (transaction) => {
          const store = transaction.objectStore('downloads');
          const row = await store.get(key);
          const changed = row ? next(row) : null;
          if (changed) await store.put(changed);
          return changed ?? row ?? null;
        }),
      ),

    known: async () => new Set(await storage.run((database) => database.getAllKeys('downloads'))),
    nextToDo: async () =>
      (await storage.run((database) => database.getFromIndex('downloads', 'active', 'work'))) ?? null,
    beingChecked: () => storage.run((database) => database.getAllFromIndex('downloads', 'active', 'check')),
    unfinished: () => storage.run((database) => database.getAllKeysFromIndex('downloads', 'active')),

    async all() {
      const rows = await storage.run((database) => database.getAllFromIndex('downloads', 'seenAt'));
      return rows.filter((row) => !row.hidden).reverse();
    },
    async ofBurst(burst) {
      const since = IDBKeyRange.lowerBound(burst - DAY);
      const rows = await storage.run((database) => database.getAllFromIndex('downloads', 'seenAt', since));
      return rows.filter((row) => row.burst === burst);
    },

    since: () => number(SINCE),
    async setSince(at) {
      await storage.run<unknown>((database) =>
        at === null ? database.delete('meta', SINCE) : database.put('meta', at, SINCE),
      );
    },
    viewedAt: async () => (await number(VIEWED)) ?? 0,
    async setViewedAt(at) {
      await storage.run((database) => database.put('meta', at, VIEWED));
    },

    sweep: (now) =>
      storage.run((database) =>
        transact(database, ['downloads'], 'relaxed', async (transaction) => {
          const store = transaction.objectStore('downloads');
          let excess = (await store.count()) - ROWS_AT_MOST;
          // Oldest first: the first young row ends the walk once there is room.
          for await (const cursor of store.index('seenAt').iterate()) {
            if (excess <= 0 && cursor.value.seenAt > now - KEEP) break;
            if (cursor.value.active !== undefined) continue;
            await cursor.delete();
            excess -= 1;
          }
        }),
      ),
  };
}

function since(seenAt: number): IDBKeyRange {
  return IDBKeyRange.lowerBound(seenAt - AT_ONCE);
}

/** Was checked, and is at rest: what was left alone is told of by nobody. */
function isDone({ stage }: DownloadRow): boolean {
  return stage === 'checked' || stage === 'failed';
}
