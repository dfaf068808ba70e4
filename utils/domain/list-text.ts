import type { BadInputWhy } from './failure';
import { findIndicators } from './find-indicators';
import { gluedChoices } from './glued-choices';
import type { Indicator } from './indicator';
import { cellsAt, cellsOf } from './list-cells';
import { parseIndicator } from './parse-indicator';

/** What one line holds: indicators, or a reason why there are none. */
export type LineReading =
  | { readonly reads: 'blank' | 'comment' | 'header' }
  | { readonly reads: 'indicators'; readonly indicators: readonly Indicator[] }
  | { readonly reads: 'bad'; readonly why: BadInputWhy };

/** A remark behind an indicator; `#` within an address is its fragment. */
const REMARK = /\s#.*$/s;
/**
 * What is no indicator as a whole and may hold some: words, a line that is too long for one (a single address as long
 * stays refused), `evil.example,malware,2026-09-01`.
 */
const MAY_HOLD_SOME: ReadonlySet<BadInputWhy['reason']> = new Set([
  'several',
  'too-long',
  'not-an-indicator',
]);
/** A text in JSON, and the colon behind it if it is a name. */
const JSON_STRING = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?/g;
/** Texts looked at in one line of JSON. */
const STRINGS_AT_MOST = 10_000;

/**
 * Reads one line of a list: an indicator, several, a sentence with some in it, an object of JSON lines, a remark
 * (`#`). Everything in it counts; defanged ones too. `delimiter`: the other lines are records of a table with it.
 */
export function readLine(line: string, delimiter: string | null = null): LineReading {
  const text = line.trim();
  if (text.startsWith('#')) return { reads: 'comment' };
  if (text.startsWith('{')) {
    const strings = stringsOf(text);
    if (strings) return readCells(strings);
  }
  const bare = text.replace(REMARK, '');
  const cells = (delimiter === null ? null : cellsAt(bare, delimiter)) ?? cellsOf(bare);
  const reading = cells && readCells(cells, readOneCell);
  return reading?.reads === 'indicators' ? reading : readCell(bare);
}

/** Everything in a text that is no line of its own: a cell of a table, a part of a very long line. */
export function readCell(text: string): LineReading {
  if (text.trim() === '') return { reads: 'blank' };
  const parsed = parseIndicator(text);
  if (parsed.ok) return { reads: 'indicators', indicators: [parsed.value] };
  const { failure } = parsed;
  if (failure.tag !== 'bad-input') return { reads: 'bad', why: { reason: 'not-an-indicator' } };
  const choices = gluedChoices(text);
  if (choices.length > 0) return { reads: 'indicators', indicators: choices };
  if (!MAY_HOLD_SOME.has(failure.why.reason)) return { reads: 'bad', why: failure.why };
  const { indicators } = findIndicators(text, { limit: Number.POSITIVE_INFINITY });
  return indicators.length > 0 ? { reads: 'indicators', indicators } : { reads: 'bad', why: failure.why };
}

/** A cell beside others: what has a path is read as an address, the rest as free text, in which no file is a domain. */
function readOneCell(cell: string): LineReading {
  if (cell.includes('/')) return readCell(cell);
  const { indicators } = findIndicators(cell, { limit: Number.POSITIVE_INFINITY });
  return { reads: 'indicators', indicators };
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

/**
 * Every text in a JSON object, however deep, and of a name that stands there twice both; null when it is no JSON. Read
 * off the text itself: no recursion (faults.md §5.46).
 */
function stringsOf(text: string): readonly string[] | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const strings: string[] = [];
  for (const [, string = '', colon] of text.matchAll(JSON_STRING)) {
    if (colon === undefined) strings.push(JSON.parse(string));
    if (strings.length === STRINGS_AT_MOST) break;
  }
  return strings;
}
