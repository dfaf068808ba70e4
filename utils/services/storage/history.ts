import type { IDBPObjectStore } from 'idb';
import { DAY } from '@/utils/domain/duration';
import type {
  HistoryEntry,
  HistoryFilter,
  HistoryList,
  HistoryPlace,
  HistoryQuery,
  HistoryRow,
} from '@/utils/domain/history';
import { type Indicator, indicatorKey } from '@/utils/domain/indicator';
import { type Result, success } from '@/utils/domain/result';
import { attempt } from './attempt';
import type { Storage } from './database';
import { countHistoryEdit } from './history-copy';
import { COUNTS_KEY, createTally, parseCounts, type Tally } from './history-counts';
import { createHistoryFinder, rowOf } from './history-list';
import type { AssaySchema } from './schema';
import { transact } from './transact';

/** What was checked and what came of it, one line an indicator. Checks of private windows are never added. */
export interface History {
  /** Puts the entry in the place of the indicator's last one. Fails with `storage-full`. */
  add(entry: HistoryEntry): Promise<Result<null>>;
  /** Newest first; empty when the database cannot be read. */
  recent(limit: number): Promise<readonly HistoryEntry[]>;
  list(query: HistoryQuery): Promise<Result<HistoryList>>;
  /** The next entries behind a place, for an export; newest first. */
  part(
    filter: HistoryFilter,
    after: HistoryPlace | null,
    limit: number,
  ): Promise<Result<readonly HistoryRow[]>>;
  /** The entry is of a file of this name. Nothing happens where there is no entry. */
  nameFile(indicator: Indicator, name: string): Promise<Result<null>>;
  /** What was said the last time, for "when you last looked". */
  find(indicator: Indicator): Promise<HistoryEntry | null>;
  rows(keys: readonly string[] | 'all'): Promise<readonly HistoryRow[]>;
  remove(keys: readonly string[] | 'all'): Promise<Result<null>>;
  /** Brings rows back where nothing newer has taken their place. */
  putBack(rows: readonly HistoryRow[]): Promise<Result<null>>;
  /** Puts entries where none as new is; says how many. */
  merge(entries: readonly HistoryEntry[]): Promise<Result<number>>;
  /** Removes what is older than so many days, and the oldest beyond so many entries. */
  sweep(now: number, keep: { readonly days: number; readonly entries: number }): Promise<Result<null>>;
}

export function createHistory(storage: Storage, onChange: () => void = () => undefined): History {
  const finder = createHistoryFinder(storage);

  async function write(work: (store: HistoryStore, tally: Tally) => Promise<unknown>): Promise<Result<null>> {
    const written = await attempt(() =>
      storage.run((database) =>
        transact(database, ['history', 'meta'], 'relaxed', async (transaction) => {
          const [tally, meta] = [createTally(), transaction.objectStore('meta')];
          await work(transaction.objectStore('history'), tally);
          const counts = parseCounts(await meta.get(COUNTS_KEY));
          if (counts) await meta.put(tally.of(counts), COUNTS_KEY);
          await countHistoryEdit(meta);
          return null;
        }),
      ),
    );
    if (written.ok) onChange();
    return written;
  }

  /** More than one new entry: what is in memory is old. */
  async function rewrite(work: Parameters<typeof write>[0]): Promise<Result<null>> {
    const written = await write(work);
    finder.forget();
    return written;
  }

  return {
    async add(given) {
      let entry = given;
      const written = await write(async (store, tally) => {
        const key = indicatorKey(given.indicator);
        const before = await store.get(key);
        const name = given.name ?? before?.name;
        entry = name === undefined ? given : { ...given, name };
        tally.less(before);
        tally.more(entry);
        await store.put(entry, key);
      });
      if (written.ok) finder.added(entry);
      return written;
    },

    async recent(limit) {
      const read = await attempt(() =>
        storage.run(async (database) => {
          const entries: HistoryEntry[] = [];
          let cursor = await database.transaction('history').store.index('at').openCursor(null, 'prev');
          while (cursor && entries.length < limit) {
            entries.push(cursor.value);
            cursor = await cursor.continue();
          }
          return entries;
        }),
      );
      return read.ok ? read.value : [];
    },

    list: (query) => attempt(() => finder.list(query)),
    part: (filter, after, limit) => attempt(() => finder.part(filter, after, limit)),

    nameFile: (indicator, name) =>
      rewrite(async (store) => {
        const entry = await store.get(indicatorKey(indicator));
        if (entry) await store.put({ ...entry, name }, indicatorKey(indicator));
      }),

    async find(indicator) {
      const read = await attempt(() =>
        storage.run((database) => database.get('history', indicatorKey(indicator))),
      );
      return (read.ok && read.value) || null;
    },

    rows: (keys) =>
      storage.run(async (database) => {
        if (keys === 'all') return (await database.getAll('history')).map(rowOf);
        const { store } = database.transaction('history');
        const entries = await Promise.all(keys.map((key) => store.get(key)));
        return entries.filter((entry) => entry !== undefined).map(rowOf);
      }),

    remove: (keys) =>
      rewrite(async (store, tally) => {
        if (keys === 'all') {
          tally.none();
          await store.clear();
          return;
        }
        for (const key of keys) {
          tally.less(await store.get(key));
          await store.delete(key);
        }
      }),

    putBack: (rows) =>
      rewrite(async (store, tally) => {
        for (const { key, ...entry } of rows) {
          if (await store.get(key)) continue;
          tally.more(entry);
          await store.put(entry, key);
        }
      }),

    async merge(entries) {
      let added = 0;
      const written = await rewrite(async (store, tally) => {
        added = 0;
        for (const entry of entries) {
          const key = indicatorKey(entry.indicator);
          const before = await store.get(key);
          if (before && before.at >= entry.at) continue;
          tally.less(before);
          tally.more(entry);
          await store.put(entry, key);
          added += 1;
        }
      });
      return written.ok ? success(added) : written;
    },

    sweep: (now, { days, entries }) =>
      rewrite(async (store, tally) => {
        let excess = (await store.count()) - entries;
        // Oldest first: the first young one ends the walk once there is room.
        for await (const cursor of store.index('at').iterate()) {
          if (excess <= 0 && cursor.value.at > now - days * DAY) break;
          tally.less(cursor.value);
          await cursor.delete();
          excess -= 1;
        }
      }),
  };
}

type HistoryStore = IDBPObjectStore<AssaySchema, ['history', 'meta'], 'history', 'readwrite'>;
