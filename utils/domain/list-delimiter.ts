import { cellsAt, cellsOf } from './list-cells';
import { isHeader } from './list-header';
import { parseOne } from './parse-one';

/** What the lines of a list have in common, as far as its first ones tell. */
export interface ListShape {
  /** Records of a table are among the lines, though not all are as wide. */
  readonly delimiter: string | null;
  /** The number of the line, counted from 1, that names the columns. */
  readonly header: number | null;
}

/** A line, counted from 1. */
interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

const DELIMITERS = ['\t', ',', ';', '|'] as const;
/** A cell that says something of an address: words, or nothing. */
const WORDS = /^\s*(?:"[^"]*"|[\p{L}\p{M}][\p{L}\p{M} _-]*)?\s*$/u;

/**
 * Which character parts the cells of a list in which records of a table are mixed with bare lines. In
 * `https://a.example/x,note` a comma alone tells nothing, but the lines around it do: a header as wide as a record,
 * a record that comes apart by itself, two addresses with plain words behind.
 */
export function shapeOf(lines: readonly NumberedLine[]): ListShape {
  const filled = lines.filter(({ text }) => text.trim() !== '' && !text.trimStart().startsWith('#'));
  const [first, ...others] = filled;
  if (!first) return { delimiter: null, header: null };
  for (const delimiter of DELIMITERS) {
    const names = cellsAt(first.text, delimiter);
    const records = others.flatMap(({ text }) => cellsAt(text, delimiter) ?? []).some(isIndicator)
      ? others.map(({ text }) => cellsAt(text, delimiter)?.length ?? 0)
      : [];
    if (names && isHeader(names) && records.includes(names.length))
      return { delimiter, header: first.number };
    if (isEvident(filled, delimiter)) return { delimiter, header: null };
  }
  return { delimiter: null, header: null };
}

function isEvident(lines: readonly NumberedLine[], delimiter: string): boolean {
  let told = 0;
  for (const { text } of lines) {
    const cells = cellsAt(text, delimiter);
    if (!cells || /[?#]/.test(text)) continue;
    const [first = '', ...others] = cells;
    const isRecord = text.includes('/') ? cellsOf(text)?.length === cells.length : isIndicator(first);
    if (isRecord) return true;
    if (isIndicator(first) && others.every((cell) => WORDS.test(cell))) told += 1;
  }
  return told > 1;
}

function isIndicator(cell: string): boolean {
  return 'kind' in parseOne(cell.trim());
}
