import { DAY } from '@/utils/domain/duration';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';
import type { UploadRow } from './row';

/** An ended upload is told of for this long. */
const KEEP_ENDED = 7 * DAY;

/** Where uploads live. Each change is one transaction over the row as it is stored, so none gets lost. */
export interface UploadTable {
  /** Puts the row in, or returns the unfinished upload of the same file. */
  join(row: UploadRow): Promise<UploadRow>;
  /** `next` gets the stored row and returns the new one, or null to leave it; what is stored then comes back. */
  change(sha256: string, next: (row: UploadRow) => UploadRow | null): Promise<UploadRow | null>;
  get(sha256: string): Promise<UploadRow | null>;
  all(): Promise<readonly UploadRow[]>;
  unfinished(): Promise<readonly UploadRow[]>;
  /** Takes an ended one off the list. */
  remove(sha256: string): Promise<void>;
  sweep(now: number): Promise<void>;
}

export function createUploadTable(storage: Storage): UploadTable {
  return {
    join: (row) =>
      storage.run((database) =>
        transact(database, ['uploads'], 'strict', async (transaction) => {
          const store = transaction.objectStore('uploads');
          const there = await store.get(row.sha256);
          if (there?.active !== undefined) return there;
          await store.put(row);
          return row;
        }),
      ),

    change: (sha256, next) =>
      storage.run((database) =>
        transact(database, ['uploads'], 'strict', async (transaction) => {
          const store = transaction.objectStore('uploads');
          const row = await store.get(sha256);
          const changed = row ? next(row) : null;
          if (changed) await store.put(changed);
          return changed ?? row ?? null;
        }),
      ),

    get: async (sha256) => (await storage.run((database) => database.get('uploads', sha256))) ?? null,
    all: () => storage.run((database) => database.getAll('uploads')),
    unfinished: () => storage.run((database) => database.getAllFromIndex('uploads', 'active')),

    remove: (sha256) =>
      storage.run((database) =>
        transact(database, ['uploads'], 'relaxed', async (transaction) => {
          const store = transaction.objectStore('uploads');
          const row = await store.get(sha256);
          if (row && row.active === undefined) await store.delete(sha256);
        }),
      ),

    sweep: (now) =>
      storage.run((database) =>
        transact(database, ['uploads'], 'relaxed', async (transaction) => {
          for await (const cursor of transaction.objectStore('uploads').iterate()) {
            const { active, updatedAt } = cursor.value;
            if (active === undefined && updatedAt < now - KEEP_ENDED) await cursor.delete();
          }
        }),
      ),
  };
}
