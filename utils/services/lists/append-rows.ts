import { type BadLine, type NewRow, type ReadCounts, ROWS_A_MESSAGE } from '@/utils/domain/list';
import { requestKey } from '@/utils/domain/request-key';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Brief } from './briefs';
import { newItem } from './new-item';
import type { Overview } from './overview';
import type { ListRow } from './row';
import type { RunParts } from './run-parts';

/** Rows for a list that was read in before, and what reading them came to since the batch before. */
export interface FurtherRows {
  readonly rows: readonly NewRow[];
  readonly bad: readonly BadLine[];
  readonly read: ReadCounts;
}

/** Puts a batch behind the rows that a list has; what it has already is folded. See the message. */
export type AppendRows = (list: string, further: FurtherRows) => Promise<Result<ListRow>>;

type AppendParts = Pick<RunParts, 'table' | 'settings' | 'clock' | 'onItems'> & {
  readonly overview: Pick<Overview, 'rows'>;
};

export function createAppendRows({ table, settings, clock, onItems, overview }: AppendParts): AppendRows {
  /** What a row is asked by, worked out once a row. */
  const keys = new WeakMap<Brief, string>();
  let before: Promise<unknown> = Promise.resolve();

  function keyOf(brief: Brief): string {
    const key = keys.get(brief) ?? requestKey({ kind: brief.kind, value: brief.text });
    keys.set(brief, key);
    return key;
  }

  async function append(id: string, { rows, bad, read }: FurtherRows): Promise<Result<ListRow>> {
    const { privateHosts } = await settings();
    const now = clock.now();
    const there = new Set((await overview.rows(id)).map(keyOf));
    // The number is given when it is written.
    const items = rows.slice(0, ROWS_A_MESSAGE).map((row) => newItem(id, 0, row, privateHosts));
    const fresh = items.filter(({ indicator }) => {
      const key = requestKey(indicator);
      const isNew = !there.has(key);
      there.add(key);
      return isNew;
    });
    const folded = items.length - fresh.length;
    const added = await table.appendItems({
      ...{ list: id, items: fresh, bad: bad.slice(0, ROWS_A_MESSAGE) },
      read: { ...read, rows: read.rows - folded, duplicates: read.duplicates + folded },
      keyOf: ({ indicator: { kind }, sent }) => (sent === null ? null : requestKey({ kind, value: sent })),
      now,
    });
    if (!added) return failed({ tag: 'not-found' });
    onItems({ list: added.list, items: added.items.map((item) => ({ n: item.n, item })) });
    return success(added.list);
  }

  return (id, further) => {
    // One after the other: each folds against what the one before has written.
    const done = before.then(() => append(id, further));
    before = done.catch(() => undefined);
    return done;
  };
}
