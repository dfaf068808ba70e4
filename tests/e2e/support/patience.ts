import { REQUEST_AT_MOST } from '../../../utils/domain/budget';
import { MINUTE, SECOND } from '../../../utils/domain/duration';

/** No browser wakes a worker sooner. */
const ALARM = 30 * SECOND;

/**
 * How long anything may take that can find the minute used up, ms: a whole window, which begins with the last answer or
 * with giving it up, and the alarm behind it; half as much again for a machine that has other things to do. A limit for
 * hangs, not a measure.
 */
export const A_WINDOW = 1.5 * (REQUEST_AT_MOST + MINUTE + ALARM);
