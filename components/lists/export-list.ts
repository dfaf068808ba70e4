import { fileName } from '@/utils/domain/export-name';
import type { RowState } from '@/utils/domain/list';
import { CSV_HEAD, csvRecord } from '@/utils/domain/list-csv';
import type { ExportRow, KeptReply } from '@/utils/domain/list-files';
import { detectionLine, jsonLine } from '@/utils/domain/list-jsonl';
import { defangedLine, MARKDOWN_HEAD, markdownRow } from '@/utils/domain/list-ticket';
import { type Result, success } from '@/utils/domain/result';
import { createZipWriter } from '@/utils/domain/zip';
import type { Call } from '@/utils/rpc/client';
import type { MessageReply } from '@/utils/rpc/protocol';

/** How a list is taken out. Each costs no request. */
export const EXPORT_FORMATS = ['zip', 'csv', 'jsonl', 'detections', 'markdown', 'defanged'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ListExport {
  readonly call: Call;
  readonly list: string;
  readonly format: ExportFormat;
  /** Which rows; an archive always holds all replies. */
  readonly state: RowState | 'all';
  /** When it is made, Unix ms. */
  readonly now: number;
  /** The highest row number done. */
  readonly onProgress: (n: number) => void;
}

type Bytes = Uint8Array<ArrayBuffer>;

interface RowFormat {
  readonly ending: string;
  readonly type: string;
  readonly head: string;
  readonly row: (row: ExportRow) => string;
}

const ROW_FORMATS: Readonly<Record<Exclude<ExportFormat, 'zip'>, RowFormat>> = {
  csv: { ending: 'csv', type: 'text/csv', head: CSV_HEAD, row: csvRecord },
  jsonl: { ending: 'jsonl', type: 'application/x-ndjson', head: '', row: jsonLine },
  detections: { ending: 'detections.jsonl', type: 'application/x-ndjson', head: '', row: detectionLine },
  markdown: { ending: 'md', type: 'text/markdown', head: MARKDOWN_HEAD, row: markdownRow },
  defanged: { ending: 'txt', type: 'text/plain', head: '', row: defangedLine },
};

/** What the file is called, and of what type it is. */
export function exportFile(
  list: string,
  format: ExportFormat,
): { readonly name: string; readonly type: string } {
  const ending = format === 'zip' ? 'zip' : ROW_FORMATS[format].ending;
  const type = format === 'zip' ? 'application/zip' : ROW_FORMATS[format].type;
  return { name: `${fileName(list, 'list')}.${ending}`, type };
}

/** The file, a piece at a time, of which memory holds one; a failure is the last one. */
export async function* exportList(wanted: ListExport): AsyncGenerator<Result<Bytes>> {
  if (wanted.format === 'zip') {
    yield* archive(wanted);
    return;
  }
  const { call, list, state, onProgress } = wanted;
  const { head, row } = ROW_FORMATS[wanted.format];
  const encoder = new TextEncoder();
  if (head !== '') yield success(encoder.encode(head));
  for (let from: number | null = 0; from !== null; ) {
    const part: MessageReply<'exportRows'> = await call('exportRows', { list, from, state });
    if (!part.ok) return yield part;
    const { rows, next }: Part<'exportRows'> = part.value;
    yield success(encoder.encode(rows.map(row).join('')));
    onProgress(rows.at(-1)?.n ?? from);
    from = next;
  }
}

async function* archive({ call, list, now, onProgress }: ListExport): AsyncGenerator<Result<Bytes>> {
  const zip = createZipWriter();
  const names = new Set<string>();
  for (let from: number | null = 0; from !== null; ) {
    const part: MessageReply<'exportReplies'> = await call('exportReplies', { list, from });
    if (!part.ok) return yield part;
    const { replies, next }: Part<'exportReplies'> = part.value;
    for (const reply of replies) {
      const name = nameOf(reply, names);
      if (name === null) continue;
      yield success(zip.add({ name, at: reply.fetchedAt, content: { gzip: bytesOf(reply.gzip) } }));
    }
    onProgress(replies.at(-1)?.n ?? from);
    from = next;
  }
  let log = '';
  for (let from: number | null = 0; from !== null; ) {
    const part: MessageReply<'exportLog'> = await call('exportLog', { list, from });
    if (!part.ok) return yield part;
    const { text, next }: Part<'exportLog'> = part.value;
    log += text;
    from = next;
  }
  yield success(zip.add({ name: 'log.txt', at: now, content: { text: log } }));
  yield success(zip.end());
}

/** What a message answers when it does not fail. */
type Part<N extends 'exportRows' | 'exportReplies' | 'exportLog'> = Extract<
  MessageReply<N>,
  { ok: true }
>['value'];

/** Two rows may be one object, such as an MD5 and its SHA-256: it is in the archive once. Null for the second. */
function nameOf({ id }: KeptReply, names: Set<string>): string | null {
  const name = `${fileName(id, 'report')}.json`;
  if (names.has(name)) return null;
  names.add(name);
  return name;
}

function bytesOf(base64: string): Bytes {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
