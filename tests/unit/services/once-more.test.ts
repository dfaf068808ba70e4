import { expect, it } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import { createOnceMore } from '@/utils/services/once-more';
import { createFakeClock } from '../../support/fake-clock';

it('does the work half a minute later, once for all who asked until then, and again for who asks after', async () => {
  const clock = createFakeClock();
  let done = 0;
  const onceMore = createOnceMore(clock, () => {
    done += 1;
    if (done === 1) onceMore();
  });
  onceMore();
  await clock.advance(20 * SECOND);
  onceMore();
  expect([done, clock.sleeping()]).toEqual([0, [clock.now() + 10 * SECOND]]);
  await clock.advance(10 * SECOND);
  expect(done).toBe(1);
  await clock.advance(30 * SECOND);
  expect([done, clock.sleeping()]).toEqual([2, []]);
});
