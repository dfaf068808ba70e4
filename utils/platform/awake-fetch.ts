import { REQUEST_AT_MOST } from '../domain/budget';
import type { Alarms } from './alarms';
import type { KeepAwake } from './keep-awake';

/**
 * Sends requests that the worker lives for: while one may last it is not stopped for idleness, and should it die all
 * the same, an alarm wakes the next one, which finds in the database what it was about (faults.md §4.2, §4.7).
 */
export function createAwakeFetch(
  now: () => number,
  { alarms, awake, send }: { alarms: Alarms; awake: KeepAwake; send: typeof fetch },
): typeof fetch {
  return (input, init) => {
    const release = awake.hold();
    const withdraw = alarms.wakeAt(now() + REQUEST_AT_MOST);
    setTimeout(() => {
      release();
      withdraw();
    }, REQUEST_AT_MOST);
    return send(input, init);
  };
}
