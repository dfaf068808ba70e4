import { SECOND } from '../domain/duration';
import type { Clock } from '../services/clock';
import type { Alarms } from './alarms';
import type { KeepAwake } from './keep-awake';

/** Longer waits than this are not left to a timer alone: the worker dies 30 s after its last event. */
const TIMER_AT_MOST = 25 * SECOND;

/** The machine's clock, whose waits survive the worker: an alarm stands behind each of them. */
export function createClock(now: () => number, alarms: Alarms, awake: KeepAwake): Clock {
  return {
    now,
    elapsed: () => performance.now(),
    wait: (until, signal) =>
      new Promise((resolve) => {
        const withdraw = alarms.wakeAt(until);
        const release = until - now() <= TIMER_AT_MOST ? awake.hold() : undefined;
        let timer: ReturnType<typeof setTimeout> | undefined;

        const end = (): void => {
          clearTimeout(timer);
          withdraw();
          release?.();
          // What comes next begins with the whole of an idle life: between the spend that it writes and its request
          // a worker would be stopped that a timer alone has kept busy.
          awake.hold()();
          signal?.removeEventListener('abort', end);
          resolve();
        };
        // Looks again at least every 25 s. A clock set forward ends the wait; one set back does too, or it would
        // last that much longer: who waits looks at the time anyway.
        let last = now();
        const tick = (): void => {
          const current = now();
          const left = until - current;
          const over = left <= 0 || current < last - SECOND || signal?.aborted;
          last = current;
          if (over) end();
          else timer = setTimeout(tick, Math.min(left, TIMER_AT_MOST));
        };
        signal?.addEventListener('abort', end);
        tick();
      }),
  };
}
