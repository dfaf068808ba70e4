import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import { PUBLIC_KEY_LIMITS } from '@/utils/domain/quota';
import { monthStart, utcDay, utcMonth } from '@/utils/domain/utc';
import { backOffOf, holding, withBlock, withoutPauses, withoutRefuted } from '@/utils/services/quota/blocks';
import { guessed, sure, unanswered } from '@/utils/services/quota/guess';
import { endsOf, hear, inDoubt, plus, roll, startTally, type Tally } from '@/utils/services/quota/tally';

const NOON = Date.UTC(2026, 10, 21, 12);
const MIDNIGHT = Date.UTC(2026, 10, 22);
const LAST = Date.UTC(2026, 10, 30, 12);
const at = (now: number, dayUsed: number, monthUsed: number): Tally => startTally(now, 1, dayUsed, monthUsed);

describe('the count', () => {
  it('starts empty', () => {
    expect(startTally(NOON, 7)).toEqual({
      ...{ day: utcDay(NOON), month: utcMonth(NOON), dayUsed: 0, monthUsed: 0, previous: null },
      ...{ offset: 0, dated: null, blocked: [], refusedInARow: 0, account: 7, own: null, guess: null },
    });
  });

  it.each([
    [2, { dayUsed: 12, monthUsed: 22 }],
    [-1, { dayUsed: 9, monthUsed: 19 }],
    [-15, { dayUsed: 0, monthUsed: 5 }],
    [-99, { dayUsed: 0, monthUsed: 0 }],
  ])('with %i more', (more, used) => expect(plus(at(NOON, 10, 20), more)).toMatchObject(used));

  it('moves on to the next day with what may have arrived on it, and remembers the day before', () => {
    const own = { used: 3, allowed: 50 };
    const moved = roll({ ...at(NOON, 10, 20), own }, NOON + DAY, 2);
    expect(moved).toMatchObject({
      day: utcDay(NOON) + 1,
      dayUsed: 2,
      monthUsed: 20,
      own: { used: 0, allowed: 50 },
    });
    const { day, month } = at(NOON, 10, 20);
    expect(moved.previous).toEqual({ day, month, dayUsed: 10, monthUsed: 20, carried: 2 });
    expect(roll(at(NOON, 10, 20), NOON + DAY, 0).own).toBeNull();
  });

  it('never moves back, and goes by VirusTotal’s clock', () => {
    const tally = at(NOON, 10, 20);
    expect(roll(tally, NOON - DAY, 2)).toBe(tally);
    expect(roll({ ...tally, offset: 13 * HOUR }, NOON, 0).day).toBe(utcDay(NOON) + 1);
    expect(roll({ ...tally, offset: -13 * HOUR }, NOON + 13 * HOUR, 0).day).toBe(utcDay(NOON));
  });

  it('begins a month with what was carried over', () => {
    expect(roll(at(LAST, 10, 20), LAST + DAY, 3)).toMatchObject({ dayUsed: 3, monthUsed: 3 });
  });

  it('takes two moves without VirusTotal’s word for one day, should both be wrong', () => {
    const once = plus(roll(at(LAST, 10, 20), LAST + DAY, 3), 4);
    const twice = roll(once, LAST + 2 * DAY, 1);
    expect(twice.previous).toEqual({
      ...{ day: utcDay(LAST), month: utcMonth(LAST), carried: 1 },
      ...{ dayUsed: 10 + 7 - 3, monthUsed: 20 + 7 - 3 },
    });
    const sameMonth = roll(plus(roll(at(NOON, 10, 20), NOON + DAY, 3), 4), NOON + 2 * DAY, 1);
    expect(sameMonth.previous).toMatchObject({ dayUsed: 14, monthUsed: 24 });
  });

  it.each([
    ['the day ends with 497 of 500', at(NOON, 497, 0), NOON + DAY, true],
    ['the day ends with 496 of 500', at(NOON, 496, 0), NOON + DAY, false],
    ['the day goes on', at(NOON, 500, 15_500), NOON, false],
    ['the month ends with all but spent', at(LAST, 0, 15_497), LAST + DAY, true],
    ['the month ends with room', at(LAST, 0, 15_496), LAST + DAY, false],
    ['the month goes on', at(NOON, 0, 15_500), NOON + DAY, false],
    ['the day ends by VirusTotal’s clock', { ...at(NOON, 500, 0), offset: 13 * HOUR }, NOON, true],
    ['VirusTotal’s clock is behind', { ...at(NOON, 500, 0), offset: -13 * HOUR }, NOON + 13 * HOUR, false],
  ])('is in doubt when %s', (_, tally, now, doubt) => {
    expect(inDoubt(tally, now, PUBLIC_KEY_LIMITS)).toBe(doubt);
  });

  it('moves on, stays or goes back on VirusTotal’s word', () => {
    const moved = plus(roll(at(NOON, 10, 20), NOON + DAY, 2), 5);
    expect(hear(at(NOON, 10, 20), NOON + DAY, NOON + DAY - SECOND, 1)).toMatchObject({
      ...{ offset: SECOND, day: utcDay(NOON) + 1, dayUsed: 1, monthUsed: 20, previous: null },
    });
    expect(hear(moved, NOON + DAY, NOON + DAY, 0)).toEqual({ ...moved, previous: null, dated: NOON + DAY });
    expect(hear(moved, NOON, NOON + DAY, 0)).toEqual({
      ...at(NOON, 15, 25),
      ...{ offset: -DAY, dated: NOON },
    });
    const alone = { ...moved, previous: null };
    expect(hear(alone, NOON, NOON + DAY, 0)).toMatchObject({ day: utcDay(NOON), dayUsed: 7, previous: null });
    expect(hear(roll(at(NOON, 10, 20), NOON + 3 * DAY, 2), NOON + DAY, NOON + 3 * DAY, 0)).toMatchObject({
      ...{ day: utcDay(NOON) + 1, dayUsed: 2 },
    });
  });

  it.each([
    ['the same moment', 0, true],
    ['a slower reply', -1, false],
    ['the slowest reply', -26 * SECOND, false],
    // No reply is that slow: VirusTotal's clock was wrong, and is set right.
    ['VirusTotal’s clock, set back', -26 * SECOND - 1, true],
    ['a faster reply', 1, true],
  ])('hears a date after another: %s', (_, later, isHeard) => {
    const tally = hear(at(MIDNIGHT, 10, 20), MIDNIGHT, MIDNIGHT, 0);
    const heard = hear(tally, MIDNIGHT + later, MIDNIGHT + SECOND, 0);
    expect(heard.dated).toBe(isHeard ? MIDNIGHT + later : MIDNIGHT);
    expect(heard.offset).toBe(isHeard ? later - SECOND : 0);
    expect(heard.day).toBe(utcDay(isHeard ? MIDNIGHT + later : MIDNIGHT));
  });

  it('of which some is only believed is known without that, and moves on without it', () => {
    const believed = guessed(at(LAST - DAY, 10, 20));
    expect(believed.guess).toEqual({ dayUsed: 10, monthUsed: 20, askedAt: null });
    expect(sure(plus(believed, 2))).toEqual({ dayUsed: 2, monthUsed: 2 });
    expect(sure(plus(believed, -3))).toEqual({ dayUsed: 0, monthUsed: 0 });
    expect(sure(at(NOON, 10, 20))).toEqual({ dayUsed: 10, monthUsed: 20 });
    const moved = roll(believed, LAST, 3);
    expect(sure(moved)).toEqual({ dayUsed: 3, monthUsed: 0 });
    expect(roll(moved, LAST + DAY, 3)).toMatchObject({ guess: null });
    expect(guessed(at(NOON, 0, 0)).guess).toBeNull();
    expect(guessed(at(NOON, 0, 1)).guess).toMatchObject({ dayUsed: 0, monthUsed: 1 });
  });

  it.each([
    [null, 0, true],
    [NOON, 0, false],
    [NOON, HOUR - 1, false],
    [NOON, HOUR, true],
    // The clock was set back.
    [NOON, -1, true],
  ])('is asked for while it is only believed: asked at %s, %i ms later: %s', (askedAt, later, doubt) => {
    const believed = guessed(at(NOON, 1, 1));
    const asked = askedAt === null ? believed : unanswered(believed, askedAt);
    expect(inDoubt(asked, NOON + later, PUBLIC_KEY_LIMITS)).toBe(doubt);
    expect(unanswered(at(NOON, 1, 1), NOON)).toEqual(at(NOON, 1, 1));
  });

  it('ends by our clock', () => {
    const { day, month } = at(NOON, 0, 0);
    expect(endsOf({ ...at(NOON, 0, 0), offset: MINUTE })).toEqual({
      day: (day + 1) * DAY - MINUTE,
      month: monthStart(month + 1) - MINUTE,
    });
  });
});

