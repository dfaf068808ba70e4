import { expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { MOST_LOOKS, waitBeforeLook } from '@/utils/domain/schedule';

it('looks first after 20 s, then ever less often, six times in all (DESIGN §4)', () => {
  const waits = Array.from({ length: MOST_LOOKS }, (_, looks) => waitBeforeLook(looks));
  expect(waits).toEqual([20_000, 20_000, 25_000, 30_000, 30_000, 30_000]);
  expect(waitBeforeLook(MOST_LOOKS)).toBeNull();
  expect(waitBeforeLook(100)).toBeNull();
});

it('leaves room in four requests a minute', () => {
  const ends = [0, 1, 2, 3, 4, 5].map((looks) => waitBeforeLook(looks) ?? 0);
  for (const [at, wait] of ends.entries()) {
    expect(wait + (ends[at + 1] ?? MINUTE) + (ends[at + 2] ?? MINUTE)).toBeGreaterThanOrEqual(MINUTE);
  }
});
