import { MINUTE, SECOND } from '../domain/duration';
import type { Alarms } from './alarms';
import type { KeepAwake } from './keep-awake';

const RENEW_EVERY = 30 * SECOND;

/**
 * Keeps the worker alive for work of any length, and has it woken a minute later should it die all the same.
 * Returns the function that lets go.
 */
export function createStayAwake(now: () => number, alarms: Alarms, awake: KeepAwake): () => () => void {
  return () => {
    const release = awake.hold();
    let withdraw = alarms.wakeAt(now() + MINUTE);
    const timer = setInterval(() => {
      const before = withdraw;
      withdraw = alarms.wakeAt(now() + MINUTE);
      before();
    }, RENEW_EVERY);
    return () => {
      clearInterval(timer);
      withdraw();
      release();
    };
  };
}
