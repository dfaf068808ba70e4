import { afterEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { parseQuietHours, quietUntil } from '@/utils/domain/quiet-hours';

const ZONE = process.env.TZ;
const NIGHT = { from: 22 * 60, to: 7 * 60 };

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

  it('end by the clock on the wall in the nights in which it is set', () => {
    inZone('Europe/Berlin');
    const spring = new Date(2026, 2, 28, 23).getTime();
    expect(quietUntil(spring, NIGHT)).toBe(new Date(2026, 2, 29, 7).getTime());
    expect((quietUntil(spring, NIGHT) ?? 0) - spring).toBe(7 * HOUR);
    const autumn = new Date(2026, 9, 24, 23).getTime();
    expect((quietUntil(autumn, NIGHT) ?? 0) - autumn).toBe(9 * HOUR);
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
    ]) {
      expect(parseQuietHours(wrong)).toBeNull();
    }
    expect(parseQuietHours({ from: 1320, to: 420, more: 1 })).toEqual({ from: 1320, to: 420 });
  });
});
