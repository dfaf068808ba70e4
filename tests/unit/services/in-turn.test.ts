import { expect, it } from 'vitest';
import { createInTurn } from '@/utils/services/in-turn';

it('does one work after the other, and the next also where one fails', async () => {
  const inTurn = createInTurn();
  const did: string[] = [];
  const open: (() => void)[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      did.push(name);
      await new Promise<void>((resolve) => open.push(resolve));
      if (fails) throw new Error(name);
    };
  const works = [inTurn(work('first')), inTurn(work('second', true)), inTurn(work('third'))];
  const ends = Promise.allSettled(works);
  for (const done of [1, 2, 3]) {
    await expect.poll(() => open.length).toBe(done);
    expect(did).toHaveLength(done);
    open[done - 1]?.();
  }
  expect((await ends).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(did).toEqual(['first', 'second', 'third']);
});
