import { MINUTE } from '@/utils/domain/duration';
import { clockTime, countdown, dateTime } from '../text';

/** Nobody counts the seconds of more than this. */
const COUNTED = 5 * MINUTE;

/** A moment ahead as short as it can be said: `0:39`, “2:52 PM”, “Nov 23, 2026, 2:00 AM”. */
export function whenShort(at: number, now: number): string {
  return at - now < COUNTED ? countdown(at - now) : clockOrDate(at, now);
}

/** The clock's time where it is today, else with its date. */
export function clockOrDate(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay ? clockTime(at) : dateTime(at);
}
