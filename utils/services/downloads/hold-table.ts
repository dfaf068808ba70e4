import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';
import type { HoldRow } from './hold-row';

/** What Assay has paused. Written down before the pause, so that a dead worker's pause is known as ours. */
export interface HoldTable {
  /** Rejects when it could not be written down; nothing may be paused then. */
  put(row: HoldRow): Promise<void>;
  get(key: string): Promise<HoldRow | null>;
  /** Writes `next` in the place of the row; null when that is gone, because the user stepped in. */
  change(key: string, next: (row: HoldRow) => HoldRow): Promise<HoldRow | null>;
  remove(key: string): Promise<void>;
  /** Oldest first. */
  all(): Promise<readonly HoldRow[]>;
}

export function createHoldTable(storage: Storage): HoldTable {
  return {
    async put(row) {
      await storage.run((database) =>
        transact(database, ['holds'], 'strict', (transaction) => transaction.objectStore('holds').put(row)),
      );
    },
    get: async (key) => (await storage.run((database) => database.get('holds', key))) ?? null,
    change: (key, next) =>
      storage.run((database) =>
        transact(database, ['holds'], 'strict', async (transaction) => {
          const store = transaction.objectStore('holds');
          const row = await store.get(key);
          if (!row) return null;
          const changed = next(row);
          await store.put(changed);
          return changed;
        }),
      ),
    async remove(key) {
      await storage.run((database) => database.delete('holds', key));
    },
    all: () => storage.run((database) => database.getAll('holds')),
  };
}
