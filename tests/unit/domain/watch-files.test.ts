import { describe, expect, it } from 'vitest';
import type { WatchResult } from '@/utils/domain/watch';
import { logFilePath, logFileText } from '@/utils/domain/watch-files';

const RUN = { startsAt: Date.UTC(2026, 10, 21) };

const result = (value: string, more: Partial<WatchResult> = {}): WatchResult => ({
  run: 'r',
  key: `domain:${value}`,
  indicator: { kind: 'domain', value },
  at: RUN.startsAt,
  outcome: 'good',
  finding: null,
  failure: null,
  ...more,
});

describe('the folder tree of a run', () => {
  it('is the one people have', () => {
    expect(logFilePath(RUN, result('good.example'))).toBe(
      'Log/2026-11-21T00-00Z/GoodDomain/good.example.log',
    );
    expect(logFilePath(RUN, result('evil.example', { outcome: 'bad' }))).toContain(
      '/BadDomain/evil.example.log',
    );
    expect(logFilePath(RUN, result('x.example', { outcome: 'failed' }))).toContain('/RequestfailedDomain/');
    expect(logFilePath(RUN, result('x.example', { outcome: 'unknown' }))).toContain('/RequestfailedDomain/');
  });

  it('has names that leave no folder, name no device, and stay apart', () => {
    const names = [
      '../../etc/passwd',
      '..\\x',
      'con.example',
      'NUL',
      'a/b',
      'a?b',
      'a:b',
      `${'a'.repeat(300)}1`,
      `${'a'.repeat(300)}2`,
    ];
    const paths = names.map((name) => logFilePath(RUN, result(name)));
    expect(new Set(paths).size).toBe(names.length);
    for (const path of paths) {
      const [log, time, folder, file, ...more] = path.split('/');
      expect([log, time, folder, more]).toEqual(['Log', '2026-11-21T00-00Z', 'GoodDomain', []]);
      expect(file).toMatch(/^[A-Za-z0-9._-]{1,120}$/);
      expect(file).not.toMatch(/^(con|nul)\./i);
    }
  });

  it.each([
    ['a-b.example', 'a-b.example.log'],
    ['COM1.example', '_COM1.example-b1094fe1.log'],
    ['x?1', 'x_1-00bf60d7.log'],
    ['company.example', 'company.example.log'],
    ['a_b.example', 'a_b.example.log'],
    ['a'.repeat(100), `${'a'.repeat(100)}.log`],
    ['a'.repeat(101), `${'a'.repeat(100)}-`],
  ])('%.60j is the file %.60j', (value, name) => {
    expect(logFilePath(RUN, result(value))).toContain(`GoodDomain/${name}`);
  });

  it('says why there is no reply', () => {
    const failure = { tag: 'upstream', status: 503 } as const;
    expect(logFileText(result('x.example', { outcome: 'failed', failure }))).toBe(
      '2026-11-21T00:00:00.000Z failed: upstream 503\n',
    );
    expect(logFileText(result('x.example', { outcome: 'unknown' }))).toContain('unknown: not-found');
    const said = (more: Partial<WatchResult>): string => logFileText(result('x.example', more)).slice(25);
    expect(said({})).toBe('good: no reply kept\n');
    expect(said({ outcome: 'failed', failure: { tag: 'upstream', status: 0 } })).toBe('failed: upstream\n');
    expect(said({ outcome: 'failed', failure: { tag: 'offline' } })).toBe('failed: offline\n');
  });
});
