import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAsking } from '@/components/marks/ask';
import type { Spot } from '@/components/marks/spots';
import { success } from '@/utils/domain/result';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LINK: Spot = { kind: 'link', asks: 'https://a.example/', text: null, end: 0, drawn: null };
const NOTHING_KNOWN = success({ on: true, later: false, links: [null], words: [] });

it('asks again what was outdated while it was asked, though the answer told nothing new', async () => {
  const answers: (() => void)[] = [];
  const call = vi.fn(() => new Promise((resolve) => answers.push(() => resolve(NOTHING_KNOWN))));
  const asking = createAsking({ call: call as never, onNews: vi.fn(), onOff: vi.fn() });
  asking.known(LINK);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(call).toHaveBeenCalledTimes(1);

  asking.outdate();
  asking.known(LINK);
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(call).toHaveBeenCalledTimes(2);

  answers[1]?.();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(call, 'and then no more').toHaveBeenCalledTimes(2);
});
