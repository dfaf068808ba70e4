import { describe, expect, it } from 'vitest';
import { addCounts, closingLine, countsIn, NO_COUNTS, readCounts } from '../../commands/counts';

describe('countsIn', () => {
  it.each([
    [
      'Vitest',
      { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 },
      { passed: 7, failed: 1, skipped: 3 },
    ],
    [
      'Playwright, a flaky test being no passed one',
      { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 4 } },
      { passed: 5, failed: 3, skipped: 4 },
    ],
    ['the plain form', { passed: 3, failed: 0 }, { passed: 3, failed: 0, skipped: 0 }],
    ['something else', ['passed'], NO_COUNTS],
    ['nothing', null, NO_COUNTS],
  ])('reads %s', (_name, report, counts) => {
    expect(countsIn(report)).toEqual(counts);
  });
});

it('counts a report that was never written as no test', () => {
  expect(readCounts('/nowhere/report.json')).toEqual(NO_COUNTS);
});

it('closes with the line that CI reads', () => {
  const sum = addCounts({ passed: 700, failed: 0, skipped: 0 }, { passed: 34, failed: 0, skipped: 0 });
  expect(closingLine(sum)).toBe('734 passed, 0 failed');
  expect(closingLine({ ...sum, skipped: 2 })).toBe('734 passed, 0 failed, 2 skipped');
});
