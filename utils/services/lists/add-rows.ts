import { type BadLine, type NewRow, ROWS_A_MESSAGE } from '@/utils/domain/list';
import { requestKey } from '@/utils/domain/request-key';
import { failed, type Result, success } from '@/utils/domain/result';
import { newItem } from './new-item';
import type { RunParts } from './run-parts';

/** Puts a batch of rows and bad lines into a list that is being read; see the message. */
export type AddRows = (
  list: string,
  from: number,
  rows: readonly NewRow[],
  bad: readonly BadLine[],
) => Promise<Result<null>>;

interface AddParts extends Pick<RunParts, 'table' | 'settings' | 'clock'> {
  readonly onAdded: (list: string) => void;
}

export function createAddRows({ table, settings, clock, onAdded }: AddParts): AddRows {
  return async (list, from, rows, bad) => {
    const { privateHosts } = await settings();
    const now = clock.now();
    const items = rows
      .slice(0, ROWS_A_MESSAGE)
      .map((row, index) => newItem(list, from + index, row, privateHosts));
    const added = await table.addItems({
      ...{ list, items, bad: bad.slice(0, ROWS_A_MESSAGE) },
      keyOf: ({ indicator: { kind }, sent, todo }) =>
        sent === null || todo === undefined ? null : requestKey({ kind, value: sent }),
      now,
    });
    onAdded(list);
    return added ? success(null) : failed({ tag: 'not-found' });
  };
}
