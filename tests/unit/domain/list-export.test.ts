import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CSV_HEAD, csvCell, csvRecord } from '@/utils/domain/list-csv';
import type { ExportRow } from '@/utils/domain/list-files';
import { detectionLine, jsonLine } from '@/utils/domain/list-jsonl';
import { defangedLine, MARKDOWN_HEAD, markdownRow } from '@/utils/domain/list-ticket';

const COUNTS = { malicious: 2, suspicious: 1, harmless: 60, undetected: 9, unanswered: 3 };

const FLAGGED: ExportRow = {
  n: 1,
  kind: 'url',
  indicator: 'https://evil.example/a?x="1",2',
  state: 'suspicious',
  result: {
    id: 'ab'.repeat(32),
    counts: COUNTS,
    label: '=cmd|calc',
    analysedAt: Date.UTC(2026, 10, 21, 8),
    fetchedAt: 0,
  },
  flagging: [
    { engine: '=HYPERLINK("http://x")', label: 'phish\ning' },
    { engine: 'Two', label: null },
  ],
  failure: null,
  reason: null,
};
const UNKNOWN: ExportRow = {
  ...FLAGGED,
  n: 2,
  indicator: '-1+1',
  state: 'unknown',
  result: null,
  flagging: [],
};
const FAILED: ExportRow = {
  ...UNKNOWN,
  n: 3,
  state: 'failed',
  failure: { tag: 'timeout' },
  reason: 'timeout',
};
const HELD: ExportRow = { ...UNKNOWN, n: 4, state: 'not-sent', reason: 'own-list' };

/** As another program reads it. */
function parsed(csv: string): string[][] {
  const read = 'io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="")';
  const script = `import csv,io,json,sys; print(json.dumps(list(csv.reader(${read}))))`;
  return JSON.parse(execFileSync('python3', ['-c', script], { input: csv }).toString());
}

describe('a table', () => {
  it('is read by others as it was meant', () => {
    const rows = parsed(CSV_HEAD + [FLAGGED, UNKNOWN, FAILED, HELD].map(csvRecord).join(''));
    expect(rows[0]).toEqual(
      'indicator kind verdict malicious suspicious harmless undetected total scan_date flagging_engines link reason'.split(
        ' ',
      ),
    );
    expect(rows[1]).toEqual([
      'https://evil.example/a?x="1",2',
      ...['url', 'suspicious', '2', '1', '60', '9', '72', '2026-11-21T08:00:00.000Z'],
      `'=HYPERLINK("http://x"): phish\ning; Two`,
      `https://www.virustotal.com/gui/url/${'ab'.repeat(32)}`,
      '',
    ]);
    expect(rows.slice(3).map((row) => [row[2], row.at(-1)])).toEqual([
      ['failed', 'timeout'],
      ['not-sent', 'own-list'],
    ]);
    expect(JSON.parse(jsonLine(HELD))).toMatchObject({ verdict: 'not-sent', reason: 'own-list' });
    expect(rows[2]?.slice(0, 4)).toEqual(["'-1+1", 'url', 'unknown', '']);
    expect(rows.every(({ length }) => length === 12)).toBe(true);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200b=1', '\uff1d1', '\n@x'])(
    'runs no formula: %j',
    (text) => {
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it.each(['evil.example', 'a-b', "it's", '198.51.100.7'])('leaves %j as it is', (text) => {
    expect(csvCell(text)).toBe(text);
  });
});

it('is JSON lines to jq', () => {
  const input = [FLAGGED, UNKNOWN, FAILED].map(jsonLine).join('');
  const said = execFileSync(
    'jq',
    ['-c', '[.verdict, .total, (.flagging_engines // [] | length), .failure]'],
    { input },
  );
  expect(said.toString().trim().split('\n')).toEqual([
    '["suspicious",72,2,null]',
    '["unknown",null,0,null]',
    '["failed",null,0,"timeout"]',
  ]);
});

it('keeps the detecting engines alone', () => {
  expect(JSON.parse(detectionLine(FLAGGED))).toMatchObject({
    positives: 3,
    total: 72,
    engines: FLAGGED.flagging,
  });
  expect(detectionLine(UNKNOWN)).toBe('');
});

it('goes into a ticket without a link, a formatting or a hidden character', () => {
  const row = { ...FLAGGED, indicator: 'https://evil.example/`|x\u202e' };
  expect(MARKDOWN_HEAD.split('\n')[1]).toBe('| --- | --- | --- | --- | --- |');
  expect(markdownRow(row)).toBe(
    '| `hxxps://evil[.]example/%60\\|x⟨U+202E⟩` | suspicious | 2 of 72 | =cmd\\|calc | 2026-11-21 08:00 |\n',
  );
  expect(defangedLine(FLAGGED)).toBe('hxxps://evil[.]example/a?x="1",2\tsuspicious\t2/72\n');
  expect(defangedLine(UNKNOWN)).toBe('-1+1\tunknown\n');
  const labelled = (label: string | null, malicious: number): string =>
    markdownRow({ ...row, result: row.result && { ...row.result, label, counts: { ...COUNTS, malicious } } });
  expect(labelled(null, 0)).toMatch(/ \| 1 of 70 \| {2}\| 2026/);
  expect(labelled('a *b*\n\n[c](d)', 2)).toContain(' | a \\*b\\* \\[c\\](d) | ');
  expect(markdownRow({ ...row, indicator: `a${'b'.repeat(10_000)}` })).toContain(`a${'b'.repeat(9_999)}…`);
  expect(labelled('c'.repeat(201), 2)).toContain(` ${'c'.repeat(200)}… `);
});
