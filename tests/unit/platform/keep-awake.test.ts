import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import { createKeepAwake } from '@/utils/platform/keep-awake';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const getPlatformInfo = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  getPlatformInfo.mockClear();
  fake.browser = { runtime: { getPlatformInfo } };
});
afterEach(() => {
  vi.useRealTimers();
});

it('restarts the idle time at once and every 20 s, until the last holder lets go', async () => {
  const awake = createKeepAwake();
  const letGo = awake.hold();
  expect(getPlatformInfo).toHaveBeenCalledTimes(1);
  const letGoToo = awake.hold();
  await vi.advanceTimersByTimeAsync(40 * SECOND);
  expect(getPlatformInfo).toHaveBeenCalledTimes(3);
  letGo();
  await vi.advanceTimersByTimeAsync(20 * SECOND);
  expect(getPlatformInfo).toHaveBeenCalledTimes(4);
  letGoToo();
  await vi.advanceTimersByTimeAsync(60 * SECOND);
  expect(getPlatformInfo).toHaveBeenCalledTimes(4);
});
