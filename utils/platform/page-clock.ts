import type { Clock } from '../services/clock';

/** The clock of a document, which has no alarms and needs none: it does not fall asleep. */
export const pageClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  wait: (until, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.max(0, until - Date.now()));
      signal?.addEventListener('abort', end);
      if (signal?.aborted) end();
    }),
};
