import { SECOND } from '@/utils/domain/duration';
import type { Clock } from './clock';

/** How long what failed is left alone: a disk that is full, or settings that cannot be read, may be mended by then. */
const LEFT_ALONE = 30 * SECOND;

/**
 * For work that could not be written down, and that nothing else would ever bring up again in this worker: asked
 * for, it is done once more after half a minute, however often it is asked for until then.
 */
export function createOnceMore(clock: Pick<Clock, 'now' | 'wait'>, work: () => void): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    void clock.wait(clock.now() + LEFT_ALONE).then(() => {
      waits = false;
      work();
    });
  };
}
