import type { BadLine } from '@/utils/domain/list';
import type { Clock } from '../clock';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';
import { type AddItems, createAddItems } from './add-items';
import { writeBriefs } from './briefs';
import { LIST_STORES, type ListTransaction } from './known';
import { type Change, count, putItem } from './put-item';
import type { ListItem, ListRow } from './row';
import { stageLine } from './stage-line';

/** What changed, and how the list stands after it. */
export interface Changed {
  readonly list: ListRow;
  readonly items: readonly { readonly n: number; readonly item: ListItem | null }[];
}

/** Where lists live. Rows, counts, replies and lines of the log change together or not at all. */
export interface ListTable extends AddItems {
  create(list: ListRow): Promise<void>;
  get(id: string): Promise<ListRow | null>;
  /** Newest first. */
  all(): Promise<readonly ListRow[]>;
  running(): Promise<readonly ListRow[]>;
  /** `next` gets the stored list, or null back to leave it as it is. */
  change(id: string, next: (list: ListRow) => ListRow | null): Promise<ListRow | null>;
  /** Changes rows one after the other; null leaves one. `after` has the last word on the list. */
  changeItems(
    id: string,
    ns: readonly number[],
    next: (item: ListItem, transaction: ListTransaction) => Promise<Change | null>,
    after?: (list: ListRow) => ListRow,
  ): Promise<Changed | null>;
  remove(id: string): Promise<void>;
  /** Of these request keys, those to which the cache has an answer, fresh or not. */
  inCache(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** What is asked next, those that were raised first. */
  toDo(id: string, most: number): Promise<readonly ListItem[]>;
  /** The same in the order of the list, after a row. */
  toDoAfter(id: string, n: number, most: number): Promise<readonly ListItem[]>;
  /** Rows whose check is on the way, of all lists. */
  inFlight(): Promise<readonly ListItem[]>;
  bad(id: string, offset: number, limit: number): Promise<readonly BadLine[]>;
}

type Scrub = (text: string) => string;

interface TableParts {
  readonly storage: Storage;
  readonly clock: Pick<Clock, 'now'>;
  readonly scrubber: () => Promise<Scrub>;
}

const ALL = Number.POSITIVE_INFINITY;

export function createListTable({ storage, clock, scrubber }: TableParts): ListTable {
  const write = <T>(
    work: (transaction: ListTransaction) => Promise<T>,
    durability: 'strict' | 'relaxed' = 'strict',
  ): Promise<T> => storage.run((database) => transact(database, LIST_STORES, durability, work));

  /** Writes the list, and a line where it starts, stops or ends. */
  async function put(
    transaction: ListTransaction,
    before: ListRow,
    after: ListRow,
    scrub: Scrub,
  ): Promise<ListRow> {
    await transaction.objectStore('lists').put(after);
    const line = stageLine(before, after, clock.now(), scrub);
    if (line) await transaction.objectStore('log').add(line);
    return after;
  }

  return {
    create: (list) =>
      write(async (transaction) => {
        await transaction.objectStore('lists').put(list);
      }),
    get: async (id) => (await storage.run((database) => database.get('lists', id))) ?? null,
    all: async () =>
      (await storage.run((database) => database.getAll('lists'))).sort((a, b) => b.createdAt - a.createdAt),
    running: () => storage.run((database) => database.getAllFromIndex('lists', 'running')),

    async change(id, next) {
      const scrub = await scrubber();
      return write(async (transaction) => {
        const list = await transaction.objectStore('lists').get(id);
        const changed = list ? next(list) : null;
        return list && changed ? put(transaction, list, changed, scrub) : (list ?? null);
      });
    },

    ...createAddItems(write),

    async changeItems(id, ns, next, after = (list) => list) {
      const scrub = await scrubber();
      return write(async (transaction) => {
        const list = await transaction.objectStore('lists').get(id);
        if (!list) return null;
        const counts = { ...list.counts };
        let { spent } = list;
        const items: { n: number; item: ListItem | null }[] = [];
        for (const n of ns) {
          const item = await transaction.objectStore('listRows').get([id, n]);
          const change = item ? await next(item, transaction) : null;
          if (!item || !change) continue;
          count(counts, item.state, -1);
          if (change.item) count(counts, change.item.state, 1);
          spent += change.spent ?? 0;
          await putItem(transaction, item, change);
          items.push({ n, item: change.item });
        }
        await writeBriefs(transaction, id, items);
        const changed = await put(transaction, list, after({ ...list, counts, spent }), scrub);
        return { list: changed, items };
      });
    },

    inCache: (keys) =>
      storage.run(async (database) => {
        const { store } = database.transaction('aliases');
        const found = await Promise.all(keys.map((key) => store.getKey(key)));
        return new Set(found.filter((key) => key !== undefined));
      }),

    remove: (id) =>
      write(async (transaction) => {
        const own = IDBKeyRange.bound([id, 0], [id, ALL]);
        for (const name of ['listRows', 'listBriefs', 'listBad', 'listReplies'] as const) {
          await transaction.objectStore(name).delete(own);
        }
        await transaction.objectStore('lists').delete(id);
      }),

    toDo: (id, most) =>
      storage.run((database) =>
        database.getAllFromIndex(
          'listRows',
          'todo',
          IDBKeyRange.bound([id, 'first', 0], [id, 'next', ALL]),
          most,
        ),
      ),
    toDoAfter: (id, n, most) =>
      storage.run((database) =>
        database.getAllFromIndex(
          'listRows',
          'todo',
          IDBKeyRange.bound([id, 'next', n], [id, 'next', ALL], true),
          most,
        ),
      ),
    inFlight: () => storage.run((database) => database.getAllFromIndex('listRows', 'checkId')),

    bad: (id, offset, limit) =>
      storage.run(async (database) => {
        const range = IDBKeyRange.bound([id, 0], [id, ALL]);
        const lines: BadLine[] = [];
        let cursor = await database.transaction('listBad').store.openCursor(range);
        if (cursor && offset > 0) cursor = await cursor.advance(offset);
        while (cursor && lines.length < limit) {
          lines.push(cursor.value);
          cursor = await cursor.continue();
        }
        return lines;
      }),
  };
}
