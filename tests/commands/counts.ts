import { existsSync, readFileSync } from 'node:fs';
import { dig } from '../simulator/json';

/** How many tests ran and how they went. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NO_COUNTS: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** Reads a runner's JSON report; no file, or a file of no known form, counts as no test at all. */
export function readCounts(file: string): Counts {
  return existsSync(file) ? countsIn(JSON.parse(readFileSync(file, 'utf8'))) : NO_COUNTS;
}

/**
 * The counts in a report of Vitest (`numPassedTests`), of Playwright (`stats.expected`; a flaky test counts
 * as failed) or in the plain form `{passed, failed, skipped}`.
 */
export function countsIn(report: unknown): Counts {
  const count = (...path: string[]): number => {
    const value = dig(report, ...path);
    return typeof value === 'number' ? value : 0;
  };
  return {
    passed: count('numPassedTests') + count('stats', 'expected') + count('passed'),
    failed:
      count('numFailedTests') + count('stats', 'unexpected') + count('stats', 'flaky') + count('failed'),
    skipped: count('numPendingTests') + count('numTodoTests') + count('stats', 'skipped') + count('skipped'),
  };
}

/** The line that closes a run: `N passed, N failed`, and the skipped ones where there are any. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
