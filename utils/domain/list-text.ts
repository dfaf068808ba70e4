import type { BadInputWhy } from './failure';
import { findIndicators } from './find-indicators';
import type { Indicator } from './indicator';
import { cellsOf } from './list-cells';
import { parseIndicator } from './parse-indicator';

/** What one line holds: indicators, or a reason why there are none. */
export type LineReading =
  | { readonly reads: 'blank' | 'comment' }
  | { readonly reads: 'indicators'; readonly indicators: readonly Indicator[] }
  | { readonly reads: 'bad'; readonly why: BadInputWhy };

/** A remark behind an indicator; `#` within an address is its fragment. */
const REMARK = /\s#.*$/s;
/** Objects looked through in one line of JSON. */
const NODES_AT_MOST = 10_000;

/**
 * Reads one line of a list: an indicator, several, a sentence with some in it, an object of JSON lines, a remark
 * (`#`). Everything in it counts; defanged ones too.
 */
export function readLine(line: string): LineReading {
  const text = line.trim();
  if (text === '') return { reads: 'blank' };
  if (text.startsWith('#')) return { reads: 'comment' };
  if (text.startsWith('{') && text.endsWith('}')) {
    const strings = stringsOf(text);
    if (strings) return readCells(strings);
  }
  const bare = text.replace(REMARK, '');
  const cells = cellsOf(bare);
  const reading = cells && readCells(cells.map(trimmed), readOneCell);
  return reading?.reads === 'indicators' ? reading : readCell(bare);
}

/** Everything in a text that is no line of its own: a cell of a table, a part of a very long line. */
export function readCell(text: string): LineReading {
  if (text.trim() === '') return { reads: 'blank' };
  const parsed = parseIndicator(text);
  if (parsed.ok) return { reads: 'indicators', indicators: [parsed.value] };
  const { failure } = parsed;
  if (failure.tag !== 'bad-input') return { reads: 'bad', why: { reason: 'not-an-indicator' } };
  const { reason } = failure.why;
  // A long line may hold many; a single long address stays refused.
  if (reason === 'several' || (reason === 'too-long' && /[\s,;|]/.test(text.trim()))) {
    const { indicators } = findIndicators(text, { limit: Number.POSITIVE_INFINITY });
    if (indicators.length > 0) return { reads: 'indicators', indicators };
  }
  return readDelimited(text, failure.why);
}

/** `evil.example,malware,2026-09-01`: without spaces it is one word, and no indicator as a whole. */
function readDelimited(text: string, why: BadInputWhy): LineReading {
  if (why.reason !== 'not-an-indicator' || !/[,;|\t]/.test(text)) return { reads: 'bad', why };
  const { indicators } = findIndicators(text, { limit: Number.POSITIVE_INFINITY });
  return indicators.length > 0 ? { reads: 'indicators', indicators } : { reads: 'bad', why };
}

/** A cell beside others: what has a path is read as an address, the rest as free text, in which no file is a domain. */
function readOneCell(cell: string): LineReading {
  if (cell.includes('/') && !/\s/.test(cell)) return readCell(cell);
  const { indicators } = findIndicators(cell, { limit: Number.POSITIVE_INFINITY });
  return { reads: 'indicators', indicators };
}

function trimmed(cell: string): string {
  return cell.trim();
}

function readCells(cells: readonly string[], read = readCell): LineReading {
  const indicators = cells.flatMap((cell) => {
    const reading = read(cell);
    return reading.reads === 'indicators' ? reading.indicators : [];
  });
  return indicators.length > 0
    ? { reads: 'indicators', indicators }
    : { reads: 'bad', why: { reason: 'not-an-indicator' } };
}

/** Every text in a JSON object, however deep, without recursion (faults.md §5.46); null when it is no JSON. */
function stringsOf(text: string): readonly string[] | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  const strings: string[] = [];
  const open: unknown[] = [root];
  for (let seen = 0; open.length > 0 && seen < NODES_AT_MOST; seen++) {
    const node = open.shift();
    if (typeof node === 'string') strings.push(node);
    else if (typeof node === 'object' && node !== null)
      open.push(...Object.values(node).slice(0, NODES_AT_MOST));
  }
  return strings;
}
