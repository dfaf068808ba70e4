import type { HistoryFilter } from '@/utils/domain/history';
import { HISTORY_CSV_HEAD, historyLine, historyRecord } from '@/utils/domain/history-export';
import { type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import type { MessageReply } from '@/utils/rpc/protocol';

export type HistoryFormat = 'csv' | 'jsonl';

const FORMATS = {
  csv: { type: 'text/csv', head: HISTORY_CSV_HEAD, row: historyRecord },
  jsonl: { type: 'application/x-ndjson', head: '', row: historyLine },
} as const;

/** What the file is called: by the second, so that no export is written over an earlier one. */
export function historyFile(
  format: HistoryFormat,
  now: number,
): { readonly name: string; readonly type: string } {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  return { name: `assay-history-${time}Z.${format}`, type: FORMATS[format].type };
}

/** The entries that a filter finds as a file, a part at a time: memory holds one. It costs no request. */
export async function* exportHistory(
  call: Call,
  filter: HistoryFilter,
  format: HistoryFormat,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>> {
  const { head, row } = FORMATS[format];
  const encoder = new TextEncoder();
  if (head !== '') yield success(encoder.encode(head));
  let after: Part['next'] = null;
  do {
    const part: MessageReply<'exportHistory'> = await call('exportHistory', { filter, after });
    if (!part.ok) return yield part;
    const { rows, next }: Part = part.value;
    yield success(encoder.encode(rows.map(row).join('')));
    after = next;
  } while (after !== null);
}

type Part = Extract<MessageReply<'exportHistory'>, { ok: true }>['value'];
