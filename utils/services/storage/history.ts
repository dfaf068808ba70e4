import type { HistoryEntry } from '@/utils/domain/history';
import { type Indicator, indicatorKey } from '@/utils/domain/indicator';
import type { Result } from '@/utils/domain/result';
import { attempt } from './attempt';
import type { Storage } from './database';

/** What was checked and what came of it, one line an indicator. Checks of private windows are never added. */
export interface History {
  /** Puts the entry in the place of the indicator's last one. Fails with `storage-full`. */
  add(entry: HistoryEntry): Promise<Result<null>>;
  /** Newest first; empty when the database cannot be read. */
  recent(limit: number): Promise<readonly HistoryEntry[]>;
  /** What was said the last time, for "when you last looked". */
  find(indicator: Indicator): Promise<HistoryEntry | null>;
  remove(indicator: Indicator): Promise<Result<null>>;
  clear(): Promise<Result<null>>;
}

export function createHistory(storage: Storage): History {
  const write = (work: Parameters<typeof storage.run<unknown>>[0]): Promise<Result<null>> =>
    attempt(() => storage.run(async (database) => work(database).then(() => null)));

  return {
    add: (entry) => write((database) => database.put('history', entry, indicatorKey(entry.indicator))),

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

    async find(indicator) {
      const read = await attempt(() =>
        storage.run((database) => database.get('history', indicatorKey(indicator))),
      );
      return (read.ok && read.value) || null;
    },

    remove: (indicator) => write((database) => database.delete('history', indicatorKey(indicator))),
    clear: () => write((database) => database.clear('history')),
  };
}
