import { expect, it } from 'vitest';
import { rescanAgainAt } from '@/utils/domain/cooldown';
import { MINUTE } from '@/utils/domain/duration';

const NOW = Date.UTC(2026, 10, 21);

it.each([
  ['just now', NOW, NOW + 5 * MINUTE],
  ['four minutes ago', NOW - 4 * MINUTE, NOW + MINUTE],
  ['five minutes ago', NOW - 5 * MINUTE, null],
  ['by a clock that is ahead', NOW + MINUTE, null],
  ['nobody knows when', null, null],
])('analyzed %s', (_, analysedAt, again) => expect(rescanAgainAt(analysedAt, NOW)).toBe(again));

it('never analyzed is no time of its own, whatever the clock says', () => {
  expect(rescanAgainAt(null, 1)).toBeNull();
});
