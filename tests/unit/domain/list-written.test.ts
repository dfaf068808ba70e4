import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '@/utils/domain/history';
import { historyLine, historyRecord } from '@/utils/domain/history-export';
import { csvCell, csvRecord, isoDate } from '@/utils/domain/list-csv';
import type { ExportRow } from '@/utils/domain/list-files';
import { detectionLine, jsonLine } from '@/utils/domain/list-jsonl';
import { markdownRow } from '@/utils/domain/list-ticket';
import { permalink } from '@/utils/domain/permalink';

const [ID, AT, ISO] = ['ab'.repeat(32), Date.UTC(2026, 10, 21, 8), '2026-11-21T08:00:00.000Z'];
const LINK = permalink({ kind: 'url', id: ID });
const FLAGGING = [
  { engine: 'One', label: 'bad' },
  { engine: 'Two', label: null },
];
const ENGINES = JSON.stringify(FLAGGING);
const FLAGGED: ExportRow = {
  ...{
    n: 1,
    kind: 'url',
    indicator: 'http://evil.example/',
    state: 'suspicious',
    failure: null,
    reason: null,
  },
  result: {
    ...{ id: ID, label: 'bad', analysedAt: AT, fetchedAt: 0 },
    counts: { malicious: 2, suspicious: 1, harmless: 60, undetected: 9, unanswered: 3 },
  },
  flagging: FLAGGING,
};
const UNKNOWN: ExportRow = { ...FLAGGED, state: 'unknown', result: null, flagging: [] };
const FAILED: ExportRow = { ...UNKNOWN, state: 'failed', failure: { tag: 'timeout' }, reason: 'timeout' };
const UNDATED: ExportRow = FLAGGED.result
  ? { ...FLAGGED, result: { ...FLAGGED.result, analysedAt: null } }
  : FLAGGED;

describe('a row of a list', () => {
  const about = (state: string): string =>
    `"indicator":"http://evil.example/","kind":"url","verdict":"${state}"`;

  it('is a record, to the letter', () => {
    const start = 'http://evil.example/,url';
    expect(csvRecord(FLAGGED)).toBe(`${start},suspicious,2,1,60,9,72,${ISO},"One: bad; Two",${LINK},\r\n`);
    expect(csvRecord(UNKNOWN)).toBe(`${start},unknown,,,,,,,,,\r\n`);
    expect(csvRecord(FAILED)).toBe(`${start},failed,,,,,,,,,timeout\r\n`);
  });

  it('is a line of JSON, to the letter', () => {
    const counted = '"malicious":2,"suspicious":1,"harmless":60,"undetected":9,"total":72';
    const line = (date: string): string =>
      `{${about('suspicious')},${counted},"scan_date":${date},"flagging_engines":${ENGINES},"link":"${LINK}"}\n`;
    expect(jsonLine(FLAGGED)).toBe(line(`"${ISO}"`));
    expect(jsonLine(UNDATED)).toBe(line('null'));
    expect(jsonLine(UNKNOWN)).toBe(`{${about('unknown')}}\n`);
    expect(jsonLine(FAILED)).toBe(`{${about('failed')},"failure":"timeout","reason":"timeout"}\n`);
  });

  it('is a detection where engines flag it alone', () => {
    const line = (date: string): string =>
      `{"indicator":"http://evil.example/","scan_date":${date},"positives":3,"total":72,"engines":${ENGINES}}\n`;
    expect(detectionLine(FLAGGED)).toBe(line(`"${ISO}"`));
    expect(detectionLine(UNDATED)).toBe(line('null'));
    for (const row of [UNKNOWN, FAILED, { ...FLAGGED, flagging: [] }]) expect(detectionLine(row)).toBe('');
  });

  it('is a line of a ticket, to the letter', () => {
    expect(markdownRow(UNKNOWN)).toBe('| `hxxp://evil[.]example/` | unknown |  |  |  |\n');
    expect(markdownRow({ ...UNKNOWN, indicator: 'a  b' })).toMatch(/^\| `a b` /);
  });

  it.each([
    ['a b', 'a b'],
    [' a', '" a"'],
    ['a ', '"a "'],
    ['a"b', '"a""b"'],
    ['a;b', '"a;b"'],
    [-5, '-5'],
    ['-5', "'-5"],
  ])('has the cell %j as %j', (value, cell) => expect(csvCell(value)).toBe(cell));

  it('has a date where it is one', () => {
    expect([null, 8.64e15 + 2, -8.64e15 - 2].map(isoDate)).toEqual(['', '', '']);
    expect(isoDate(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
  });
});

describe('a check of history', () => {
  const said = { analysedAt: AT, malicious: 2, suspicious: 1, id: ID, engines: FLAGGING };
  const bare: HistoryRow = {
    ...{ key: 'k', indicator: { kind: 'url', value: 'http://evil.example/' }, at: AT },
    ...{ verdict: 'malicious', reading: 2, answered: 72 },
  };
  const about = `"checked":"${ISO}","indicator":"http://evil.example/","kind":"url"`;

  it('is a record, to the letter', () => {
    const start = `${ISO},http://evil.example/,url`;
    expect(historyRecord({ ...bare, name: 'n', said })).toBe(
      `${start},n,malicious,2,1,3,72,${ISO},"One: bad; Two",${LINK}\r\n`,
    );
    expect(historyRecord(bare)).toBe(`${start},,malicious,,,2,72,,,\r\n`);
    expect(historyRecord({ ...bare, verdict: 'failed', answered: 0 })).toBe(`${start},,failed,,,,,,,\r\n`);
  });

  it('is a line of JSON, to the letter', () => {
    const counted = '"malicious":2,"suspicious":1,"positives":3,"total":72';
    const end = `"scan_date":"${ISO}","flagging_engines":${ENGINES},"link":"${LINK}"`;
    expect(historyLine({ ...bare, name: 'n', said })).toBe(
      `{${about},"file_name":"n","verdict":"malicious",${counted},${end}}\n`,
    );
    const unsaid = '"malicious":null,"suspicious":null,"positives":2,"total":72';
    const none = '"scan_date":null,"flagging_engines":[],"link":null';
    expect(historyLine(bare)).toBe(`{${about},"verdict":"malicious",${unsaid},${none}}\n`);
    expect(historyLine({ ...bare, at: 9e15 })).toMatch(/^{"checked":null,/);
  });
});
