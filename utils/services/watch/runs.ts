import { DAY } from '@/utils/domain/duration';
import type { WatchOutcome, WatchResult, WatchRun } from '@/utils/domain/watch';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';

/** The rounds over the list, and what each filed. */
export interface WatchRuns {
  /** Newest first. */
  list(offset: number, limit: number): Promise<{ rows: readonly WatchRun[]; total: number }>;
  get(id: string): Promise<WatchRun | null>;
  /** By name of what was looked at. */
  results(
    id: string,
    outcome: WatchOutcome | null,
    offset: number,
    limit: number,
  ): Promise<{ rows: readonly WatchResult[]; total: number }>;
  /** The next results after `after`, with the replies as VirusTotal sent them, gzip-compressed. */
  files(id: string, after: string | null, limit: number): Promise<readonly KeptResult[]>;
  /** Removes runs that ended more than so many days ago, with all that they filed. */
  sweep(now: number, days: number): Promise<void>;
}

export interface KeptResult {
  readonly result: WatchResult;
  readonly reply: Uint8Array<ArrayBuffer> | null;
}

/** Results at most, all runs together: each may hold a whole reply. */
const RESULTS_AT_MOST = 50_000;

export function createWatchRuns(storage: Storage, resultsAtMost = RESULTS_AT_MOST): WatchRuns {
  return {
    list: (offset, limit) =>
      storage.run(async (database) => {
        const { store } = database.transaction('watchRuns');
        const total = await store.count();
        const rows: WatchRun[] = [];
        let cursor = offset < total ? await store.index('startsAt').openCursor(null, 'prev') : null;
        if (cursor && offset > 0) cursor = await cursor.advance(offset);
        while (cursor && rows.length < limit) {
          rows.push(cursor.value);
          cursor = await cursor.continue();
        }
        return { rows, total };
      }),

    get: async (id) => (await storage.run((database) => database.get('watchRuns', id))) ?? null,

    results: async (id, outcome, offset, limit) => {
      const all = await storage.run((database) => database.getAll('watchResults', within(id)));
      const rows = outcome === null ? all : all.filter((result) => result.outcome === outcome);
      return { rows: rows.slice(offset, offset + limit), total: rows.length };
    },

    files: (id, after, limit) =>
      storage.run(async (database) => {
        const transaction = database.transaction(['watchResults', 'watchReplies']);
        const results = await transaction.objectStore('watchResults').getAll(within(id, after), limit);
        const replies = await Promise.all(
          results.map(({ run, key }) => transaction.objectStore('watchReplies').get([run, key])),
        );
        return results.map((result, index) => ({ result, reply: replies[index] ?? null }));
      }),

    sweep: (now, days) =>
      storage.run((database) =>
        transact(database, ['watchRuns', 'watchResults', 'watchReplies'], 'relaxed', async (transaction) => {
          const runs = transaction.objectStore('watchRuns');
          const results = transaction.objectStore('watchResults');
          let excess = (await results.count()) - resultsAtMost;
          for await (const cursor of runs.index('startsAt').iterate()) {
            const { id, endsAt } = cursor.value;
            if (excess <= 0 && endsAt > now - days * DAY) break;
            excess -= await results.count(within(id));
            await results.delete(within(id));
            await transaction.objectStore('watchReplies').delete(within(id));
            await cursor.delete();
          }
        }),
      ),
  };
}

/** Every result of a run, or those behind one: no key comes after an array. */
function within(run: string, after: string | null = null): IDBKeyRange {
  return after === null
    ? IDBKeyRange.bound([run], [run, []], false, true)
    : IDBKeyRange.bound([run, after], [run, []], true, true);
}
