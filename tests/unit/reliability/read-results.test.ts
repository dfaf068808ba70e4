import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readResults } from '../../reliability/read-results';

it('reads what each runner leaves, and takes a skipped test for none that passed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-reports-'));
  const put = (name: string, report: unknown): void =>
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(report));
  put('unit', {
    testResults: [
      {
        name: '/somewhere/tests/unit/domain/a.test.ts',
        assertionResults: [
          { ancestorTitles: ['a door', 'when shut'], title: 'holds', status: 'passed' },
          { title: 'does not', status: 'failed' },
        ],
      },
    ],
  });
  const spec = (title: string, ok: boolean, status: string) => ({
    ...{ title, ok, file: 'kills.spec.ts' },
    tests: [{ status }],
  });
  put('chromium', {
    suites: [
      {
        specs: [spec('runs', true, 'expected'), spec('needs root', true, 'skipped')],
        title: 'kills.spec.ts',
        suites: [{ title: 'a list', specs: [spec('fails', false, 'unexpected')] }],
      },
    ],
  });
  put('firefox', { passed: 1, failed: 0, skipped: 0, tests: [{ title: 'opens', ok: true }] });
  const results = readResults(folder);
  rmSync(folder, { recursive: true });
  expect(
    results.map(({ where, group, title, passed }) => `${where} ${[group, title].join(': ')} ${passed}`),
  ).toEqual([
    'unit/domain/a.test.ts a door, when shut: holds true',
    'unit/domain/a.test.ts : does not false',
    'e2e/chromium/kills.spec.ts : runs true',
    'e2e/chromium/kills.spec.ts : needs root false',
    'e2e/chromium/kills.spec.ts a list: fails false',
    'e2e/firefox : opens true',
  ]);
  expect(readResults(join(folder, 'not there'))).toEqual([]);
});
