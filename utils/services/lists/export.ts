import type { RowState } from '@/utils/domain/list';
import type { ExportRow, KeptReply } from '@/utils/domain/list-files';
import { logText } from '@/utils/domain/log';
import type { Storage } from '../storage/database';
import { toBase64 } from './base64';
import { flaggingOf } from './outcome';
import type { ListItem } from './row';

/** A list's rows, replies and log a part at a time, for files. Nothing is asked of VirusTotal. */
export interface Exports {
  rows(list: string, from: number, state: RowState | 'all'): Promise<Part<'rows', ExportRow>>;
  replies(list: string, from: number): Promise<Part<'replies', KeptReply>>;
  log(list: string, from: number): Promise<{ readonly text: string; readonly next: number | null }>;
}

type Part<Name extends string, T> = { readonly [N in Name]: readonly T[] } & { readonly next: number | null };

const ROWS = 500;
const LINES = 1_000;
const REPLIES = 200;
/** Bytes of replies in one part, as they are kept. */
const BYTES = 700_000;
const ALL = Number.POSITIVE_INFINITY;

export function createExports(storage: Storage): Exports {
  return {
    async rows(list, from, state) {
      const range = IDBKeyRange.bound([list, from], [list, ALL]);
      const items = await storage.run((database) => database.getAll('listRows', range, ROWS));
      const rows = items.filter((item) => state === 'all' || item.state === state).map(exportRow);
      const last = items.at(-1);
      return { rows, next: items.length < ROWS || !last ? null : last.n + 1 };
    },

    replies: (list, from) =>
      storage.run(async (database) => {
        const transaction = database.transaction(['listReplies', 'listRows']);
        const replies: KeptReply[] = [];
        let bytes = 0;
        let cursor = await transaction
          .objectStore('listReplies')
          .openCursor(IDBKeyRange.bound([list, from], [list, ALL]));
        while (cursor && bytes < BYTES && replies.length < REPLIES) {
          const [, n] = cursor.primaryKey;
          const item = await transaction.objectStore('listRows').get([list, n]);
          if (item?.result) replies.push(keptReply(item, item.result, cursor.value));
          bytes += cursor.value.byteLength;
          cursor = await cursor.continue();
        }
        return { replies, next: cursor ? cursor.primaryKey[1] : null };
      }),

    log: (list, from) =>
      storage.run(async (database) => {
        const index = database.transaction('log').store.index('list');
        let cursor = await index.openCursor(list);
        if (cursor && cursor.primaryKey < from) cursor = await cursor.continuePrimaryKey(list, from);
        const lines: string[] = [];
        while (cursor && lines.length < LINES) {
          lines.push(`${logText(cursor.value)}\n`);
          cursor = await cursor.continue();
        }
        return { text: lines.join(''), next: cursor ? cursor.primaryKey : null };
      }),
  };
}

function exportRow({ n, indicator, state, result, flagging, failure, held }: ListItem): ExportRow {
  return {
    ...{ n, kind: indicator.kind, indicator: indicator.value, state, result, failure },
    flagging: flaggingOf(flagging),
    reason: failure?.tag ?? (held?.why === 'private' ? held.rule : held ? 'secret' : null),
  };
}

function keptReply(
  item: ListItem,
  { id, fetchedAt }: { id: string; fetchedAt: number },
  bytes: Uint8Array,
): KeptReply {
  return { n: item.n, kind: item.indicator.kind, id, fetchedAt, gzip: toBase64(bytes) };
}
