import type { IDBPObjectStore } from 'idb';
import type { Storage } from '../storage/database';
import type { AssaySchema } from '../storage/schema';
import { transact } from '../storage/transact';
import { countEdit, isEdit } from './edits';
import { type Filing, fileLook } from './file-look';
import type { Looked } from './look';
import type { WatchRow } from './row';

/** Where entries live. Each change is one transaction over the row as it is stored. */
export interface WatchTable {
  /** Puts in the rows that are not there; answers with those. */
  add(rows: readonly WatchRow[]): Promise<readonly WatchRow[]>;
  get(key: string): Promise<WatchRow | null>;
  all(): Promise<readonly WatchRow[]>;
  /** `next` gets each stored row and returns the new one, or null to leave it. */
  change(keys: readonly string[] | 'all', next: (row: WatchRow) => WatchRow | null): Promise<void>;
  /** Takes rows out and answers with them as they were. */
  remove(keys: readonly string[] | 'all'): Promise<readonly WatchRow[]>;
  /** Rows whose time has come, longest due first. */
  due(now: number, limit: number): Promise<readonly WatchRow[]>;
  /** When the next one is due; null when nothing waits. */
  nextDue(): Promise<number | null>;
  beingChecked(): Promise<readonly WatchRow[]>;
  /** Rows that were planned while the clock was ahead of `now`. */
  plannedAfter(now: number): Promise<readonly WatchRow[]>;
  file(filing: Filing): Promise<Looked | null>;
}

export function createWatchTable(storage: Storage): WatchTable {
  const write = <T>(work: (store: WritingStore) => Promise<{ value: T; edited: boolean }>): Promise<T> =>
    storage.run((database) =>
      transact(database, ['watch', 'meta'], 'strict', async (transaction) => {
        const { value, edited } = await work(transaction.objectStore('watch'));
        if (edited) await countEdit(transaction.objectStore('meta'));
        return value;
      }),
    );

  return {
    add: (rows) =>
      write(async (store) => {
        const added: WatchRow[] = [];
        for (const row of rows) {
          if (await store.get(row.key)) continue;
          await store.put(row);
          added.push(row);
        }
        return { value: added, edited: added.length > 0 };
      }),

    get: async (key) => (await storage.run((database) => database.get('watch', key))) ?? null,
    all: () => storage.run((database) => database.getAll('watch')),

    change: (keys, next) =>
      write(async (store) => {
        let edited = false;
        for (const row of await rowsOf(store, keys)) {
          const changed = next(row);
          if (!changed) continue;
          await store.put(changed);
          edited ||= isEdit(row, changed);
        }
        return { value: undefined, edited };
      }),

    remove: (keys) =>
      write(async (store) => {
        const rows = await rowsOf(store, keys);
        for (const row of rows) await store.delete(row.key);
        return { value: rows, edited: rows.length > 0 };
      }),

    due: (now, limit) =>
      storage.run((database) =>
        database.getAllFromIndex('watch', 'dueAt', IDBKeyRange.upperBound(now), limit),
      ),

    nextDue: () =>
      storage.run(async (database) => {
        const cursor = await database.transaction('watch').store.index('dueAt').openKeyCursor();
        return cursor?.key ?? null;
      }),

    beingChecked: () => storage.run((database) => database.getAllFromIndex('watch', 'active')),

    plannedAfter: (now) =>
      storage.run((database) =>
        database.getAllFromIndex('watch', 'plannedAt', IDBKeyRange.lowerBound(now, true)),
      ),

    file: (filing) => storage.run((database) => fileLook(database, filing)),
  };
}

type WritingStore = IDBPObjectStore<AssaySchema, ['watch', 'meta'], 'watch', 'readwrite'>;

async function rowsOf(store: WritingStore, keys: readonly string[] | 'all'): Promise<readonly WatchRow[]> {
  if (keys === 'all') return store.getAll();
  const rows = await Promise.all(keys.map((key) => store.get(key)));
  return rows.filter((row) => row !== undefined);
}
