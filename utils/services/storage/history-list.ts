import {
  HISTORY_VERDICTS,
  type HistoryEntry,
  type HistoryFilter,
  type HistoryList,
  type HistoryPlace,
  type HistoryQuery,
  type HistoryRow,
} from '@/utils/domain/history';
import { indicatorKey } from '@/utils/domain/indicator';
import type { Storage } from './database';
import { COUNTS_KEY, countEntries, type HistoryCounts, parseCounts } from './history-counts';
import { transact } from './transact';

/** Finds entries, also among a hundred thousand. */
export interface HistoryFinder {
  list(query: HistoryQuery): Promise<HistoryList>;
  /** The next matching entries behind a place, newest first: nothing is skipped or repeated by what is added meanwhile. */
  part(filter: HistoryFilter, after: HistoryPlace | null, limit: number): Promise<readonly HistoryRow[]>;
  /** It was put in the place of the indicator's last one. */
  added(entry: HistoryEntry): void;
  /** What is in memory is old. */
  forget(): void;
}

type Entries = readonly HistoryEntry[];

/** So far an index is walked; from there on it is quicker to have all in memory. */
const WALKED = 1_000;

/**
 * The first page comes from an index and counts that are kept along. Meanwhile all entries come into memory, where
 * every filter and every other page is looked up; that memory may go at any time.
 */
export function createHistoryFinder(storage: Storage): HistoryFinder {
  let loading: Promise<Entries> | null = null;
  /** Newest first. */
  let loaded: Entries | null = null;

  function all(): Promise<Entries> {
    const begun =
      loading ?? storage.run(async (database) => (await database.getAllFromIndex('history', 'at')).reverse());
    loading = begun;
    begun.then(
      (entries) => {
        if (loading === begun) loaded = entries;
      },
      () => {
        if (loading === begun) loading = null;
      },
    );
    return begun;
  }

  return {
    async list(query) {
      if (isOpen(query) && !loaded && query.offset < WALKED) {
        const first = await firstPage(storage, query);
        void all();
        return first;
      }
      const found = (await all()).filter((entry) => matches(entry, query));
      const { verdict, offset, limit } = query;
      const rows = verdict === 'all' ? found : found.filter((entry) => entry.verdict === verdict);
      const counts = { ...countEntries(found), all: found.length };
      return { rows: rows.slice(offset, offset + limit).map(rowOf), total: rows.length, counts };
    },
    async part(filter, after, limit) {
      const rows: HistoryRow[] = [];
      for (const entry of await all()) {
        if (rows.length === limit) break;
        if (after && entry.at > after.at) continue;
        const fits = filter.verdict === 'all' || entry.verdict === filter.verdict;
        if (!fits || !matches(entry, filter)) continue;
        const row = rowOf(entry);
        if (!after || row.at < after.at || row.key < after.key) rows.push(row);
      }
      return rows;
    },
    added(entry) {
      const [newest] = loaded ?? [];
      if (!loaded || (newest && newest.at >= entry.at)) {
        loading = loaded = null;
        return;
      }
      const key = indicatorKey(entry.indicator);
      loaded = [entry, ...loaded.filter(({ indicator }) => indicatorKey(indicator) !== key)];
      loading = Promise.resolve(loaded);
    },
    forget() {
      loading = loaded = null;
    },
  };
}

export function rowOf(entry: HistoryEntry): HistoryRow {
  return { ...entry, key: indicatorKey(entry.indicator) };
}

function isOpen({ search, verdict, kind, from, to }: HistoryQuery): boolean {
  return search.trim() === '' && verdict === 'all' && kind === 'all' && from === null && to === null;
}

async function firstPage(storage: Storage, { offset, limit }: HistoryQuery): Promise<HistoryList> {
  const counts = await countsOf(storage);
  const total = HISTORY_VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  const rows = await storage.run(async (database) => {
    const found: HistoryRow[] = [];
    let cursor = await database.transaction('history').store.index('at').openCursor(null, 'prev');
    if (cursor && offset > 0) cursor = await cursor.advance(offset);
    while (cursor && found.length < limit) {
      found.push(rowOf(cursor.value));
      cursor = await cursor.continue();
    }
    return found;
  });
  return { rows, total, counts: { ...counts, all: total } };
}

/** In one transaction, so that nothing is written between counting and noting the count. */
function countsOf(storage: Storage): Promise<HistoryCounts> {
  return storage.run(async (database) => {
    const known = parseCounts(await database.get('meta', COUNTS_KEY));
    if (known) return known;
    return transact(database, ['history', 'meta'], 'relaxed', async (transaction) => {
      const counts = countEntries(await transaction.objectStore('history').getAll());
      await transaction.objectStore('meta').put(counts, COUNTS_KEY);
      return counts;
    });
  });
}

/** All but the verdict. */
function matches(entry: HistoryEntry, { search, kind, from, to }: HistoryFilter): boolean {
  if (kind === 'download' ? entry.via !== 'download' : kind !== 'all' && entry.indicator.kind !== kind) {
    return false;
  }
  if ((from !== null && entry.at < from) || (to !== null && entry.at >= to)) return false;
  const words = search.trim().toLowerCase();
  if (words === '') return true;
  return (
    entry.indicator.value.toLowerCase().includes(words) ||
    (entry.name?.toLowerCase().includes(words) ?? false)
  );
}
