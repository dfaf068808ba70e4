import type { RowState } from '@/utils/domain/list';
import type { LogRow } from '@/utils/domain/log';
import type { ListTransaction } from './known';
import type { ListItem } from './row';

/** What becomes of one row: itself changed, or, as null, removed; and what is written down with it. */
export interface Change {
  readonly item: ListItem | null;
  /** The whole reply, to be kept for as long as the list is. */
  readonly reply?: Uint8Array<ArrayBuffer> | undefined;
  readonly lines?: readonly LogRow[];
  /** Requests that have left for it. */
  readonly spent?: number;
}

/** One more or one less in a state. */
export function count(counts: Record<RowState, number>, state: RowState, by: number): void {
  counts[state] = Math.max(0, counts[state] + by);
}

/** Writes what becomes of a row. */
export async function putItem(transaction: ListTransaction, before: ListItem, change: Change): Promise<void> {
  const { list, n } = before;
  const replies = transaction.objectStore('listReplies');
  if (change.item) await transaction.objectStore('listRows').put(change.item);
  else {
    await transaction.objectStore('listRows').delete([list, n]);
    await replies.delete([list, n]);
  }
  if (change.reply) await replies.put(change.reply, [list, n]);
  for (const line of change.lines ?? []) await transaction.objectStore('log').add(line);
}
