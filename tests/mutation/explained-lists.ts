import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of lists and archives may live. */
export const EXPLAINED_LISTS: readonly Explained[] = [
  ...explain('domain/list-cells', 'same', 'const [, before, behind] = QUOTED.exec(line) ?? [];', [
    'return findIndicators(text, { limit: 1 }).indicators.length > 0;',
    '{}',
  ]),
  ...explain('domain/list-cells', 'short', ['if (!line.includes(delimiter)) continue;', 'false']),
  ...explain(
    'domain/list-cells',
    'never',
    "function comesApart([first = '', ...others]: readonly string[]): boolean {",
    `return createTableSplitter(delimiter).read(\`\${line}\\n\`)[0]?.cells ?? [];`,
  ),
  ...explain('domain/list-encoding', 'never', [
    "return before + (decode?.(new Uint8Array(), false) ?? '');",
    'decode(new',
  ]),
  ...explain('domain/list-encoding', 'same', [
    'for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) count++;',
    '<=',
  ]),
  ...explain('domain/list-lines', 'short', [
    'LINE_END.lastIndex = Math.max(0, rest.length - 1);',
    'Math.min',
  ]),
  ...explain(
    'domain/list-lines',
    'same',
    ["left = gap < 0 ? '' : left.slice(gap);", 'false'],
    ['for (let at = before; at > 0; at--) if (GAP.test(text.charAt(at))) return at;', '>='],
    ['return gap < 0 ? 0 : from + gap;', '<='],
  ),
  ...explain(
    'domain/list-table',
    'same',
    ["let quote: 'none' | 'open' | 'closed' = 'none';", '""'],
    ["[cells, cell, quote] = [[], '', 'none'];", '""'],
    ["[cell, quote] = ['', 'none'];", '""'],
    ["if (quote === 'closed') quote = 'none';", '""'],
  ),
  ...explain(
    'domain/list-text',
    'same',
    ['const { indicators } = findIndicators(text, { limit: Number.POSITIVE_INFINITY });', '{}'],
    ['const { indicators } = findIndicators(cell, { limit: Number.POSITIVE_INFINITY });', '{}'],
    'const strings: string[] = [];',
  ),
  ...explain(
    'domain/list-text',
    'short',
    ["if (text.startsWith('{')) {", 'true'],
    ["if (text.startsWith('{')) {", '""'],
  ),
  ...explain(
    'domain/list-text',
    'never',
    "if (failure.tag !== 'bad-input') return { reads: 'bad', why: { reason: 'not-an-indicator' } };",
    ['const cells = (delimiter === null ? null : cellsAt(bare, delimiter)) ?? cellsOf(bare);', 'false'],
  ),
  ...explain(
    'domain/list-sniff',
    'never',
    "return cells.some((cell) => cell.trim() !== '') && !(cells[0] ?? '').trimStart().startsWith('#');",
    ['const named = isHeader(records[0]?.cells ?? []);', '.cells'],
    ['const named = isHeader(records[0]?.cells ?? []);', 'Stryker'],
    'const header = !records[0]?.cells.some(holds);',
    "name: header ? (records[0]?.cells[index] ?? '').trim().slice(0, SHOWN) : '',",
    "example: (body[0]?.cells[index] ?? '').trim().slice(0, SHOWN),",
    "hits: body.filter(({ cells }) => holds(cells[index] ?? '')).length,",
    'const width = records[0]?.cells.length ?? 0;',
  ),
  ...explain(
    'domain/list-delimiter',
    'same',
    'const records = others.flatMap(({ text }) => cellsAt(text, delimiter) ?? []).some(isIndicator)',
    ': [];',
  ),
  ...explain('domain/list-delimiter', 'never', "const [first = '', ...others] = cells;"),
  ...explain('domain/list-header', 'same', [
    "findIndicators(cells.join(' '), { limit: 1 }).indicators.length === 0",
    '{}',
  ]),
  ...explain(
    'domain/list-reader',
    'same',
    'let rows: NewRow[] = [];',
    'let bad: BadLine[] = [];',
    "let parts = { text: '', found: false };",
  ),
  // What names the columns counts as nothing, and so does what reads as nothing.
  ...explain(
    'domain/list-reader',
    'same',
    ["case 'header':", '""'],
    [
      "yield { line, text, reading: line === header ? { reads: 'header' } : readLine(text, delimiter) };",
      '{}',
    ],
    [
      "yield { line, text, reading: line === header ? { reads: 'header' } : readLine(text, delimiter) };",
      '""',
    ],
    ["return { reads: 'header' };", '{}'],
    ["return { reads: 'header' };", '""'],
    // Read no more once the shape is known.
    ['held = [];', 'Stryker'],
  ),
  // A very long line waits with the others, and is read as it would have been.
  ...explain('domain/list-reader', 'short', [
    "if (!ended && held.length < LOOKED_AT && held.every(({ part }) => part === 'whole')) return [];",
    'true',
  ]),
  // None of these has as many cells as the first.
  ...explain('domain/list-sniff', 'same', [
    'return named && odd.length * 2 < records.length - 1 && odd.every(({ cells }) => cells.length < width);',
    '<= width',
  ]),
  ...explain('domain/list-encoding', 'never', [
    "return before + (decode?.(new Uint8Array(), false) ?? '');",
    'Stryker',
  ]),
  ...explain('domain/list-names', 'same', ['.split(/[^\\p{L}\\p{N}]+/u)', '/[^\\p{L}\\p{N}]/u']),
  // JSON leaves out what is not there.
  ...explain('domain/history-export', 'same', ['...(name !== undefined && { file_name: name }),', 'true']),
  ...explain('domain/zip-bytes', 'large', ['u64: (value) => number(8, value),', 'undefined']),
  ...explain(
    'domain/zip',
    'large',
    ['if (count >= MOST_16 || size >= MOST_32 || offset >= MOST_32) {', '> MOST_16'],
    ['if (count >= MOST_16 || size >= MOST_32 || offset >= MOST_32) {', '{}'],
    ['.u64(offset + size)', '- size'],
  ),
  ...explain('domain/list-text', 'never', [
    "for (const [, string = '', colon] of text.matchAll(JSON_STRING)) {",
    'Stryker',
  ]),
  ...explain('domain/list-reader', 'never', [
    "if ((cells[0] ?? '').trimStart().startsWith('#')) return { reads: 'comment' };",
    'Stryker',
  ]),
  ...explain(
    'domain/zip',
    'large',
    'const far = offset >= MOST_32;',
    ['if (count >= MOST_16 || size >= MOST_32 || offset >= MOST_32) {', '&&'],
    ['if (count >= MOST_16 || size >= MOST_32 || offset >= MOST_32) {', 'false'],
    ['if (count >= MOST_16 || size >= MOST_32 || offset >= MOST_32) {', '> MOST_32'],
  ),
];
