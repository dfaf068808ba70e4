import { type ReadCounts, ROWS_A_MESSAGE } from '@/utils/domain/list';
import { createTextBytes } from '@/utils/domain/list-encoding';
import { createListReader, type ReadBatch, type TableChoice } from '@/utils/domain/list-reader';
import { failed, type Result, success } from '@/utils/domain/result';

/** What is read in: files as they lie on the disk, in their order, or a text that was pasted. */
export type ListSource = readonly Blob[] | string;

/** In bytes, or in characters of a text. */
export function sizeOf(source: ListSource): number {
  return typeof source === 'string' ? source.length : source.reduce((sum, { size }) => sum + size, 0);
}

export interface SourceReading {
  readonly source: ListSource;
  readonly table: TableChoice | null;
  readonly signal: AbortSignal;
  /** What was found so far, and how much of the source was read, from 0 to 1. */
  readonly onProgress: (counts: ReadCounts, share: number) => void;
}

/** About what is read within a frame. */
const PIECE = 16_384;

/**
 * Reads a source in pieces, so that the page stays alive, and gives it away in batches, with what was read by then:
 * one is written while the next is read.
 * Fails with `cancelled`, with what `send` failed with, or where the file cannot be read.
 */
export async function readSource(
  reading: SourceReading,
  send: (batch: ReadBatch, counts: ReadCounts) => Promise<Result<unknown>>,
): Promise<Result<ReadCounts>> {
  try {
    return await readPieces(reading, send);
  } catch {
    return failed({ tag: 'internal', detail: 'the file could not be read' });
  }
}

const readPieces: typeof readSource = async ({ source, table, signal, onProgress }, send) => {
  const reader = createListReader(table);
  const size = sizeOf(source);
  let pending: ReadBatch = { rows: [], bad: [] };
  let sending: Promise<Result<unknown>> = Promise.resolve(success(null));

  async function sendOn(atLeast: number): Promise<Result<null>> {
    while (Math.max(pending.rows.length, pending.bad.length) >= atLeast) {
      const rows = pending.rows.slice(0, ROWS_A_MESSAGE);
      const bad = pending.bad.slice(0, ROWS_A_MESSAGE);
      if (rows.length + bad.length === 0) break;
      const before = await sending;
      if (!before.ok) return before;
      sending = send({ rows, bad }, reader.counts());
      pending = { rows: pending.rows.slice(ROWS_A_MESSAGE), bad: pending.bad.slice(ROWS_A_MESSAGE) };
    }
    return success(null);
  }

  /** What is on its way arrives before anything is taken back. */
  async function cancelled(): Promise<Result<ReadCounts>> {
    await sending;
    return failed({ tag: 'cancelled', sent: 0 });
  }

  const take = ({ rows, bad }: ReadBatch): void => {
    pending = { rows: [...pending.rows, ...rows], bad: [...pending.bad, ...bad] };
  };

  for await (const { text, done, another } of piecesOf(source)) {
    if (signal.aborted) return cancelled();
    if (another) take(reader.next());
    take(reader.read(text));
    onProgress(reader.counts(), size === 0 ? 1 : done / size);
    const sent = await sendOn(ROWS_A_MESSAGE);
    if (!sent.ok) return sent;
  }
  take(reader.end());
  const sent = await sendOn(1);
  if (!sent.ok) return sent;
  const last = await sending;
  if (!last.ok) return last;
  if (signal.aborted) return cancelled();
  onProgress(reader.counts(), 1);
  return success(reader.counts());
};

interface SourcePiece {
  readonly text: string;
  /** How far the source was read with this piece, as `sizeOf` counts. */
  readonly done: number;
  /** Another file begins here. */
  readonly another: boolean;
}

/** Text in pieces of moderate length. */
export async function* piecesOf(source: ListSource): AsyncGenerator<SourcePiece> {
  if (typeof source === 'string') {
    for (let at = 0; at < source.length; at += PIECE) {
      const done = Math.min(source.length, at + PIECE);
      yield { text: source.slice(at, at + PIECE), done, another: false };
    }
    return;
  }
  let before = 0;
  for (const [index, file] of source.entries()) {
    const bytes = createTextBytes();
    let another = index > 0;
    for (let at = 0; at < file.size; at += PIECE) {
      const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
      yield { text: bytes.read(piece), done: before + Math.min(file.size, at + PIECE), another };
      another = false;
    }
    before += file.size;
    yield { text: bytes.end(), done: before, another };
  }
}
