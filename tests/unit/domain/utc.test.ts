import { expect, it } from 'vitest';
import { monthStart, utcDayEnd, utcMonth, utcMonthEnd } from '@/utils/domain/utc';

it.each([
  ['2026-11-21T12:00:00Z', '2026-11-22T00:00:00Z', '2026-12-01T00:00:00Z'],
  ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ['2028-02-28T00:00:00Z', '2028-02-29T00:00:00Z', '2028-03-01T00:00:00Z'],
  ['2028-02-29T23:00:00Z', '2028-03-01T00:00:00Z', '2028-03-01T00:00:00Z'],
])('the day of %s ends at %s, its month at %s', (time, dayEnd, monthEnd) => {
  expect(utcDayEnd(Date.parse(time))).toBe(Date.parse(dayEnd));
  expect(utcMonthEnd(Date.parse(time))).toBe(Date.parse(monthEnd));
});

it('finds the start of a month again, before 1970 as well', () => {
  for (const start of [Date.UTC(2026, 0), Date.UTC(1970, 0), Date.UTC(1969, 10)]) {
    expect(monthStart(utcMonth(start))).toBe(start);
  }
});
