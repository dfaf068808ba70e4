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

/** Whether something is known, without reading it. */
export async function isKnown(
  transaction: ListTransaction,
  requestKey: string,
  now: number,
): Promise<boolean> {
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
