import { SECOND } from '@/utils/domain/duration';
import type { Clock } from '../clock';

/** How long a store may take to answer before that counts as a failure (faults.md §4.58). */
export const ANSWERS_WITHIN = 10 * SECOND;

/**
 * Asks a store of the browser's that might never answer: then it rejects in time, so that who waits for it can say so.
 * As long as what was given up still hangs, and for as long again at most, nobody else waits: settings are read five
 * times before they count as unreadable.
 */
export function createInTime(clock: Clock): <T>(ask: () => Promise<T>) => Promise<T> {
  let givenUpAt: number | null = null;
  const answers = (): void => {
    givenUpAt = null;
  };

  return async (ask) => {
    if (givenUpAt !== null && clock.elapsed() - givenUpAt < ANSWERS_WITHIN) throw hangs();
    const over = new AbortController();
    const answer = ask();
    answer.then(answers, answers);
    const limit = clock.wait(clock.now() + ANSWERS_WITHIN, over.signal).then((): never => {
      if (!over.signal.aborted) givenUpAt = clock.elapsed();
      throw hangs();
    });
    try {
      return await Promise.race([answer, limit]);
    } finally {
      limit.catch(() => undefined);
      over.abort();
    }
  };
}

const hangs = (): Error => new Error('the store did not answer in time');
