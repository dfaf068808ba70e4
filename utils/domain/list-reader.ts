import type { Indicator } from './indicator';
import type { BadLine, NewRow, ReadCounts } from './list';
import { type ListShape, shapeOf } from './list-delimiter';
import { createLineSplitter, type Line } from './list-lines';
import { createTableSplitter } from './list-table';
import { type LineReading, readCell, readLine } from './list-text';
import { requestKey } from './request-key';

/** What a piece of text brought. */
export interface ReadBatch {
  readonly rows: readonly NewRow[];
  readonly bad: readonly BadLine[];
}

/** Reads a list that comes in pieces, in time that grows with its length (faults.md §5.2 to §5.6). */
export interface ListReader {
  read(piece: string): ReadBatch;
  /** What comes after this is another text, with a form of its own; its lines count on. */
  next(): ReadBatch;
  end(): ReadBatch;
  counts(): ReadCounts;
}

/** One column of a CSV text; everything else is lines, free text or JSON lines. */
export interface TableChoice {
  readonly delimiter: string;
  readonly column: number;
  readonly header: boolean;
}

const SHOWN_AT_MOST = 200;

/** Rows in their order; each indicator once, under the line where it comes first. */
export function createListReader(table: TableChoice | null = null): ListReader {
  const seen = new Set<string>();
  const known = { rows: 0, duplicates: 0, comments: 0, blank: 0, bad: 0 };
  const open = (): Pieces => (table ? tablePieces(table) : linePieces());
  let splitter = open();
  /** Lines of the texts before. */
  let before = 0;
  let rows: NewRow[] = [];
  let bad: BadLine[] = [];

  function addRow(line: number, indicator: Indicator): void {
    const key = requestKey(indicator);
    if (seen.has(key)) {
      known.duplicates += 1;
      return;
    }
    seen.add(key);
    known.rows += 1;
    rows.push({ line, indicator });
  }

  function take({ line: own, text, reading }: Piece): void {
    const line = before + own;
    switch (reading.reads) {
      case 'header':
        return;
      case 'blank':
        known.blank += 1;
        return;
      case 'comment':
        known.comments += 1;
        return;
      case 'bad':
        known.bad += 1;
        bad.push({ line, text: text.trim().slice(0, SHOWN_AT_MOST).toWellFormed(), why: reading.why });
        return;
      case 'indicators':
        for (const indicator of reading.indicators) addRow(line, indicator);
    }
  }

  function batch(pieces: Iterable<Piece>): ReadBatch {
    [rows, bad] = [[], []];
    for (const piece of pieces) take(piece);
    return { rows, bad };
  }

  return {
    read: (piece) => batch(splitter.read(piece)),
    next() {
      const rest = batch(splitter.end());
      before += splitter.count();
      splitter = open();
      return rest;
    },
    end: () => batch(splitter.end()),
    counts: () => ({ lines: before + splitter.count(), ...known }),
  };
}

/** A line or a record, read. */
interface Piece {
  readonly line: number;
  readonly text: string;
  readonly reading: LineReading;
}

interface Pieces {
  read(text: string): Iterable<Piece>;
  end(): Iterable<Piece>;
  count(): number;
}

function linePieces(): Pieces {
  const splitter = createLineSplitter();
  /** The first lines wait for one another: what they are together tells how each is read. */
  let held: Line[] = [];
  let shape: ListShape | null = null;
  /** Of a line in parts: how it begins, and what was found so far. */
  let parts = { text: '', found: false };

  function* pieces(lines: Iterable<Line>, { delimiter, header }: ListShape): Iterable<Piece> {
    for (const { number: line, text, part } of lines) {
      if (part === 'whole') {
        yield { line, text, reading: line === header ? { reads: 'header' } : readLine(text, delimiter) };
        continue;
      }
      if (part === 'first') parts = { text, found: false };
      const reading = readCell(text);
      if (reading.reads === 'indicators') {
        parts = { ...parts, found: true };
        yield { line, text, reading };
      }
      if (part === 'last' && !parts.found) yield { line, text: parts.text, reading: NOTHING };
    }
  }

  function take(lines: readonly Line[], ended: boolean): Iterable<Piece> {
    if (shape) return pieces(lines, shape);
    held.push(...lines);
    if (!ended && held.length < LOOKED_AT && held.every(({ part }) => part === 'whole')) return [];
    shape = shapeOf(held.slice(0, LOOKED_AT).filter(({ part }) => part === 'whole'));
    const all = held;
    held = [];
    return pieces(all, shape);
  }

  return {
    read: (text) => take(splitter.read(text), false),
    end: () => take(splitter.end(), true),
    count: splitter.count,
  };
}

/** Lines that tell whether records of a table are among them. */
const LOOKED_AT = 50;
const NOTHING: LineReading = { reads: 'bad', why: { reason: 'not-an-indicator' } };

function tablePieces({ delimiter, column, header }: TableChoice): Pieces {
  const splitter = createTableSplitter(delimiter);
  let isFirst = true;

  function readRecord(cells: readonly string[], text: string): LineReading {
    if ((cells[0] ?? '').trimStart().startsWith('#')) return { reads: 'comment' };
    if (isFirst && header) {
      isFirst = false;
      return { reads: 'header' };
    }
    isFirst = false;
    // A record that ends before the column, such as a bare address: all of it is read, nothing is passed over.
    return column < cells.length ? readCell(text) : readLine(text, delimiter);
  }

  function* pieces(records: ReturnType<typeof splitter.read>): Iterable<Piece> {
    for (const { line, cells } of records) {
      const text = cells[column] ?? cells.join(delimiter);
      yield { line, text, reading: readRecord(cells, text) };
    }
  }
  return {
    read: (text) => pieces(splitter.read(text)),
    end: () => pieces(splitter.end()),
    count: splitter.count,
  };
}
