import { findIndicators } from './find-indicators';
import { createTableSplitter } from './list-table';
import { parseOne } from './parse-one';

const DELIMITERS = [',', ';', '|'] as const;
/** A quoted cell with its delimiter before or behind it. */
const QUOTED = /^\s*"[^"]*(?:""[^"]*)*"\s*([,;|])|([,;|])\s*"[^"]*(?:""[^"]*)*"\s*(?:[,;|]|$)/;
const ADDRESS = /^\s*["'<]?h(?:tt|xx)ps?(?:\[?:|:)/i;
const QUERY = /[?#]/;
const HASH = /^\s*["']?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})["']?\s*$/i;

/**
 * The cells of a line that is a record of a table in the middle of a list, where reading it as one text would take
 * what stands beside an address for a part of it. Null for every other line: a comma may belong to an address, and
 * then nothing can tell but what follows it.
 */
export function cellsOf(line: string): readonly string[] | null {
  // No address holds a tab.
  if (line.includes('\t')) return split(line, '\t');
  if (!line.includes('/')) return null;
  const [, before, behind] = QUOTED.exec(line) ?? [];
  const quoted = before ?? behind;
  if (quoted !== undefined) return split(line, quoted);
  for (const delimiter of DELIMITERS) {
    if (!line.includes(delimiter)) continue;
    const cells = split(line, delimiter);
    if (comesApart(cells)) return cells;
  }
  return null;
}

function comesApart([first = '', ...others]: readonly string[]): boolean {
  const sentence = /\s/.test(first.trim());
  let query = QUERY.test(first);
  for (const cell of others) {
    if (standsAlone(cell, { sentence, query })) return true;
    query ||= QUERY.test(cell);
  }
  return false;
}

/** Whether a cell cannot be more of what stands before it. */
function standsAlone(cell: string, before: { sentence: boolean; query: boolean }): boolean {
  if (ADDRESS.test(cell) || HASH.test(cell)) return true;
  const words = cell.trim();
  // A remark behind a single address; in a sentence the first cell has spaces, too.
  if (/\s/.test(words)) return !words.includes('://') && !before.sentence;
  // Within a query, hosts may be its values.
  return !before.query && isHost(words);
}

function isHost(text: string): boolean {
  const one = parseOne(text);
  if (!('kind' in one) || (one.kind !== 'domain' && one.kind !== 'ip')) return false;
  // `readme.md` is a name of a file, unless it says otherwise.
  return findIndicators(text, { limit: 1 }).indicators.length > 0;
}

function split(line: string, delimiter: string): readonly string[] {
  return createTableSplitter(delimiter).read(`${line}\n`)[0]?.cells ?? [];
}
