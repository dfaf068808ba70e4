import { freshness, stillUnknown } from '@/utils/domain/freshness';
import type { Report } from '@/utils/domain/report';
import type { AssaySchema } from '../storage/schema';
import type { Writing } from '../storage/transact';

/** Every store that a change of a list may touch, together or not at all. */
export const LIST_STORES = [
  'lists',
  'listRows',
  'listBriefs',
  'listBad',
  'listReplies',
  'log',
  'aliases',
  'reports',
  'replies',
] as const satisfies readonly (keyof AssaySchema)[];

export type ListTransaction = Writing<typeof LIST_STORES>;

/** What the cache has, good enough to send nothing. */
export type Known =
  | {
      readonly report: Report;
      readonly fetchedAt: number;
      readonly bytes: Uint8Array<ArrayBuffer> | undefined;
    }
  | 'unknown';

/** A fresh answer under a request key, with its whole reply, within the transaction that will keep it. */
export async function findKnown(
  transaction: ListTransaction,
  requestKey: string,
  now: number,
): Promise<Known | null> {
  const alias = await transaction.objectStore('aliases').get(requestKey);
  if (!alias) return null;
  if (alias.to === null) return stillUnknown(alias.at, now) ? 'unknown' : null;
  const row = await transaction.objectStore('reports').get(alias.to);
  if (!row || freshness(row.fetchedAt, now) !== 'fresh') return null;
  const { report, fetchedAt } = row;
  return { report, fetchedAt, bytes: await transaction.objectStore('replies').get(alias.to) };
}

/** Looked through at once, against one question each: that would be most of the time of reading a long list in. */
const KEYS_A_LOOK = 2;

/** How many of these request keys are known, each counted as often as it is there, without reading what is known. */
export async function countKnown(
  transaction: ListTransaction,
  requestKeys: readonly string[],
  now: number,
): Promise<number> {
  const sorted = [...requestKeys].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const most = KEYS_A_LOOK * requestKeys.length;
  const between = await transaction
    .objectStore('aliases')
    .getAllKeys(IDBKeyRange.bound(first, last), most + 1);
  const there = new Set(between);
  const asked = between.length > most ? requestKeys : requestKeys.filter((key) => there.has(key));
  const known = await Promise.all(asked.map((key) => isKnown(transaction, key, now)));
  return known.filter((is) => is).length;
}

/** Whether something is known, without reading it. */
async function isKnown(transaction: ListTransaction, requestKey: string, now: number): Promise<boolean> {
  const alias = await transaction.objectStore('aliases').get(requestKey);
  if (!alias) return false;
  // The report's own key is written with every answer, so its time is the report's.
  return alias.to === null ? stillUnknown(alias.at, now) : freshness(alias.at, now) === 'fresh';
}

/** The whole reply that a report was read from; undefined when another came since, or it could not be kept. */
export async function replyOf(
  transaction: ListTransaction,
  key: string,
  fetchedAt: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await transaction.objectStore('reports').get(key);
  return row?.fetchedAt === fetchedAt ? transaction.objectStore('replies').get(key) : undefined;
}
