import { describe, expect, it, vi } from 'vitest';
import { oneAtATime } from '@/utils/services/one-at-a-time';

/** Work that ends when the test says so. */
function begin() {
  const ends: { done(): void; fails(error: Error): void }[] = [];
  const onBug = vi.fn();
  const work = oneAtATime(
    () => new Promise((done, fails) => void ends.push({ done: () => done(), fails })),
    onBug,
  );
  return { ends, onBug, work };
}

describe('work that is done one at a time', () => {
  it('asked for while it runs, is done once more, however often that was', async () => {
    const { ends, work } = begin();
    const all = [work(), work(), work()];
    expect(ends).toHaveLength(1);
    ends[0]?.done();
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    ends[1]?.done();
    await Promise.all(all);
    expect(ends).toHaveLength(2);
    const later = work();
    expect(ends).toHaveLength(3);
    ends[2]?.done();
    await later;
    expect(ends).toHaveLength(3);
  });

  it('is over for everybody who waits when the last time is', async () => {
    const { ends, work } = begin();
    const first = work();
    expect(work()).toBe(first);
    const over = vi.fn();
    void first.then(over);
    ends[0]?.done();
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    expect(over).not.toHaveBeenCalled();
    ends[1]?.done();
    await first;
  });

  it('that throws is told, and can be asked for again', async () => {
    const { ends, onBug, work } = begin();
    const first = work();
    void work();
    const error = new Error('full');
    ends[0]?.fails(error);
    await first;
    expect(onBug.mock.calls).toEqual([[error]]);
    expect(ends).toHaveLength(1);
    const second = work();
    ends[1]?.done();
    await second;
    expect(ends).toHaveLength(2);
    expect(onBug).toHaveBeenCalledTimes(1);
  });
});
