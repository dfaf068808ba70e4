import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { createTabBudget } from '@/utils/services/marks/tab-budget';

function begin(perMinute = 10) {
  const clock = { now: 5 * MINUTE };
  const budget = createTabBudget(perMinute, () => clock.now);
  return { clock, take: budget.take };
}

describe('what a tab may ask within a minute', () => {
  it('is all of it at once or in parts, and nothing beyond', () => {
    const { take } = begin();
    expect([take(1, 11), take(1, 10), take(1, 1)]).toEqual([false, true, false]);
    expect([take(2, 4), take(2, 5), take(2, 2), take(2, 1), take(2, 1)]).toEqual([
      ...[true, true],
      // What was refused took nothing.
      ...[false, true, false],
    ]);
  });

  it('is the same again a minute after its first question, also when the clock was set back', () => {
    const { clock, take } = begin();
    take(1, 10);
    clock.now += MINUTE - 1;
    expect(take(1, 1)).toBe(false);
    clock.now += 1;
    expect([take(1, 10), take(1, 1)]).toEqual([true, false]);
    clock.now -= MINUTE - 1;
    expect(take(1, 1)).toBe(false);
    clock.now -= 1;
    expect(take(1, 10)).toBe(true);
  });

  it('is remembered of 500 tabs, then of all anew', () => {
    const { take } = begin();
    for (let tab = 0; tab < 500; tab += 1) take(tab, 10);
    expect([take(0, 1), take(499, 1)]).toEqual([false, false]);
    expect(take(500, 10)).toBe(true);
    expect([take(500, 1), take(0, 1), take(499, 10)]).toEqual([false, true, true]);
  });
});
