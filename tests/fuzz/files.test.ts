import fc from 'fast-check';
import { expect } from 'vitest';
import { readBackup } from '@/utils/domain/backup-read';
import { isIndicator } from '@/utils/domain/is-indicator';
import { createTextBytes } from '@/utils/domain/list-encoding';
import { createListReader, type TableChoice } from '@/utils/domain/list-reader';
import { sniffTable } from '@/utils/domain/list-sniff';
import { parseSettings } from '@/utils/domain/settings';
import { anyText, textOf } from '../unit/domain/texts';
import { damaged } from './damage';
import { fuzz } from './fuzz';

const line = fc.oneof(
  fc.constantFrom(
    'evil.example',
    'hxxp://evil[.]example/a',
    '203.0.113.7',
    'ab'.repeat(32),
    'ab'.repeat(31),
    '# note',
    '',
  ),
  fc.constantFrom(
    '"a,b",c',
    '"',
    '""',
    '{"url":"https://a.example"}',
    '[[[[',
    '=1+1',
    'javascript:alert(1)',
    'co.uk',
  ),
  textOf('a.,;\t"{}[]:1/ #', 20),
  anyText,
);
const file = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r', '\u0085', '\u2028'))
  .map(([lines, end]) => lines.join(end));
const table: fc.Arbitrary<TableChoice | null> = fc.option(
  fc.record({ delimiter: fc.constantFrom(',', ';', '\t', '|'), column: fc.nat(4), header: fc.boolean() }),
);

/** All that a reader says of a text that comes in these pieces. */
function readAll(pieces: readonly string[], choice: TableChoice | null) {
  const reader = createListReader(choice);
  const batches = [...pieces.map((piece) => reader.read(piece)), reader.end()];
  const [rows, bad] = [batches.flatMap((batch) => batch.rows), batches.flatMap((batch) => batch.bad)];
  return { rows, bad, counts: reader.counts() };
}

fuzz(
  'a list is read the same wherever it is cut, and each line is a row or says why not',
  fc.tuple(file, table, fc.nat(), fc.nat()),
  ([text, choice, one, other]) => {
    const whole = readAll([text], choice);
    const [first = 0, second = 0] = [one % (text.length + 1), other % (text.length + 1)].sort(
      (a, b) => a - b,
    );
    const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)];
    expect(readAll(pieces, choice)).toEqual(whole);
    for (const { indicator } of whole.rows) expect(isIndicator(indicator)).toBe(true);
    expect(whole.counts.rows).toBe(whole.rows.length);
    expect(whole.counts.bad).toBe(whole.bad.length);
    sniffTable(text);
  },
);

fuzz(
  'bytes of any encoding, or none, become well-formed text, however they come',
  fc.tuple(
    fc.uint8Array({ maxLength: 60 }),
    fc.constantFrom(
      [],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe, 0, 0],
      [0, 0, 0xfe, 0xff],
    ),
    fc.nat(),
  ),
  ([bytes, mark, cut]) => {
    const all = new Uint8Array([...mark, ...bytes]);
    const read = (...parts: Uint8Array[]): string => {
      const text = createTextBytes();
      return parts.map((part) => text.read(part)).join('') + text.end();
    };
    const whole = read(all);
    expect(whole).toBe(whole.toWellFormed());
    // Without a mark the first piece decides which encoding it is.
    if (mark.length > 0)
      expect(read(all.subarray(0, cut % (all.length + 1)), all.subarray(cut % (all.length + 1)))).toBe(whole);
  },
);

const result = {
  id: 'ab'.repeat(32),
  counts: { malicious: 3, suspicious: 0, harmless: 60, undetected: 20, unanswered: 1 },
};
const BACKUP = {
  ...{ assay: 'backup', version: 1, at: 5 },
  settings: parseSettings({ reserve: 0.5, privateHosts: ['nas.example'] }),
  lists: [
    {
      id: 'l-1',
      name: 'Ticket',
      createdAt: 1,
      startedAt: null,
      endedAt: 2,
      rows: [
        ['domain', 'a.example', 1, 'malicious', result],
        ['file', 'cd'.repeat(32), 2],
      ],
    },
  ],
  watchlist: [
    { indicator: { kind: 'domain', value: 'b.example' }, period: 'day', paused: false, addedAt: 1 },
  ],
  history: [
    { indicator: { kind: 'ip', value: '203.0.113.7' }, at: 1, verdict: 'unknown', reading: 0, answered: 0 },
  ],
};

fuzz(
  'a damaged backup never throws, never pollutes, and gives nothing that is no indicator',
  damaged(BACKUP),
  (given) => {
    const reading = readBackup(JSON.stringify(given));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    if (!reading.ok) return;
    const { lists, watchlist, history, settings } = reading.backup;
    const entries = [...(lists ?? []).flatMap(({ rows }) => rows), ...(watchlist ?? []), ...(history ?? [])];
    for (const { indicator } of entries) expect(isIndicator(indicator)).toBe(true);
    if (settings) expect(parseSettings(settings)).toMatchObject(settings);
  },
);

fuzz('what is no backup is said to be none', fc.oneof(anyText, fc.json()), (text) => {
  expect(readBackup(text)).toEqual({ ok: false, why: 'not-ours' });
});
