import { DAY } from '@/utils/domain/duration';
import type { LogLevel, LogList, LogRow } from '@/utils/domain/log';
import type { Result } from '@/utils/domain/result';
import { attempt } from './attempt';
import type { Storage } from './database';
import { createLogFinder, type LogQuery } from './log-list';
import { type LogPart, logPart } from './log-text';
import { transact } from './transact';

/** Says when each request was sent, refused, failed or kept. Earlier lines are never rewritten (DESIGN §6). */
export interface Log {
  /** Adds a line. Never rejects: a log that cannot be written stops nothing. */
  append(line: LogRow): Promise<Result<null>>;
  /** A transaction of somebody else's has added lines: whoever watches the log is told. */
  written(): void;
  /** The newest lines, newest first. */
  recent(limit: number): Promise<Result<readonly LogRow[]>>;
  /** Newest first, of a level and worse. */
  list(query: LogQuery): Promise<Result<LogList>>;
  /** The next lines after line `after` as text, oldest first. */
  text(least: LogLevel, after: number): Promise<Result<LogPart>>;
  clear(): Promise<Result<null>>;
  /** Removes what is older or more than is kept, also while nothing is written. */
  sweep(now: number): Promise<Result<null>>;
}

/** What the log may grow to. */
export interface LogLimits {
  /** Lines older than this go, in milliseconds. */
  readonly age: number;
  readonly lines: number;
}

export const LOG_LIMITS: LogLimits = { age: 90 * DAY, lines: 100_000 };
/** Lines between two looks at what has become too much. */
const PRUNE_EVERY = 250;
/** A line is a line: a page of foreign text does not get in. */
const DETAIL_MAX = 2_000;

interface LogParts {
  readonly storage: Storage;
  /** Takes the key, and whatever else must not stay, out of a text. */
  readonly scrub: (text: string) => string | Promise<string>;
  /** Asked at each look at what has become too much. */
  readonly limits?: () => Promise<LogLimits>;
  /** A line was added, or all were removed. */
  readonly onChange?: () => void;
}

export function createLog({ storage, scrub, limits, onChange }: LogParts): Log {
  const finder = createLogFinder(storage);

  async function write(row: LogRow): Promise<null> {
    const last = await storage.run((database) =>
      transact(database, ['log'], 'relaxed', (transaction) => transaction.objectStore('log').add(row)),
    );
    onChange?.();
    if (last % PRUNE_EVERY === 0) await prune(last, null);
    return null;
  }

  /**
   * Lines beyond what is kept, and, as of `now`, those that are too old. While it is written only their number
   * counts: a line carries the time of a clock that may be a year ahead.
   */
  async function prune(last: number, now: number | null): Promise<void> {
    const { age, lines } = limits ? await limits() : LOG_LIMITS;
    await storage.run((database) =>
      transact(database, ['log'], 'relaxed', async (transaction) => {
        const log = transaction.objectStore('log');
        if (last > lines) await log.delete(IDBKeyRange.upperBound(last - lines));
        if (now === null) return;
        for await (const old of log.index('at').iterate(IDBKeyRange.upperBound(now - age))) {
          await old.delete();
        }
      }),
    );
    finder.forget();
  }

  return {
    // Scrubbed before it is cut: half a key is still half a key.
    append: ({ at, level, event, detail, list }) =>
      attempt(async () =>
        write({
          ...{ at, level, event: await scrub(event), detail: (await scrub(detail)).slice(0, DETAIL_MAX) },
          ...(list !== undefined && { list }),
        }),
      ),

    written: () => onChange?.(),

    recent: async (limit) => {
      const read = await attempt(() => finder.list({ search: '', least: 'info', offset: 0, limit }));
      return read.ok ? { ok: true, value: read.value.rows.map(({ n: _, ...row }) => row) } : read;
    },

    list: (query) => attempt(() => finder.list(query)),
    text: (least, after) => attempt(() => storage.run((database) => logPart(database, least, after))),

    sweep: (now) =>
      attempt(async () => {
        const newest = await storage.run((database) =>
          database.transaction('log').store.openKeyCursor(null, 'prev'),
        );
        if (newest) await prune(newest.key, now);
        return null;
      }),

    async clear() {
      const cleared = await attempt(() =>
        storage.run(async (database) => database.clear('log').then(() => null)),
      );
      finder.forget();
      onChange?.();
      return cleared;
    },
  };
}
