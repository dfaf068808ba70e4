import type { ListItem, ListRow } from '@/utils/services/lists/row';
import { createListTable, type ListTable } from '@/utils/services/lists/table';
import type { AssayDatabase, Storage } from '@/utils/services/storage/database';
import type { FakeClock } from '../../../support/fake-clock';
import { createMemoryDatabase } from '../../../support/memory-database';
import { countsOf, NOW, reportOf } from './items';

/** The tables of lists in a database in memory. */
export interface TableWorld {
  readonly storage: Storage;
  readonly clock: FakeClock;
  readonly table: ListTable;
  /** Puts a list with these rows, counted, as if it had been read in. */
  put(list: ListRow, items?: readonly ListItem[]): Promise<void>;
  item(n: number, list?: string): Promise<ListItem | undefined>;
  list(id?: string): Promise<ListRow | null>;
  /** The lines of the log, without their times. */
  log(): Promise<readonly string[]>;
  /** The numbers of the rows whose replies are kept. */
  replies(list?: string): Promise<readonly number[]>;
  /** The cache has a report of this domain, as old as that; with its reply, unless that could not be kept. */
  cache(value: string, age?: number, reply?: boolean): Promise<void>;
  /** The cache knows that VirusTotal does not know it. */
  cacheUnknown(value: string, age?: number): Promise<void>;
  run<T>(work: (database: AssayDatabase) => Promise<T>): Promise<T>;
}

export const REPLY = new Uint8Array([1, 2, 3]);

export function createTableWorld(): TableWorld {
  const { storage, clock } = createMemoryDatabase(NOW);
  const table = createListTable({ storage, clock, scrubber: async () => (text) => text.replace('t0p', '…') });
  return {
    ...{ storage, clock, table },
    put: (list, items = []) =>
      storage.run(async (database) => {
        const counts = { ...countsOf({}) };
        for (const { state } of items) counts[state] += 1;
        await database.put('lists', { ...list, counts });
        const { store, done } = database.transaction('listRows', 'readwrite');
        for (const item of items) void store.put(item);
        await done;
      }),
    item: (n, list = 'list-1') => storage.run((database) => database.get('listRows', [list, n])),
    list: (id = 'list-1') => table.get(id),
    async log() {
      const rows = await storage.run((database) => database.getAll('log'));
      return rows.map(({ level, event, detail, list }) => `${level} ${event}: ${detail} (${list})`);
    },
    async replies(list = 'list-1') {
      const keys = await storage.run((database) => database.getAllKeys('listReplies'));
      return keys.flatMap(([of, n]) => (of === list ? [n] : []));
    },
    cache: (value, age = 0, reply = true) =>
      storage.run(async (database) => {
        const [key, fetchedAt] = [`domain:${value}`, clock.now() - age];
        await database.put('aliases', { to: key, at: fetchedAt }, key);
        const report = reportOf({ id: value, subject: value });
        const row = { report, fetchedAt, usedAt: fetchedAt, requestKeys: [key], bytes: 3 };
        await database.put('reports', row, key);
        if (reply) await database.put('replies', REPLY, key);
      }),
    cacheUnknown: (value, age = 0) =>
      storage.run(async (database) => {
        await database.put('aliases', { to: null, at: clock.now() - age }, `domain:${value}`);
      }),
    run: (work) => storage.run(work),
  };
}
