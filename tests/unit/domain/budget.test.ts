import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Budget, MINUTE_MARGIN, maySpend, occupied, slotOf } from '@/utils/domain/budget';
import { DAY, MINUTE, SECOND } from '@/utils/domain/duration';
import { LANES } from '@/utils/domain/quota';
import { utcDay, utcDayEnd, utcMonthEnd } from '@/utils/domain/utc';

const NOW = Date.UTC(2026, 10, 21, 12);
const base: Budget = {
  now: NOW,
  limits: { minute: 4, day: 500, month: 15_500 },
  minuteSpends: [],
  dayUsed: 0,
  monthUsed: 0,
  dayEndsAt: utcDayEnd(NOW),
  monthEndsAt: utcMonthEnd(NOW),
  blocked: [],
  reserve: 0.2,
  lane: 'interactive',
};
const settledAt = (at: number) => ({ sentAt: at - 300, settledAt: at });

describe('maySpend', () => {
  it('lets the fourth request of a minute go and keeps the fifth', () => {
    const three = [1, 2, 3].map((second) => settledAt(NOW - second * SECOND));
    expect(maySpend({ ...base, minuteSpends: three })).toEqual({ ok: true });
    const four = [...three, settledAt(NOW - 40 * SECOND)];
    const until = NOW + 20 * SECOND + MINUTE_MARGIN;
    expect(maySpend({ ...base, minuteSpends: four })).toEqual({
      ok: false,
      wait: { window: 'minute', until },
    });
  });

  it('waits until less than that are left, where the account is allowed less by now', () => {
    const five = [50, 40, 30, 20, 10].map((second) => settledAt(NOW - second * SECOND));
    expect(maySpend({ ...base, minuteSpends: five })).toEqual({
      ok: false,
      wait: { window: 'minute', until: NOW + 20 * SECOND + MINUTE_MARGIN },
    });
  });

  it('counts a request without a reply as if it arrived at the last moment', () => {
    const lost = Array<{ sentAt: number; settledAt: null }>(4).fill({
      sentAt: NOW - MINUTE,
      settledAt: null,
    });
    const decision = maySpend({ ...base, minuteSpends: lost });
    expect(decision).toMatchObject({ wait: { until: NOW + 25 * SECOND + MINUTE_MARGIN } });
  });

  it('never waits longer than a minute for requests that the clock says are still to come', () => {
    const ahead = Array(4).fill(settledAt(NOW + 5 * DAY));
    expect(maySpend({ ...base, minuteSpends: ahead })).toMatchObject({
      wait: { until: NOW + MINUTE + MINUTE_MARGIN },
    });
  });

  it.each([
    ['interactive', 499, true],
    ['interactive', 500, false],
    ['download', 499, true],
    ['page', 399, true],
    ['page', 400, false],
    ['list', 400, false],
    ['watch', 400, false],
  ] as const)('%s with %i of 500 spent today: %s', (lane, dayUsed, ok) => {
    expect(maySpend({ ...base, lane, dayUsed }).ok).toBe(ok);
    expect(maySpend({ ...base, lane, monthUsed: dayUsed, limits: { ...base.limits, month: 500 } }).ok).toBe(
      ok,
    );
  });

  it('names the window that opens last', () => {
    const decision = maySpend({ ...base, dayUsed: 500, monthUsed: 15_500 });
    expect(decision).toEqual({ ok: false, wait: { window: 'month', until: Date.UTC(2026, 11) } });
    expect(maySpend({ ...base, dayUsed: 500 })).toMatchObject({
      wait: { window: 'day', until: base.dayEndsAt },
    });
  });

  it('waits for what was refused', () => {
    const blocked = [{ window: 'slow-down', until: NOW + 90 * SECOND } as const];
    expect(maySpend({ ...base, blocked })).toEqual({ ok: false, wait: blocked[0] });
    expect(maySpend({ ...base, blocked, now: NOW + 90 * SECOND })).toEqual({ ok: true });
  });

  it('keeps an account that may not send at all waiting', () => {
    expect(maySpend({ ...base, limits: { minute: 0, day: 0, month: 0 } }).ok).toBe(false);
    expect(maySpend({ ...base, limits: { ...base.limits, minute: 0 } })).toEqual({
      ok: false,
      wait: { window: 'minute', until: NOW + MINUTE },
    });
    expect(maySpend({ ...base, limits: { ...base.limits, minute: 1 } }).ok).toBe(true);
    expect(slotOf({ ...base, limits: { minute: 4, day: 0, month: 1 } }, 8)).toMatchObject({
      window: 'month',
    });
  });
});

