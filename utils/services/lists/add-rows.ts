import type { BadLine, NewRow } from '@/utils/domain/list';
import { requestKey } from '@/utils/domain/request-key';
import { failed, type Result, success } from '@/utils/domain/result';
import { isKnown } from './known';
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

const AT_MOST = 1_000;

export function createAddRows({ table, settings, clock, onAdded }: AddParts): AddRows {
  return async (list, from, rows, bad) => {
    const { privateHosts } = await settings();
    const now = clock.now();
    const items = rows.slice(0, AT_MOST).map((row, index) => newItem(list, from + index, row, privateHosts));
    const added = await table.addItems({
      ...{ list, items, bad: bad.slice(0, AT_MOST) },
      isKnown: async ({ indicator: { kind }, sent, todo }, transaction) =>
        sent !== null && todo !== undefined && isKnown(transaction, requestKey({ kind, value: sent }), now),
    });
    onAdded(list);
    return added ? success(null) : failed({ tag: 'not-found' });
  };
}
