import type { WebhookProblem } from '@/utils/domain/watch';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';
import type { WatchChangeRow } from './row';

/** A change as it is stored, with its number. */
export type StoredChange = WatchChangeRow & { readonly n: number };

/** Changes at most; the oldest that are told already go first. */
const KEEP = 5_000;

/** Changes of verdict, each of which is told once by a notice and once by the webhook. */
export interface WatchChanges {
  /** Newest first; of one entry, or of all. */
  list(
    key: string | null,
    offset: number,
    limit: number,
  ): Promise<{ rows: readonly StoredChange[]; total: number }>;
  /** Those whose notice is due, oldest first. */
  toNotify(): Promise<readonly StoredChange[]>;
  /** Those whose delivery is due at `now`, oldest first. */
  toDeliver(now: number): Promise<readonly StoredChange[]>;
  /** When the next delivery is due; null when none is. */
  nextDelivery(): Promise<number | null>;
  waitingDeliveries(): Promise<number>;
  /** Writes what has become of telling them: `next` gets the stored row. */
  change(numbers: readonly number[], next: (row: StoredChange) => StoredChange): Promise<void>;
  sweep(): Promise<void>;
}

export function createWatchChanges(storage: Storage, keep = KEEP): WatchChanges {
  return {
    list: (key, offset, limit) =>
      storage.run(async (database) => {
        const store = database.transaction('watchChanges').store;
        const numbers = await (key === null ? store.getAllKeys() : store.index('key').getAllKeys(key));
        const wanted = numbers.reverse().slice(offset, offset + limit);
        const rows = await Promise.all(wanted.map((n) => store.get(n)));
        const there = rows.filter((row) => row !== undefined).map(numbered);
        return { rows: there, total: numbers.length };
      }),

    toNotify: async () => {
      const rows = await storage.run((database) => database.getAllFromIndex('watchChanges', 'noticeAt'));
      return rows.map(numbered).sort((a, b) => a.n - b.n);
    },

    toDeliver: async (now) => {
      const until = IDBKeyRange.upperBound(now);
      const rows = await storage.run((database) =>
        database.getAllFromIndex('watchChanges', 'webhookAt', until),
      );
      return rows.map(numbered).sort((a, b) => a.n - b.n);
    },

    nextDelivery: () =>
      storage.run(async (database) => {
        const cursor = await database.transaction('watchChanges').store.index('webhookAt').openKeyCursor();
        return cursor?.key ?? null;
      }),

    waitingDeliveries: () => storage.run((database) => database.countFromIndex('watchChanges', 'webhookAt')),

    change: (numbers, next) =>
      storage.run((database) =>
        transact(database, ['watchChanges'], 'strict', async (transaction) => {
          const store = transaction.objectStore('watchChanges');
          for (const n of numbers) {
            const row = await store.get(n);
            if (row) await store.put(next(numbered(row)));
          }
        }),
      ),

    sweep: () =>
      storage.run((database) =>
        transact(database, ['watchChanges'], 'relaxed', async (transaction) => {
          const store = transaction.objectStore('watchChanges');
          let excess = (await store.count()) - keep;
          for await (const cursor of store.iterate()) {
            if (excess <= 0) break;
            if (cursor.value.noticeAt !== undefined || cursor.value.webhookAt !== undefined) continue;
            await cursor.delete();
            excess -= 1;
          }
        }),
      ),
  };
}

/** The row with its notice settled. */
export function noticed(row: StoredChange, notice: 'shown' | 'off' | 'kept'): StoredChange {
  const { noticeAt: _, ...rest } = row;
  return { ...rest, notice };
}

/** The row with its delivery settled. */
export function delivered(
  row: StoredChange,
  webhook: 'delivered' | 'off' | 'given-up',
  problem: WebhookProblem | null,
): StoredChange {
  const { webhookAt: _, ...rest } = row;
  return { ...rest, webhook, problem };
}

function numbered(row: WatchChangeRow): StoredChange {
  return { ...row, n: row.n ?? 0 };
}
