import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { freshness, stillUnknown } from '@/utils/domain/freshness';

const NOW = Date.UTC(2026, 10, 21);

it.each([
  [0, 'fresh'],
  [DAY - 1, 'fresh'],
  [DAY, 'stale'],
  [30 * DAY - 1, 'stale'],
  [30 * DAY, 'expired'],
  [-MINUTE, 'fresh'],
  [-HOUR, 'fresh'],
  [-HOUR - 1, 'stale'],
  [-365 * DAY, 'stale'],
] as const)('an answer of age %i is %s', (age, expected) => {
  expect(freshness(NOW - age, NOW)).toBe(expected);
});

it.each([
  [0, true],
  [6 * HOUR - 1, true],
  [6 * HOUR, false],
  [-HOUR, true],
  [-HOUR - 1, false],
  [-DAY, false],
] as const)('"unknown" of age %i holds: %s', (age, expected) => {
  expect(stillUnknown(NOW - age, NOW)).toBe(expected);
});
