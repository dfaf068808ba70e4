/** One record of a CSV text: its cells, and the line in which it begins. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads CSV in pieces, however they are cut (RFC 4180; any line end; quotes in quotes doubled). */
export interface TableSplitter {
  read(piece: string): readonly TableRecord[];
  end(): readonly TableRecord[];
  /** Lines so far. */
  count(): number;
}

/** A quote that is never closed must not swallow a whole file. */
const CELL_AT_MOST = 65_536;

export function createTableSplitter(delimiter: string): TableSplitter {
  const parts = new RegExp(`["\\n\\r\\${delimiter}]`, 'g');
  let [line, begins, cell] = [1, 1, ''];
  let cells: string[] = [];
  /** `closed`: behind the closing quote, or in the middle of a doubled one. */
  let quote: 'none' | 'open' | 'closed' = 'none';
  let afterReturn = false;
  let ended = 0;

  function endRecord(records: TableRecord[]): void {
    cells.push(cell);
    records.push({ line: begins, cells });
    [cells, cell, quote] = [[], '', 'none'];
    begins = line;
  }

  function mark(character: string, records: TableRecord[]): void {
    if (character === '"') {
      if (quote === 'closed') cell += '"';
      quote = quote === 'open' ? 'closed' : quote === 'closed' || cell === '' ? 'open' : 'none';
      if (quote === 'none') cell += '"';
      return;
    }
    const newLine = character !== delimiter;
    /** The `\n` of a `\r\n`, whose line has ended already. */
    const rest = character === '\n' && afterReturn;
    if (newLine && !rest) line += 1;
    if (quote === 'open' && cell.length < CELL_AT_MOST) cell += character;
    else if (!newLine) {
      cells.push(cell);
      [cell, quote] = ['', 'none'];
    } else if (!rest) endRecord(records);
  }

  return {
    read(piece) {
      const records: TableRecord[] = [];
      let from = 0;
      for (const { 0: character, index } of piece.matchAll(parts)) {
        const text = piece.slice(from, index);
        if (text !== '') add(text);
        mark(character, records);
        afterReturn = character === '\r';
        from = index + 1;
      }
      const text = piece.slice(from);
      if (text !== '') add(text);
      ended = line;
      return records;
    },
    end() {
      const records: TableRecord[] = [];
      const open = cell !== '' || cells.length > 0;
      ended = open ? line : line - 1;
      if (open) endRecord(records);
      return records;
    },
    count: () => ended,
  };

  function add(text: string): void {
    afterReturn = false;
    // Text behind a closing quote: the quotes were none of CSV's.
    if (quote === 'closed') quote = 'none';
    cell += text;
  }
}
