import type { Storage } from '../storage/database';
import type { JobRow } from '../storage/schema';
import { transact } from '../storage/transact';

/** What is due when, by name. It knows no alarms: the platform sets one for `earliest`. */
export interface JobTable {
  /** Plans a job, or moves it: one name is one job. Rejects when it could not be written. */
  set(name: string, due: number): Promise<void>;
  clear(name: string): Promise<void>;
  /** When the next job is due, in Unix milliseconds; null when nothing is planned. */
  earliest(): Promise<number | null>;
  /**
   * Takes every job due by `now` out of the table, oldest first. A job missed many times is still one job:
   * there is no burst after a sleep (faults.md §4.34). Who takes a job plans it anew before working, so that a
   * killed worker loses nothing.
   */
  takeDue(now: number): Promise<readonly JobRow[]>;
}

export function createJobTable(storage: Storage): JobTable {
  return {
    set: (name, due) =>
      storage.run((database) =>
        transact(database, ['jobs'], 'strict', async (transaction) => {
          await transaction.objectStore('jobs').put({ name, due });
        }),
      ),

    clear: (name) => storage.run((database) => database.delete('jobs', name)),

    earliest: () =>
      storage.run(async (database) => {
        const cursor = await database.transaction('jobs').store.index('due').openKeyCursor();
        return cursor ? cursor.key : null;
      }),

    takeDue: (now) =>
      storage.run((database) =>
        transact(database, ['jobs'], 'strict', async (transaction) => {
          const jobs = transaction.objectStore('jobs');
          const due = await jobs.index('due').getAll(IDBKeyRange.upperBound(now));
          for (const { name } of due) await jobs.delete(name);
          return due;
        }),
      ),
  };
}
