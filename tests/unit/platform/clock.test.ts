import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { createAlarms } from '@/utils/platform/alarms';
import { createClock } from '@/utils/platform/clock';
import { createFakeEvent } from '../../support/fake-events';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const onAlarm = createFakeEvent();
let alarm: number | null = null;
let period = 0;
const letGo = vi.fn();
const hold = vi.fn(() => letGo);
const onWake = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  alarm = null;
  fake.browser = {
    alarms: {
      onAlarm,
      create: async (_: string, { when, periodInMinutes }: { when: number; periodInMinutes: number }) => {
        alarm = when;
        period = periodInMinutes;
      },
      clear: async () => {
        alarm = null;
      },
    },
  };
});
afterEach(() => {
  vi.useRealTimers();
});

describe('waiting', () => {
  it('keeps the worker awake for a short wait and leaves no alarm behind', async () => {
    const clock = createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    const waited = clock.wait(Date.now() + 20 * SECOND);
    expect(hold).toHaveBeenCalled();
    expect(alarm).toBe(1_000_000 + 30 * SECOND);
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    await waited;
    expect(alarm, 'what comes next may not have begun').not.toBeNull();
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(alarm).toBeNull();
  });

  it('sets an alarm for a long one, the earliest of all', async () => {
    const clock = createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    void clock.wait(Date.now() + 10 * MINUTE);
    void clock.wait(Date.now() + 2 * MINUTE);
    void clock.wait(Date.now() + 5 * MINUTE);
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(alarm).toBe(1_000_000 + 2 * MINUTE);
  });

  it('that a dead worker left without its alarm gets a new one in the next', async () => {
    const born = () => createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    void born().wait(Date.now() + 10 * MINUTE);
    // The browser lost it: after an update, a crash, a restart (faults.md §4.33).
    alarm = null;
    void born().wait(Date.now() + 10 * MINUTE);
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(alarm).toBe(1_000_000 + 10 * MINUTE);
  });

  it('is woken for once more, a minute later, should its worker die of being woken', () => {
    const clock = createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    void clock.wait(Date.now() + 10 * MINUTE);
    expect(period).toBe(1);
  });

  it('in a newborn worker puts off no alarm that a dead one has set, nor takes it away', async () => {
    alarm = 1_000_000 + 40 * SECOND;
    const clock = createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    void clock.wait(Date.now() + 10 * MINUTE);
    expect(alarm).toBeLessThanOrEqual(1_000_000 + 40 * SECOND);
    await clock.wait(Date.now());
    expect(alarm).toBeLessThanOrEqual(1_000_000 + 40 * SECOND);
  });

  it('ends at once when cancelled', async () => {
    const clock = createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    const controller = new AbortController();
    const waited = clock.wait(Date.now() + MINUTE, controller.signal);
    controller.abort();
    await waited;
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(alarm).toBeNull();
  });

  it('does not wait two hours longer when the clock is set back by two', async () => {
    const clock = createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    let ended = false;
    void clock.wait(Date.now() + 2 * MINUTE).then(() => {
      ended = true;
    });
    vi.setSystemTime(Date.now() - 120 * MINUTE);
    await vi.advanceTimersByTimeAsync(25 * SECOND);
    expect(ended).toBe(true);
  });

  it('notices a clock that was set forward', async () => {
    const clock = createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    let ended = false;
    void clock.wait(Date.now() + 10 * MINUTE).then(() => {
      ended = true;
    });
    vi.setSystemTime(Date.now() + 20 * MINUTE);
    await vi.advanceTimersByTimeAsync(25 * SECOND);
    expect(ended).toBe(true);
  });

  it('that was long restarts the idle time at its end, and keeps nobody awake before', async () => {
    hold.mockClear();
    letGo.mockClear();
    const clock = createClock(Date.now, createAlarms(Date.now, onWake), { hold });
    const waited = clock.wait(Date.now() + 29 * SECOND);
    await vi.advanceTimersByTimeAsync(28 * SECOND);
    expect(hold).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(SECOND);
    await waited;
    expect(hold).toHaveBeenCalledTimes(1);
    expect(letGo).toHaveBeenCalledTimes(1);
  });

  it('tries again where the browser took no alarm', async () => {
    let refused = 0;
    const { alarms } = fake.browser as { alarms: { create: (...given: never[]) => Promise<void> } };
    const { create } = alarms;
    alarms.create = async () => {
      refused += 1;
      throw new Error('no alarm');
    };
    const standing = createAlarms(Date.now, onWake);
    await vi.advanceTimersByTimeAsync(0);
    expect(refused).toBe(1);
    alarms.create = create;
    standing.standBy();
    expect(alarm).toBe(1_000_000 + 30 * SECOND);
  });
});
