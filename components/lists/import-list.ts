import type { ListView, ReadCounts } from '@/utils/domain/list';
import { createTextBytes } from '@/utils/domain/list-encoding';
import { createListReader, type ReadBatch, type TableChoice } from '@/utils/domain/list-reader';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';

/** What is read in: a file as it lies on the disk, or a text that was pasted. */
export type ListSource = Blob | string;

export interface ListImport {
  readonly call: Call;
  readonly name: string;
  readonly source: ListSource;
  readonly table: TableChoice | null;
  readonly signal: AbortSignal;
  /** What was found so far, and how much of the source was read, from 0 to 1. */
  readonly onProgress: (counts: ReadCounts, share: number) => void;
}

/** Rows and bad lines in one message. */
const BATCH = 1_000;
const PIECE = 65_536;

/**
 * Reads a list in, piece by piece, so that the page stays alive; gives it in stage `ready`. Fails with
 * `cancelled`, `storage-full`, `private`, and takes away what was begun.
 */
export async function importList(wanted: ListImport): Promise<Result<ListView>> {
  const created = await wanted.call('createList', { name: wanted.name });
  if (!created.ok) return created;
  const list = created.value.id;
  const finished = await readInto(list, wanted).catch(
    (): Result<ListView> => failed({ tag: 'internal', detail: 'the file could not be read' }),
  );
  if (!finished.ok) await wanted.call('removeList', { list });
  return finished;
}

async function readInto(list: string, wanted: ListImport): Promise<Result<ListView>> {
  const { call, source, table, signal, onProgress } = wanted;
  const reader = createListReader(table);
  const size = typeof source === 'string' ? source.length : source.size;
  let from = 1;
  let pending: ReadBatch = { rows: [], bad: [] };

  async function send(atLeast: number): Promise<Result<null>> {
    while (Math.max(pending.rows.length, pending.bad.length) >= atLeast) {
      const rows = pending.rows.slice(0, BATCH);
      const bad = pending.bad.slice(0, BATCH);
      if (rows.length + bad.length === 0) break;
      const added = await call('addListRows', { list, from, rows, bad });
      if (!added.ok) return added;
      from += rows.length;
      pending = { rows: pending.rows.slice(BATCH), bad: pending.bad.slice(BATCH) };
    }
    return success(null);
  }

  const take = ({ rows, bad }: ReadBatch): void => {
    pending = { rows: [...pending.rows, ...rows], bad: [...pending.bad, ...bad] };
  };

  for await (const { text, done } of piecesOf(source)) {
    if (signal.aborted) return failed({ tag: 'cancelled', sent: 0 });
    take(reader.read(text));
    onProgress(reader.counts(), size === 0 ? 1 : done / size);
    const sent = await send(BATCH);
    if (!sent.ok) return sent;
  }
  take(reader.end());
  const sent = await send(1);
  if (!sent.ok) return sent;
  if (signal.aborted) return failed({ tag: 'cancelled', sent: 0 });
  onProgress(reader.counts(), 1);
  return call('finishList', { list, read: reader.counts() });
}

/** Text in pieces of moderate length, and how far the source was read with each. */
export async function* piecesOf(
  source: ListSource,
): AsyncGenerator<{ readonly text: string; readonly done: number }> {
  if (typeof source === 'string') {
    for (let at = 0; at < source.length; at += PIECE) {
      yield { text: source.slice(at, at + PIECE), done: Math.min(source.length, at + PIECE) };
    }
    return;
  }
  const bytes = createTextBytes();
  for (let at = 0; at < source.size; at += PIECE) {
    const piece = new Uint8Array(await source.slice(at, at + PIECE).arrayBuffer());
    yield { text: bytes.read(piece), done: Math.min(source.size, at + PIECE) };
  }
  yield { text: bytes.end(), done: source.size };
}
