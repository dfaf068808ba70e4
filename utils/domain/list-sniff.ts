import { isHeader } from './list-header';
import { namesIndicators } from './list-names';
import { createTableSplitter, type TableRecord } from './list-table';
import { readCell } from './list-text';

/** A column of a table as it is offered: hostile texts. */
export interface Column {
  readonly index: number;
  readonly name: string;
  readonly example: string;
  /** How many of the cells looked at hold an indicator. */
  readonly hits: number;
}

/** A table, as far as its first lines tell. */
export interface TableGuess {
  readonly delimiter: string;
  readonly header: boolean;
  readonly columns: readonly Column[];
  /** The column whose name says that it holds indicators and that does; else the one with the most. */
  readonly best: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const RECORDS = 50;
const SHOWN = 100;

/** Whether the beginning of a text looks like a table with several columns; null for a list or free text. */
export function sniffTable(sample: string): TableGuess | null {
  for (const delimiter of DELIMITERS) {
    // Without its last line, which may be cut: only what has ended is a record.
    const records = createTableSplitter(delimiter).read(sample).filter(isFilled).slice(0, RECORDS);
    const width = records[0]?.cells.length ?? 0;
    if (records.length < 2 || width < 2 || !isEven(records, width)) continue;
    const guess = guessOf(records, width, delimiter);
    if (guess) return guess;
  }
  return null;
}

function isFilled({ cells }: TableRecord): boolean {
  return cells.some((cell) => cell.trim() !== '') && !(cells[0] ?? '').trimStart().startsWith('#');
}

/** Under a header a few rows may end early; without one nothing but evenness tells a table from sentences. */
function isEven(records: readonly TableRecord[], width: number): boolean {
  const odd = records.filter(({ cells }) => cells.length !== width);
  if (odd.length === 0) return true;
  const named = isHeader(records[0]?.cells ?? []);
  return named && odd.length * 2 < records.length - 1 && odd.every(({ cells }) => cells.length < width);
}

function guessOf(records: readonly TableRecord[], width: number, delimiter: string): TableGuess | null {
  const header = !records[0]?.cells.some(holds);
  const body = header ? records.slice(1) : records;
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    name: header ? (records[0]?.cells[index] ?? '').trim().slice(0, SHOWN) : '',
    example: (body[0]?.cells[index] ?? '').trim().slice(0, SHOWN),
    hits: body.filter(({ cells }) => holds(cells[index] ?? '')).length,
  }));
  const filled = (index: number): number =>
    body.filter(({ cells }) => (cells[index] ?? '').trim() !== '').length;
  const named = ({ index, name, hits }: Column): number =>
    hits > 0 && hits * 2 >= filled(index) ? namesIndicators(name) : 0;
  const best = columns.reduce((most, column) => {
    const further = named(column) - named(most);
    return further > 0 || (further === 0 && column.hits > most.hits) ? column : most;
  });
  return best.hits === 0 ? null : { delimiter, header, columns, best: best.index };
}

function holds(cell: string): boolean {
  return readCell(cell).reads === 'indicators';
}
