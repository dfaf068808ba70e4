import type { ReportRow } from './schema';
import type { Writing } from './transact';

/** How much the cache may hold; beyond it the longest unused goes first. */
export interface CacheLimits {
  readonly reports: number;
  /** Bytes of kept replies, compressed. */
  readonly bytes: number;
}

export const CACHE_LIMITS: CacheLimits = { reports: 100_000, bytes: 1024 ** 3 };

/** The stores one change of the cache touches, together or not at all. */
export const CACHE_STORES = ['meta', 'reports', 'aliases', 'replies', 'sections'] as const;

export type CacheTransaction = Writing<typeof CACHE_STORES>;

/** What the cache holds. Counted along, because counting 100 000 rows at each write is slow. */
interface CacheSize {
  readonly reports: number;
  readonly bytes: number;
}

const SIZE_KEY = 'cache-size';

/** Adds to the counts within the same transaction and returns them. */
export async function addToSize(
  transaction: CacheTransaction,
  reports: number,
  bytes: number,
): Promise<CacheSize> {
  const meta = transaction.objectStore('meta');
  const known = parseSize(await meta.get(SIZE_KEY));
  const size = { reports: Math.max(0, known.reports + reports), bytes: Math.max(0, known.bytes + bytes) };
  await meta.put(size, SIZE_KEY);
  return size;
}

/** Removes the longest unused reports, with their replies, aliases and sections, until the cache holds no more than `most`. */
export async function evict(transaction: CacheTransaction, most: CacheLimits): Promise<void> {
  let { reports, bytes } = await addToSize(transaction, 0, 0);
  if (reports <= most.reports && bytes <= most.bytes) return;
  let [gone, freed] = [0, 0];
  let cursor = await transaction.objectStore('reports').index('usedAt').openCursor();
  while (cursor && (reports > most.reports || bytes > most.bytes)) {
    await dropReport(transaction, cursor.primaryKey, cursor.value);
    reports -= 1;
    bytes -= cursor.value.bytes;
    gone += 1;
    freed += cursor.value.bytes;
    cursor = await cursor.continue();
  }
  await addToSize(transaction, -gone, -freed);
}

/** What is left after a fifth was given back, for a disk that is full (faults.md §4.25). */
export async function fourFifths(transaction: CacheTransaction): Promise<CacheLimits> {
  const { reports, bytes } = await addToSize(transaction, 0, 0);
  return { reports: Math.floor(reports * 0.8), bytes: Math.floor(bytes * 0.8) };
}

async function dropReport(transaction: CacheTransaction, key: string, row: ReportRow): Promise<void> {
  await transaction.objectStore('reports').delete(key);
  await transaction.objectStore('replies').delete(key);
  const sections = transaction.objectStore('sections');
  for (const page of await sections.index('object').getAllKeys(key)) await sections.delete(page);
  for (const requestKey of row.requestKeys) await transaction.objectStore('aliases').delete(requestKey);
}

function parseSize(stored: unknown): CacheSize {
  const { reports, bytes } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<
    string,
    unknown
  >;
  return { reports: whole(reports), bytes: whole(bytes) };
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
