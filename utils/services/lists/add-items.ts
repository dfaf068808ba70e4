import type { BadLine, ReadCounts } from '@/utils/domain/list';
import { writeBriefs } from './briefs';
import { countKnown, type ListTransaction } from './known';
import type { ListItem, ListRow } from './row';

/** Rows on their way into a list. */
export interface Batch {
  readonly list: string;
  readonly items: readonly ListItem[];
  readonly bad: readonly BadLine[];
  /** What a row is asked by if it is to be asked; null where it is not. */
  readonly keyOf: (item: ListItem) => string | null;
  /** What counts as fresh is told against this, Unix ms. */
  readonly now: number;
}

/** A batch for a list that was read in before: its rows get their numbers as they are written. */
export interface Further extends Batch {
  /** What reading came to since the batch before. */
  readonly read: ReadCounts;
}

export interface AddItems {
  /** Puts rows of a list that is being read; what is there already stays. `known` counts those that cost nothing. */
  addItems(batch: Batch): Promise<ListRow | null>;
  /** Puts rows behind the others. A list at its end that has something to ask again is `ready`. */
  appendItems(
    batch: Further,
  ): Promise<{ readonly list: ListRow; readonly items: readonly ListItem[] } | null>;
}

type Write = <T>(
  work: (transaction: ListTransaction) => Promise<T>,
  durability?: 'strict' | 'relaxed',
) => Promise<T>;

const ALL = Number.POSITIVE_INFINITY;

export function createAddItems(write: Write): AddItems {
  return {
    addItems: (batch) =>
      write(async (transaction) => {
        const list = await transaction.objectStore('lists').get(batch.list);
        if (list?.stage !== 'reading') return list ?? null;
        // Sent twice, where the worker died between writing and answering.
        const last = [list.id, batch.items.at(-1)?.n ?? 0] as [string, number];
        const range = IDBKeyRange.bound([list.id, batch.items[0]?.n ?? 0], last);
        const keys = await transaction.objectStore('listRows').getAllKeys(range);
        const there = new Set(keys.map(([, n]) => n));
        const fresh = batch.items.filter(({ n }) => !there.has(n));
        const changed = await put(transaction, list, batch, fresh);
        await transaction.objectStore('lists').put(changed);
        return changed;
        // A list that is still read in is of no use after a crash; its end waits for the disk.
      }, 'relaxed'),

    appendItems: (batch) =>
      write(async (transaction) => {
        const list = await transaction.objectStore('lists').get(batch.list);
        if (!list || list.stage === 'reading') return null;
        const range = IDBKeyRange.bound([list.id, 0], [list.id, ALL]);
        const last = await transaction.objectStore('listRows').openKeyCursor(range, 'prev');
        // The numbers of rows that were removed are not given again.
        const from = Math.max(last?.primaryKey[1] ?? 0, list.read.rows) + 1;
        const items = batch.items.map((item, index) => ({ ...item, n: from + index }));
        const idle = list.counts.waiting === 0;
        const changed = await put(transaction, idle ? { ...list, known: 0 } : list, batch, items);
        const again = list.stage === 'done' && changed.counts.waiting > 0;
        const after: ListRow = {
          ...changed,
          ...(again && { stage: 'ready', endedAt: null }),
          read: sumOf(list.read, batch.read),
          copied: false,
        };
        await transaction.objectStore('lists').put(after);
        return { list: after, items };
      }),
  };
}

/** Gives the list with its counts. */
async function put(
  transaction: ListTransaction,
  list: ListRow,
  { bad, keyOf, now }: Batch,
  items: readonly ListItem[],
): Promise<ListRow> {
  const rows = transaction.objectStore('listRows');
  // All at once: a wait for each would take minutes for 100 000.
  await Promise.all(items.map((item) => rows.put(item)));
  await writeBriefs(
    transaction,
    list.id,
    items.map((item) => ({ n: item.n, item })),
  );
  const keys = items.map(keyOf).filter((key) => key !== null);
  const known = await countKnown(transaction, keys, now);
  const counts = { ...list.counts };
  for (const { state } of items) counts[state] += 1;
  await Promise.all(bad.map((line) => transaction.objectStore('listBad').put(line, [list.id, line.line])));
  return { ...list, counts, known: list.known + known };
}

function sumOf(before: ReadCounts, more: ReadCounts): ReadCounts {
  return {
    lines: before.lines + more.lines,
    rows: before.rows + more.rows,
    duplicates: before.duplicates + more.duplicates,
    comments: before.comments + more.comments,
    blank: before.blank + more.blank,
    bad: before.bad + more.bad,
  };
}
