import { afterEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { parseQuietHours, quietUntil } from '@/utils/domain/quiet-hours';

const ZONE = process.env.TZ;
const NIGHT = { from: 22 * 60, to: 7 * 60 };
const LONG_NIGHT = { from: 22 * 60, to: 7 * 60 + 30 };

const inZone = (zone: string): void => {
  process.env.TZ = zone;
};

afterEach(() => {
  if (ZONE === undefined) delete process.env.TZ;
  else process.env.TZ = ZONE;
});

describe('quiet hours', () => {
  it('are the user’s own, over midnight too', () => {
    inZone('Asia/Tokyo');
    const local = (hour: number, minute = 0) => new Date(2026, 10, 21, hour, minute).getTime();
    expect(quietUntil(local(21, 59), NIGHT)).toBeNull();
    expect(quietUntil(local(22), NIGHT)).toBe(local(22) + 9 * HOUR);
    expect(quietUntil(local(0, 30), NIGHT)).toBe(local(7));
    expect(quietUntil(local(7), NIGHT)).toBeNull();
    expect(quietUntil(local(13), { from: 12 * 60, to: 14 * 60 })).toBe(local(14));
    expect(quietUntil(local(13), null)).toBeNull();
  });

  it.each([
    ['before they begin', [21, 59], LONG_NIGHT, null],
    ['as they begin', [22, 0], LONG_NIGHT, [1, 7, 30]],
    ['at night', [0, 30], LONG_NIGHT, [0, 7, 30]],
    ['in their last minute', [7, 29], LONG_NIGHT, [0, 7, 30]],
    ['as they end', [7, 30], LONG_NIGHT, null],
    ['at noon', [13, 30], { from: 12 * 60 + 15, to: 14 * 60 + 5 }, [0, 14, 5]],
    ['before noon', [12, 14], { from: 12 * 60 + 15, to: 14 * 60 + 5 }, null],
    ['with noon', [12, 15], { from: 12 * 60 + 15, to: 14 * 60 + 5 }, [0, 14, 5]],
    ['after noon', [14, 5], { from: 12 * 60 + 15, to: 14 * 60 + 5 }, null],
  ] as const)('in this machine’s own zone hold or do not: %s', (_, [hour, minute], quiet, end) => {
    const local = (day: number, ...time: readonly [number, number]) =>
      new Date(2026, 10, 21 + day, ...time).getTime();
    const until = end && local(end[0], end[1], end[2]);
    expect(quietUntil(local(0, hour, minute), quiet)).toBe(until);
    expect(quietUntil(local(0, hour, minute), null)).toBeNull();
  });

  it('end by the clock on the wall in the nights in which it is set', () => {
    inZone('Europe/Berlin');
    const spring = new Date(2026, 2, 28, 23).getTime();
    expect(quietUntil(spring, NIGHT)).toBe(new Date(2026, 2, 29, 7).getTime());
    expect((quietUntil(spring, NIGHT) ?? 0) - spring).toBe(7 * HOUR);
    const autumn = new Date(2026, 9, 24, 23).getTime();
    expect((quietUntil(autumn, NIGHT) ?? 0) - autumn).toBe(9 * HOUR);
  });

  it('are looked at again a minute from now at the soonest', () => {
    const end = new Date(2026, 10, 21, 7).getTime();
    expect(quietUntil(end - MINUTE, NIGHT)).toBe(end);
    expect(quietUntil(end - 1, NIGHT)).toBe(end - 1 + MINUTE);
  });

  it('end in every zone and at every moment, within a day', () => {
    for (const zone of [
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Asia/Kolkata',
    ]) {
      inZone(zone);
      for (const quiet of [NIGHT, { from: 1 * 60 + 30, to: 2 * 60 + 30 }, { from: 0, to: 1439 }]) {
        for (let at = Date.UTC(2026, 2, 1); at < Date.UTC(2026, 11, 1); at += 37 * MINUTE) {
          const until = quietUntil(at, quiet);
          if (until === null) continue;
          expect(until).toBeGreaterThan(at);
          expect(until - at).toBeLessThanOrEqual(DAY + HOUR);
        }
      }
    }
  });

  it('are none where they make no sense', () => {
    for (const wrong of [
      null,
      5,
      {},
      { from: 1, to: 1 },
      { from: -1, to: 5 },
      { from: 0, to: 1440 },
      { from: 0.5, to: 9 },
      { from: 9, to: 0.5 },
      { from: 1440, to: 0 },
      { from: 9, to: -1 },
      { from: '1', to: 9 },
      { to: 9 },
    ]) {
      expect(parseQuietHours(wrong)).toBeNull();
    }
    expect(parseQuietHours({ from: 1320, to: 420, more: 1 })).toEqual({ from: 1320, to: 420 });
    for (const quiet of [
      { from: 0, to: 1439 },
      { from: 1439, to: 0 },
    ])
      expect(parseQuietHours(quiet)).toEqual(quiet);
  });
});
