import type { Clock } from './clock';

/** One wait at a time: a new one takes the place of the last. What is due then is found in the database. */
export interface Nap {
  /** Calls `work` at `until`, in Unix ms, unless another nap begins before. Null ends it. */
  until(until: number | null): void;
}

export function createNap(clock: Pick<Clock, 'wait'>, work: () => void): Nap {
  let nap = new AbortController();
  return {
    until(until) {
      nap.abort();
      if (until === null) return;
      nap = new AbortController();
      const { signal } = nap;
      void clock.wait(until, signal).then(() => {
        if (!signal.aborted) work();
      });
    },
  };
}
