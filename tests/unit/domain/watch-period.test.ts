import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { WATCH_PERIODS } from '@/utils/domain/watch';
import { looksPerDay, nextLook, periodLength, roundAt, roundOfLook } from '@/utils/domain/watch-period';

const NOON = Date.UTC(2026, 10, 21, 12);
const period = fc.constantFrom(...WATCH_PERIODS);
const time = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) });

it.each([
  ['hour', 1, 24],
  ['six-hours', 6, 4],
  ['half-day', 12, 2],
  ['day', 24, 1],
  ['week', 168, 1 / 7],
  ['month', 720, 1 / 30],
] as const)('a period, %s, is %i hours long and costs %f looks a day', (each, hours, looks) => {
  expect(periodLength(each)).toBe(hours * HOUR);
  expect(looksPerDay(each)).toBe(looks);
});

describe('rounds', () => {
  it('begin where people expect it, in UTC', () => {
    expect(roundAt('day', NOON)).toEqual({
      startsAt: Date.UTC(2026, 10, 21),
      endsAt: Date.UTC(2026, 10, 22),
    });
    expect(new Date(roundAt('week', NOON).startsAt).getUTCDay()).toBe(1);
    expect(roundAt('month', Date.UTC(2028, 1, 29, 23))).toEqual({
      startsAt: Date.UTC(2028, 1),
      endsAt: Date.UTC(2028, 2),
    });
    expect(roundAt('six-hours', NOON).startsAt).toBe(NOON);
  });

  it('hold every moment in exactly one', () => {
    fc.assert(
      fc.property(period, time, (each, at) => {
        const { startsAt, endsAt } = roundAt(each, at);
        return startsAt <= at && at < endsAt && roundAt(each, endsAt).startsAt === endsAt;
      }),
    );
  });

  it('keep a look that comes a little late, and not one that comes after a sleep', () => {
    const planned = Date.UTC(2026, 10, 20, 23, 59);
    expect(roundOfLook('day', planned, planned + 5 * MINUTE)).toEqual(roundAt('day', planned));
    expect(roundOfLook('day', planned, planned + 5 * DAY)).toEqual(roundAt('day', planned + 5 * DAY));
    expect(roundOfLook('day', planned, planned - 3 * DAY)).toEqual(roundAt('day', planned - 3 * DAY));
    const { startsAt, endsAt } = roundAt('day', planned);
    expect(roundOfLook('day', planned, endsAt + DAY / 2 - 1)).toEqual(roundAt('day', planned));
    expect(roundOfLook('day', planned, endsAt + DAY / 2)).toEqual(roundAt('day', endsAt));
    expect(roundOfLook('day', planned, startsAt)).toEqual(roundAt('day', planned));
    expect(roundOfLook('day', planned, startsAt - 1)).toEqual(roundAt('day', startsAt - 1));
  });
});

describe('the next look', () => {
  it('is half a period to two periods away, and from then on once a round', () => {
    fc.assert(
      fc.property(fc.string(), period, time, (key, each, now) => {
        const first = nextLook(key, each, now);
        expect(first - now).toBeGreaterThanOrEqual(periodLength(each) / 2);
        expect(first - now).toBeLessThan(1.6 * periodLength(each) + DAY * (each === 'month' ? 3 : 0));
        const second = nextLook(key, each, first + MINUTE);
        expect(roundAt(each, second).startsAt).toBe(roundAt(each, first).endsAt);
      }),
    );
  });

  it('has the same place for ever, by which entries of old were planned', () => {
    const at = (key: string): string => new Date(nextLook(key, 'day', NOON)).toISOString().slice(11);
    const places = ['16:03:14.877Z', '20:20:01.602Z', '11:43:26.089Z'];
    expect(['', 'domain:a.example', 'domain:b.example'].map(at)).toEqual(places);
  });

  it('spreads a list over the round', () => {
    const slots = Array.from({ length: 24 }, () => 0);
    for (let n = 0; n < 2_400; n += 1) {
      const hour = Math.floor((nextLook(`domain:host-${n}.example`, 'day', NOON) % DAY) / HOUR);
      slots[hour] = (slots[hour] ?? 0) + 1;
    }
    expect(Math.min(...slots)).toBeGreaterThan(60);
    expect(Math.max(...slots)).toBeLessThan(150);
  });
});
