import { HOUR } from '@/utils/domain/duration';
import { type Freshness, freshness, stillUnknown } from '@/utils/domain/freshness';
import type { Report } from '@/utils/domain/report';
import { failed, type Result } from '@/utils/domain/result';
import { attempt } from './attempt';
import {
  addToSize,
  CACHE_LIMITS,
  CACHE_STORES,
  type CacheLimits,
  type CacheTransaction,
  evict,
  fourFifths,
} from './cache-size';
import type { AssayDatabase, Storage } from './database';
import { gunzip, gzip } from './gzip';
import { transact } from './transact';

/** What the cache knows about a request: a report not yet expired, or that VirusTotal had none. */
export type Cached =
  | { readonly report: Report; readonly fetchedAt: number; readonly freshness: Exclude<Freshness, 'expired'> }
  | { readonly unknown: true; readonly fetchedAt: number };

/** One answer to keep. */
export interface Keep {
  /** What was asked for (`indicatorKey` of the request); the report's own id leads to it as well. */
  readonly requestKey: string;
  readonly report: Report;
  /** The body as VirusTotal sent it. */
  readonly raw: string;
  readonly fetchedAt: number;
}

/**
 * Answers by request key. Two spellings of one URL share a report: each request key is an alias of the id that
 * VirusTotal gave (DESIGN §4, URL ids). The cache is best effort: reading never fails, and what could not be
 * kept is no reason to withhold an answer.
 */
export interface ReportCache {
  /** A look from a private window leaves no trace: not even when the report was last used. */
  find(requestKey: string, now: number, look?: { readonly leaveTrace: boolean }): Promise<Cached | null>;
  /** Report, aliases and reply in one transaction. Fails with `storage-full` when eviction did not help. */
  keep(answer: Keep): Promise<Result<null>>;
  /** VirusTotal does not know this: kept for six hours. */
  keepUnknown(requestKey: string, at: number): Promise<Result<null>>;
  /** The user submitted it, so it is about to become known. */
  forgetUnknown(requestKey: string): Promise<Result<null>>;
  /** The whole reply, for saving, by request key or report id; null when it is not there or damaged. */
  rawReply(requestKey: string): Promise<string | null>;
}

/** `usedAt` needs no better resolution for eviction, and each touch is a write. */
const TOUCH_AFTER = HOUR;
/** Evicting a little more than needed keeps it from happening at each write. */
const EVICT_TO = 0.99;

/** The key of a report in the cache: `kind:id`. */
export function reportKey(report: Pick<Report, 'kind' | 'id'>): string {
  return `${report.kind}:${report.id}`;
}

export function createReportCache(storage: Storage, limits: CacheLimits = CACHE_LIMITS): ReportCache {
  const write = (work: (database: AssayDatabase) => Promise<unknown>): Promise<Result<null>> =>
    attempt(() => storage.run((database) => work(database).then(() => null)));

  async function makeRoom(): Promise<Result<null>> {
    return write((database) =>
      transact(database, CACHE_STORES, 'strict', async (transaction) =>
        evict(transaction, await fourFifths(transaction)),
      ),
    );
  }

  /** A full disk is met with a fifth of the cache, once. */
  async function writeWithRoom(work: (database: AssayDatabase) => Promise<unknown>): Promise<Result<null>> {
    const first = await write(work);
    if (first.ok || first.failure.tag !== 'storage-full') return first;
    const room = await makeRoom();
    return room.ok ? write(work) : first;
  }

  return {
    async find(requestKey, now, { leaveTrace } = { leaveTrace: true }) {
      const read = await attempt(() => storage.run((database) => lookUp(database, requestKey)));
      if (!read.ok || read.value === null) return null;
      if ('unknown' in read.value) return stillUnknown(read.value.fetchedAt, now) ? read.value : null;
      const { key, report, fetchedAt, usedAt } = read.value;
      const fresh = freshness(fetchedAt, now);
      if (fresh === 'expired') return null;
      // A touch that fails costs the entry its place in the queue at worst.
      if (leaveTrace && Math.abs(now - usedAt) > TOUCH_AFTER)
        await write((database) => touch(database, key, now));
      return { report, fetchedAt, freshness: fresh };
    },

    async keep(answer) {
      const zipped = await attempt(() => gzip(answer.raw));
      if (!zipped.ok) return failed(zipped.failure);
      return writeWithRoom((database) =>
        transact(database, CACHE_STORES, 'relaxed', (transaction) =>
          put(transaction, answer, zipped.value, limits),
        ),
      );
    },

    keepUnknown: (requestKey, at) =>
      writeWithRoom((database) => database.put('aliases', { to: null, at }, requestKey)),

    forgetUnknown: (requestKey) =>
      write((database) =>
        transact(database, ['aliases'], 'relaxed', async (transaction) => {
          const aliases = transaction.objectStore('aliases');
          if ((await aliases.get(requestKey))?.to === null) await aliases.delete(requestKey);
        }),
      ),

    async rawReply(requestKey) {
      const read = await attempt(async () => {
        const bytes = await storage.run(async (database) => {
          const alias = await database.get('aliases', requestKey);
          return database.get('replies', alias?.to ?? requestKey);
        });
        return bytes ? gunzip(bytes) : null;
      });
      return read.ok ? read.value : null;
    },
  };
}

type Found =
  | { readonly key: string; readonly report: Report; readonly fetchedAt: number; readonly usedAt: number }
  | { readonly unknown: true; readonly fetchedAt: number };

async function lookUp(database: AssayDatabase, requestKey: string): Promise<Found | null> {
  const transaction = database.transaction(['aliases', 'reports']);
  const alias = await transaction.objectStore('aliases').get(requestKey);
  if (!alias) return null;
  if (alias.to === null) return { unknown: true, fetchedAt: alias.at };
  const row = await transaction.objectStore('reports').get(alias.to);
  return row ? { key: alias.to, report: row.report, fetchedAt: row.fetchedAt, usedAt: row.usedAt } : null;
}

function touch(database: AssayDatabase, key: string, now: number): Promise<void> {
  return transact(database, ['reports'], 'relaxed', async (transaction) => {
    const reports = transaction.objectStore('reports');
    const row = await reports.get(key);
    if (row) await reports.put({ ...row, usedAt: now }, key);
  });
}

async function put(
  transaction: CacheTransaction,
  { requestKey, report, fetchedAt }: Keep,
  bytes: Uint8Array<ArrayBuffer>,
  limits: CacheLimits,
): Promise<void> {
  const key = reportKey(report);
  const before = await transaction.objectStore('reports').get(key);
  const requestKeys = [...new Set([...(before?.requestKeys ?? []), key, requestKey])];
  const row = { report, fetchedAt, usedAt: fetchedAt, requestKeys, bytes: bytes.byteLength };
  await transaction.objectStore('reports').put(row, key);
  await transaction.objectStore('replies').put(bytes, key);
  for (const alias of [key, requestKey]) {
    await transaction.objectStore('aliases').put({ to: key, at: fetchedAt }, alias);
  }
  const size = await addToSize(transaction, before ? 0 : 1, bytes.byteLength - (before?.bytes ?? 0));
  if (size.reports > limits.reports || size.bytes > limits.bytes) {
    await evict(transaction, { reports: limits.reports * EVICT_TO, bytes: limits.bytes * EVICT_TO });
  }
}
