import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '@/utils/domain/history';
import { HISTORY_CSV_HEAD, historyLine, historyRecord } from '@/utils/domain/history-export';

const FLAGGED: HistoryRow = {
  key: 'url:x',
  indicator: { kind: 'url', value: 'https://evil.example/?a="1",2' },
  at: Date.UTC(2026, 10, 22, 9),
  verdict: 'malicious',
  reading: 2,
  answered: 92,
  via: 'popup',
  said: {
    analysedAt: Date.UTC(2026, 10, 21, 8),
    malicious: 2,
    suspicious: 1,
    id: 'ab'.repeat(32),
    engines: [
      { engine: '=Engine', label: 'phishing\r\nsite' },
      { engine: 'Other', label: null },
    ],
  },
};
const OF_OLD: HistoryRow = {
  key: 'file:y',
  indicator: { kind: 'file', value: 'cd'.repeat(32) },
  at: Date.UTC(2025, 0, 1),
  verdict: 'suspicious',
  reading: 1,
  answered: 70,
  via: 'download',
  name: '=cmd|calc.exe',
};
const FAILED: HistoryRow = { ...OF_OLD, key: 'f', verdict: 'failed', reading: 0, answered: 0 };
const ROWS = [FLAGGED, OF_OLD, FAILED];

/** What another program reads. */
function read(command: string, words: readonly string[], input: string): unknown {
  return JSON.parse(execFileSync(command, words, { input, encoding: 'utf8' }));
}

describe('history taken out', () => {
  it('is CSV that another program reads, and no cell is a formula', () => {
    const text = HISTORY_CSV_HEAD + ROWS.map(historyRecord).join('');
    const reader = 'import csv,sys,json;print(json.dumps(list(csv.DictReader(sys.stdin,strict=True))))';
    const rows = read('python3', ['-c', reader], text.replace(/^\ufeff/, '')) as Record<string, string>[];
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      ...{ checked: '2026-11-22T09:00:00.000Z', indicator: 'https://evil.example/?a="1",2', kind: 'url' },
      ...{
        file_name: '',
        verdict: 'malicious',
        malicious: '2',
        suspicious: '1',
        positives: '3',
        total: '92',
      },
      ...{
        scan_date: '2026-11-21T08:00:00.000Z',
        link: `https://www.virustotal.com/gui/url/${'ab'.repeat(32)}`,
      },
      flagging_engines: expect.stringMatching(/^'=Engine: phishing\s+site; Other$/),
    });
    expect(rows[1]).toMatchObject({
      file_name: "'=cmd|calc.exe",
      malicious: '',
      positives: '1',
      total: '70',
    });
    expect(rows[2]).toMatchObject({ verdict: 'failed', positives: '', total: '', scan_date: '', link: '' });
  });

  it('is a line of JSON a check: scan date, positives, total, and only the engines that flag it', () => {
    const rows = read('jq', ['-s', '.'], ROWS.map(historyLine).join('')) as Record<string, unknown>[];
    expect(rows[0]).toMatchObject({
      ...{ scan_date: '2026-11-21T08:00:00.000Z', positives: 3, total: 92, malicious: 2, suspicious: 1 },
      flagging_engines: [
        { engine: '=Engine', label: 'phishing\r\nsite' },
        { engine: 'Other', label: null },
      ],
    });
    expect(rows[1]).toMatchObject({ positives: 1, total: 70, scan_date: null, flagging_engines: [] });
    expect(rows[2]).toMatchObject({ positives: null, total: null, link: null });
  });
});
