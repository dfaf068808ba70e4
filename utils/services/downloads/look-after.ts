import { SECOND } from '@/utils/domain/duration';
import type { Clock } from '../clock';

/** A hold is over by then, or something went wrong. No alarm comes sooner than this. */
export const LOOK_AFTER = 30 * SECOND;

interface LookAfterParts {
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly goOn: () => Promise<void>;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Goes on half a minute from now, in this worker or in one that is born for it, unless the result is called before. */
export function createLookAfter({ clock, goOn, onBug }: LookAfterParts): () => () => void {
  return () => {
    const unless = new AbortController();
    clock
      .wait(clock.now() + LOOK_AFTER, unless.signal)
      .then(() => (unless.signal.aborted ? undefined : goOn()))
      .catch((error: unknown) => onBug('hold', error));
    return () => unless.abort();
  };
}
