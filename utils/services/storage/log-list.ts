import { LOG_LEVELS, type LogLevel, type LogLine, type LogList } from '@/utils/domain/log';
import type { Storage } from './database';

export interface LogQuery {
  /** In event and detail, in any case. */
  readonly search: string;
  /** This level and worse. */
  readonly least: LogLevel;
  readonly offset: number;
  readonly limit: number;
}

/** Finds lines, also among a hundred thousand. */
export interface LogFinder {
  list(query: LogQuery): Promise<LogList>;
  /** Lines were removed: what is in memory is old. */
  forget(): void;
}

/**
 * Without a filter the database counts and pages by itself. With one, all lines come into memory once, and after
 * that only those that were added since: lines are never changed. That memory may go at any time.
 */
export function createLogFinder(storage: Storage): LogFinder {
  let lines: LogLine[] = [];
  let loading: Promise<void> = Promise.resolve();

  /** Adds what is newer than the last line in memory. */
  async function load(): Promise<void> {
    const into = lines;
    const newer = IDBKeyRange.lowerBound(into.at(-1)?.n ?? 0, true);
    await storage.run(async (database) => {
      const { store } = database.transaction('log');
      const [keys, rows] = await Promise.all([store.getAllKeys(newer), store.getAll(newer)]);
      for (const [index, row] of rows.entries()) into.push({ ...row, n: keys[index] ?? 0 });
    });
  }

  return {
    async list(query) {
      if (query.search.trim() === '' && query.least === 'info') return page(storage, query);
      loading = loading.then(load, load);
      await loading;
      const words = query.search.trim().toLowerCase();
      const from = LOG_LEVELS.indexOf(query.least);
      const found = lines.filter(
        ({ level, event, detail }) =>
          LOG_LEVELS.indexOf(level) >= from &&
          (words === '' || event.toLowerCase().includes(words) || detail.toLowerCase().includes(words)),
      );
      return {
        rows: found.reverse().slice(query.offset, query.offset + query.limit),
        total: found.length,
      };
    },
    forget() {
      lines = [];
    },
  };
}

/** Lines are numbered without gaps, unless the clock was set back once: then they are walked. */
function page(storage: Storage, { offset, limit }: LogQuery): Promise<LogList> {
  return storage.run(async (database) => {
    const { store } = database.transaction('log');
    const [total, first, last] = await Promise.all([
      store.count(),
      store.openKeyCursor(),
      store.openKeyCursor(null, 'prev'),
    ]);
    if (!first || !last || offset >= total) return { rows: [], total };
    if (last.key - first.key + 1 === total) {
      const newest = last.key - offset;
      const range = IDBKeyRange.bound(newest - limit + 1, newest);
      const [keys, rows] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
      return { rows: rows.map((row, index) => ({ ...row, n: keys[index] ?? 0 })).reverse(), total };
    }
    const rows: LogLine[] = [];
    let cursor = await store.openCursor(null, 'prev');
    if (cursor && offset > 0) cursor = await cursor.advance(offset);
    while (cursor && rows.length < limit) {
      rows.push({ ...cursor.value, n: cursor.primaryKey });
      cursor = await cursor.continue();
    }
    return { rows, total };
  });
}