describe('refusals', () => {
  const block = { window: 'day', until: NOON + HOUR, setAt: NOON } as const;
  const windows = ({ blocked }: Tally) => blocked.map(({ window }) => window);

  it('hold until they end, and no longer when the clock is set back', () => {
    expect(holding([block], NOON)).toEqual([block]);
    expect(holding([block], NOON + HOUR - 1)).toEqual([block]);
    expect(holding([block], NOON + HOUR)).toEqual([]);
    const back = NOON - 10 * HOUR;
    expect(holding([block], back)).toEqual([{ ...block, setAt: back, until: back + HOUR }]);
  });

  it('are one for each window and whom it is for; none shortens another', () => {
    let tally = withBlock(at(NOON, 0, 0), { window: 'day', until: NOON + HOUR }, NOON);
    tally = withBlock(tally, { window: 'day', until: NOON + MINUTE }, NOON + 1);
    expect(tally.blocked).toEqual([{ ...block, setAt: NOON + 1 }]);
    tally = withBlock(tally, { window: 'month', until: NOON + 3 * MINUTE }, NOON);
    tally = withBlock(tally, { window: 'day', until: NOON + 2 * MINUTE }, NOON, true);
    expect(tally.blocked).toEqual([
      { ...block, setAt: NOON + 1 },
      { window: 'month', until: NOON + 3 * MINUTE, setAt: NOON },
      { window: 'day', until: NOON + 2 * MINUTE, setAt: NOON, lowerOnly: true },
    ]);
    tally = withBlock(tally, { window: 'day', until: NOON + 5 * MINUTE }, NOON, true);
    expect(tally.blocked.map(({ until }) => (until - NOON) / MINUTE)).toEqual([60, 3, 5]);
  });

  it('without a quota are waited out, longer each time, up to 16 minutes', () => {
    const waits = [0, 1, 2, 3, 4, 5, 9].map(
      (before) => (backOffOf({ ...at(NOON, 0, 0), refusedInARow: before }, NOON, 0).until - NOON) / MINUTE,
    );
    expect(waits).toEqual([1, 2, 4, 8, 16, 16, 16]);
    expect(backOffOf(at(NOON, 0, 0), NOON, NOON + HOUR)).toEqual({ inARow: 1, until: NOON + HOUR });
  });

  const all = (['minute', 'day', 'month', 'slow-down'] as const).reduce(
    (tally, window) => withBlock(tally, { window, until: NOON + HOUR }, NOON),
    { ...at(NOON, 0, 0), refusedInARow: 4 },
  );

  it('without a quota can be lifted', () => {
    expect(windows(withoutPauses(all))).toEqual(['day', 'month']);
    expect(withoutPauses(all).refusedInARow).toBe(0);
  });

  it.each([
    [{ day: true, month: true }, ['minute', 'slow-down']],
    [{ day: true, month: false }, ['minute', 'month', 'slow-down']],
    [{ day: false, month: true }, ['minute', 'day', 'slow-down']],
    [{ day: false, month: false }, ['minute', 'day', 'month', 'slow-down']],
  ])('are over where VirusTotal’s count leaves room: %j', (open, left) => {
    expect(windows(withoutRefuted(all, open))).toEqual(left);
  });
});
