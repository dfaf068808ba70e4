import type { RowPage, RowQuery, RowTurn, RowView } from '@/utils/domain/list';
import type { AssayDatabase, Storage } from '../storage/database';
import { type Flight, turnOf } from './flights';
import type { Overview } from './overview';
import type { ListItem, ListRow } from './row';

/** Some rows of a list, as a page asks for them. */
export interface Pages {
  rows(list: ListRow, query: RowQuery, live: Live): Promise<RowPage>;
}

/** What is known of rows besides what is stored. */
export interface Live {
  flight(n: number): Flight | undefined;
  /** When a row with so many before it probably gets its slot; null while the list does not run. */
  slotAt(before: number): number | null;
}

const ALL = Number.POSITIVE_INFINITY;

export function createPages(storage: Storage, overview: Overview): Pages {
  return {
    async rows(list, query, live) {
      const { items, total } = await read(storage, overview, list, query);
      const rows = items.map((item) => rowView(item, turn(item, list, live, overview)));
      return { rows, total };
    },
  };
}

interface Read {
  readonly items: readonly ListItem[];
  readonly total: number;
}

/** Rows that the database counts off faster than all are read. */
const NEAR = 1_000;

/** Near the beginning the database goes to the rows by itself; everything else needs all of them. */
async function read(storage: Storage, overview: Overview, list: ListRow, query: RowQuery): Promise<Read> {
  const { offset, limit, state, search, sort, descending } = query;
  if (offset < NEAR && sort === 'row' && !descending && search.trim() === '') {
    const total =
      state === 'all'
        ? Object.values(list.counts).reduce((sum, count) => sum + count, 0)
        : list.counts[state];
    return { items: await storage.run((database) => inListOrder(database, list.id, query)), total };
  }
  const ns = await overview.order(list.id, { state, search, sort, descending });
  const wanted = ns.slice(offset, offset + limit);
  const found = await storage.run((database) => {
    const { store } = database.transaction('listRows');
    return Promise.all(wanted.map((n) => store.get([list.id, n])));
  });
  return { items: found.flatMap((item) => item ?? []), total: ns.length };
}

async function inListOrder(
  database: AssayDatabase,
  id: string,
  query: RowQuery,
): Promise<readonly ListItem[]> {
  const { offset, limit, state } = query;
  const { store } = database.transaction('listRows');
  if (state === 'all') {
    const last = [id, ALL] as [string, number];
    if (offset === 0) return store.getAll(IDBKeyRange.bound([id, 0], last), limit);
    const cursor = await store.openKeyCursor(IDBKeyRange.bound([id, 0], last));
    const first = await cursor?.advance(offset);
    return first ? store.getAll(IDBKeyRange.bound(first.primaryKey, last), limit) : [];
  }
  const last = [id, state, ALL] as [string, string, number];
  const index = store.index('state');
  if (offset === 0) return index.getAll(IDBKeyRange.bound([id, state, 0], last), limit);
  const cursor = await index.openKeyCursor(IDBKeyRange.bound([id, state, 0], last));
  const first = await cursor?.advance(offset);
  return first ? index.getAll(IDBKeyRange.bound(first.key, last), limit) : [];
}

function turn(item: ListItem, list: ListRow, live: Live, overview: Overview): RowTurn | null {
  if (item.state !== 'waiting') return null;
  const flight = live.flight(item.n);
  if (flight) return turnOf(flight);
  const before = overview.placeOf(list.id, item.n);
  if (list.stage !== 'running' || before === null) return null;
  return { turn: 'waiting', place: before + 1, at: live.slotAt(before) };
}

function rowView(item: ListItem, turn: RowTurn | null): RowView {
  const { n, line, indicator, sent, state, result, failure, held, submitted } = item;
  return { n, line, indicator, sent, state, result, failure, held, turn, submitted: submitted !== null };
}
