import { DAY } from './duration';

/** Days since 1970 in UTC; quotas know no other day (virustotal-api.md §1, faults.md §4.38). */
export function utcDay(time: number): number {
  return Math.floor(time / DAY);
}

/** Months since 1970 in UTC. */
export function utcMonth(time: number): number {
  const date = new Date(time);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** When the UTC day of `time` ends, in Unix milliseconds. */
export function utcDayEnd(time: number): number {
  return (utcDay(time) + 1) * DAY;
}

/** When the UTC month of `time` ends, in Unix milliseconds. */
export function utcMonthEnd(time: number): number {
  return monthStart(utcMonth(time) + 1);
}

/** When a month, counted as `utcMonth` does, begins. */
export function monthStart(month: number): number {
  return Date.UTC(1970 + Math.floor(month / 12), ((month % 12) + 12) % 12);
}
