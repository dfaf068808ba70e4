import type { Indicator } from './indicator';
import type { BadLine, NewRow, ReadCounts } from './list';
import { createLineSplitter } from './list-lines';
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
  const splitter = table ? tablePieces(table) : linePieces();
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

  function take({ line, text, reading }: Piece): void {
    switch (reading.reads) {
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
    end: () => batch(splitter.end()),
    counts: () => ({ lines: splitter.count(), ...known }),
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
  /** Of a line in parts: how it begins, and what was found so far. */
  let parts = { text: '', found: false };

  function* pieces(lines: ReturnType<typeof splitter.read>): Iterable<Piece> {
    for (const { number: line, text, part } of lines) {
      if (part === 'whole') {
        yield { line, text, reading: readLine(text) };
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
  return {
    read: (text) => pieces(splitter.read(text)),
    end: () => pieces(splitter.end()),
    count: splitter.count,
  };
}

const NOTHING: LineReading = { reads: 'bad', why: { reason: 'not-an-indicator' } };

function tablePieces({ delimiter, column, header }: TableChoice): Pieces {
  const splitter = createTableSplitter(delimiter);
  let isFirst = true;

  function* pieces(records: ReturnType<typeof splitter.read>): Iterable<Piece> {
    for (const { line, cells } of records) {
      const isHeader = isFirst && header;
      isFirst = false;
      const text = cells[column] ?? '';
      if (isHeader || (cells[0] ?? '').trimStart().startsWith('#')) {
        yield { line, text, reading: { reads: 'comment' } };
      } else yield { line, text, reading: readCell(text) };
    }
  }
  return {
    read: (text) => pieces(splitter.read(text)),
    end: () => pieces(splitter.end()),
    count: splitter.count,
  };
}
