import { DAY } from '@/utils/domain/duration';
import type { Result } from '@/utils/domain/result';
import { attempt } from './attempt';
import type { Storage } from './database';
import type { LogRow } from './schema';
import { transact } from './transact';

/** Says when each request was sent, refused, failed or kept. Earlier lines are never rewritten (DESIGN §6). */
export interface Log {
  /** Adds a line. Never rejects: a log that cannot be written stops nothing. */
  append(line: LogRow): Promise<Result<null>>;
  /** The newest lines, newest first. */
  recent(limit: number): Promise<Result<readonly LogRow[]>>;
  clear(): Promise<Result<null>>;
}

/** What the log may grow to. */
export interface LogLimits {
  /** Lines older than this go, in milliseconds. */
  readonly age: number;
  readonly lines: number;
}

const LOG_LIMITS: LogLimits = { age: 90 * DAY, lines: 50_000 };
/** Lines between two looks at what has become too much. */
const PRUNE_EVERY = 250;
/** A line is a line: a page of foreign text does not get in. */
const DETAIL_MAX = 2_000;

interface LogParts {
  readonly storage: Storage;
  /** Takes the key, and whatever else must not stay, out of a text. */
  readonly scrub: (text: string) => string | Promise<string>;
  readonly limits?: LogLimits;
}

export function createLog({ storage, scrub, limits = LOG_LIMITS }: LogParts): Log {
  /** What is there under the same number of lines, whatever the clock did meanwhile. */
  async function write(row: LogRow): Promise<null> {
    return storage.run((database) =>
      transact(database, ['log'], 'relaxed', async (transaction) => {
        const log = transaction.objectStore('log');
        const last = await log.add(row);
        if (last % PRUNE_EVERY !== 0) return null;
        if (last > limits.lines) await log.delete(IDBKeyRange.upperBound(last - limits.lines));
        for await (const old of log.index('at').iterate(IDBKeyRange.upperBound(row.at - limits.age))) {
          await old.delete();
        }
        return null;
      }),
    );
  }

  return {
    // Scrubbed before it is cut: half a key is still half a key.
    append: ({ at, level, event, detail }) =>
      attempt(async () =>
        write({ at, level, event: await scrub(event), detail: (await scrub(detail)).slice(0, DETAIL_MAX) }),
      ),

    recent: (limit) =>
      attempt(() =>
        storage.run(async (database) => {
          const rows: LogRow[] = [];
          let cursor = await database.transaction('log').store.openCursor(null, 'prev');
          while (cursor && rows.length < limit) {
            rows.push(cursor.value);
            cursor = await cursor.continue();
          }
          return rows;
        }),
      ),

    clear: () => attempt(() => storage.run(async (database) => database.clear('log').then(() => null))),
  };
}