describe('slotOf', () => {
  it('gives four places a minute', () => {
    const slots = [0, 3, 4, 8].map((place) => slotOf(base, place)?.until ?? NOW);
    expect(slots.map((slot) => (slot - NOW) / MINUTE)).toEqual([0, 0, 1, 2]);
  });

  it('names what was refused before what is spent until the same time', () => {
    const blocked = [{ window: 'slow-down', until: base.dayEndsAt } as const];
    expect(slotOf({ ...base, blocked, dayUsed: 500 }, 0)).toEqual({
      window: 'slow-down',
      until: base.dayEndsAt,
    });
  });

  it('looks at tomorrow for every place where nothing is allowed a day', () => {
    const none = { ...base, limits: { ...base.limits, day: 0 } };
    expect([0, 9].map((place) => slotOf(none, place))).toEqual([
      { window: 'day', until: base.dayEndsAt },
      { window: 'day', until: base.dayEndsAt },
    ]);
  });

  it('fills a day and goes on the next', () => {
    const budget = { ...base, dayUsed: 490 };
    expect(slotOf(budget, 9)?.window).toBe('minute');
    expect(slotOf(budget, 10)).toEqual({ window: 'day', until: base.dayEndsAt });
    expect(slotOf(budget, 14)).toEqual({ window: 'day', until: base.dayEndsAt + MINUTE });
    expect(slotOf({ ...base, monthUsed: 15_490 }, 9)?.window).toBe('minute');
    const until = base.monthEndsAt;
    expect(slotOf({ ...base, monthUsed: 15_490 }, 10)).toEqual({ window: 'month', until });
    expect(slotOf({ ...base, monthUsed: 15_500 }, 8)).toEqual({ window: 'month', until: until + 2 * MINUTE });
    expect(slotOf({ ...base, monthUsed: 15_498 }, 9)).toEqual({ window: 'month', until: until + MINUTE });
    expect(slotOf(budget, 510)).toEqual({ window: 'day', until: base.dayEndsAt + DAY });
  });
});

it('occupied is the minute by what has not given its place back', () => {
  const minuteSpends = [2, 1, 0].map((second) => settledAt(NOW - second * SECOND));
  const now = NOW - SECOND + MINUTE + MINUTE_MARGIN;
  expect(occupied({ minuteSpends, now: now - 1 })).toEqual([now, now + SECOND]);
  expect(occupied({ minuteSpends, now })).toEqual([now + SECOND]);
});

it('never lets VirusTotal see five arrivals in a minute or more than the day allows', () => {
  const request = fc.record({
    pause: fc.nat(40_000),
    way: fc.nat(24_000),
    back: fc.nat(1_000),
    lost: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(request, { minLength: 30, maxLength: 120, size: 'max' }),
      fc.constantFrom(...LANES),
      (requests, lane) => {
        let now = utcDayEnd(NOW) - 10 * MINUTE;
        const arrivals: number[] = [];
        const spends: { sentAt: number; reply: number | null }[] = [];
        const limits = { minute: 4, day: 30, month: 1_000 };
        for (const { pause, way, back, lost } of requests) {
          now += pause;
          const today = spends.filter((spend) => utcDay(spend.sentAt) === utcDay(now)).length;
          const minuteSpends = spends.map(({ sentAt, reply }) => ({
            sentAt,
            settledAt: reply !== null && reply <= now ? reply : null,
          }));
          const ends = { dayEndsAt: utcDayEnd(now), monthEndsAt: utcMonthEnd(now) };
          const decision = maySpend({ ...base, ...ends, now, lane, limits, minuteSpends, dayUsed: today });
          if (!decision.ok) continue;
          arrivals.push(now + way);
          spends.push({ sentAt: now, reply: lost ? null : now + way + back });
        }
        arrivals.sort((a, b) => a - b);
        arrivals.forEach((arrival, index) => {
          const fifth = arrivals[index + 4];
          if (fifth !== undefined) expect(fifth - arrival).toBeGreaterThan(MINUTE);
        });
        for (const { sentAt } of spends) {
          const sameDay = spends.filter((other) => utcDay(other.sentAt) === utcDay(sentAt));
          expect(sameDay.length).toBeLessThanOrEqual(limits.day);
        }
      },
    ),
  );
});
