import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { onUpdateReady } from '@/utils/platform/updates';
import { createFakeClock } from '../../support/fake-clock';
import { createFakeEvent } from '../../support/fake-events';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

let onUpdateAvailable = createFakeEvent();
const reload = vi.fn();
const onProblem = vi.fn();
const nobody = async () => false;

beforeEach(() => {
  onUpdateAvailable = createFakeEvent();
  vi.clearAllMocks();
  fake.browser = { runtime: { onUpdateAvailable, reload } };
});

describe('a new version that the browser has ready', () => {
  it('starts at once when no check is under way', async () => {
    const clock = createFakeClock();
    onUpdateReady({ clock, isSending: nobody, isBusy: async () => false, onProblem });
    expect(reload).not.toHaveBeenCalled();
    onUpdateAvailable.fire({ version: '2' });
    await clock.advance(0);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('lets a check end first, and waits for none for more than a minute', async () => {
    for (const [endsAfter, reloadedAfter] of [
      [20 * SECOND, 21 * SECOND],
      [10 * MINUTE, MINUTE + SECOND],
    ] as const) {
      reload.mockClear();
      onUpdateAvailable = createFakeEvent();
      fake.browser = { runtime: { onUpdateAvailable, reload } };
      const clock = createFakeClock();
      const ends = clock.now() + endsAfter;
      onUpdateReady({ clock, isSending: nobody, isBusy: async () => clock.now() < ends, onProblem });
      onUpdateAvailable.fire({ version: '2' });
      onUpdateAvailable.fire({ version: '3' });
      await clock.advance(reloadedAfter - 3 * SECOND);
      expect(reload).not.toHaveBeenCalled();
      await clock.advance(3 * SECOND);
      expect(reload).toHaveBeenCalledTimes(1);
    }
  });

  it('waits for a file that is leaving, however long it takes', async () => {
    const clock = createFakeClock();
    const ends = clock.now() + 10 * MINUTE;
    onUpdateReady({ clock, isBusy: async () => true, isSending: async () => clock.now() < ends, onProblem });
    onUpdateAvailable.fire({ version: '2' });
    await clock.advance(9 * MINUTE);
    expect(reload).not.toHaveBeenCalled();
    await clock.advance(MINUTE + SECOND);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('starts also where nobody can tell', async () => {
    const clock = createFakeClock();
    onUpdateReady({
      clock,
      isSending: nobody,
      isBusy: () => Promise.reject(new Error('no database')),
      onProblem,
    });
    onUpdateAvailable.fire({ version: '2' });
    await clock.advance(SECOND);
    expect(onProblem).toHaveBeenCalledTimes(1);
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
