import { HOUR } from '@/utils/domain/duration';
import type { Clock } from '../clock';

/** A longer wait is looked at anew in between: the account may have changed, or our clock. Asking is free. */
const LOOK_AGAIN = HOUR;

/** How the head of the line waits. Times are Unix milliseconds. */
export interface LookingAgain {
  /**
   * Resolves at `until`, when the account in use is over (`lasts`), on the signal, or after the question of how
   * things stand: an hour after the wait began, however often it was broken off and gone on with since.
   */
  wait(until: number, lasts: number | null, signal: AbortSignal): Promise<void>;
  /** The wait is over: the next one has its own hour. */
  over(): void;
}

export function createLookingAgain(clock: Clock, ask: () => Promise<unknown>): LookingAgain {
  let due: number | null = null;

  return {
    async wait(until, lasts, signal) {
      // A clock that was set back since must not prolong it.
      const at = Math.min(due ?? Number.POSITIVE_INFINITY, clock.now() + LOOK_AGAIN);
      due = at;
      await clock.wait(Math.min(until, at, lasts ?? at), signal);
      if (signal.aborted || clock.now() < at || clock.now() >= until) return;
      due = null;
      await ask();
    },
    over() {
      due = null;
    },
  };
}
