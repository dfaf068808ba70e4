import { describe, expect, it, vi } from 'vitest';
import { createNap } from '@/utils/services/nap';
import { createFakeClock } from '../../support/fake-clock';

function begin() {
  const clock = createFakeClock(1_000);
  const work = vi.fn();
  return { clock, work, nap: createNap(clock, work) };
}

describe('a nap', () => {
  it('ends in work at its time, and not before', async () => {
    const { clock, work, nap } = begin();
    nap.until(1_500);
    await clock.advance(499);
    expect(work).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(work).toHaveBeenCalledTimes(1);
    await clock.advance(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('takes the place of the last one, whichever is the sooner', async () => {
    const { clock, work, nap } = begin();
    nap.until(1_500);
    nap.until(1_700);
    expect(clock.sleeping()).toEqual([1_700]);
    await clock.advance(699);
    expect(work).not.toHaveBeenCalled();
    nap.until(1_800);
    nap.until(1_750);
    await clock.advance(51);
    expect(work).toHaveBeenCalledTimes(1);
    await clock.advance(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is ended by null, for which nobody waits, and may begin again', async () => {
    const { clock, work, nap } = begin();
    nap.until(null);
    nap.until(1_500);
    nap.until(null);
    expect(clock.sleeping()).toEqual([]);
    await clock.advance(5_000);
    expect(work).not.toHaveBeenCalled();
    nap.until(7_000);
    await clock.advance(1_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
