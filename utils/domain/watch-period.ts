import { DAY, HOUR } from './duration';
import { monthStart, utcMonth } from './utc';
import type { WatchPeriod } from './watch';

/** A round: every entry of a period is looked at once within it. In UTC, so that no clock change reaches it. */
export interface Round {
  readonly startsAt: number;
  readonly endsAt: number;
}

const LENGTHS: Readonly<Record<Exclude<WatchPeriod, 'month'>, number>> = {
  hour: HOUR,
  'six-hours': 6 * HOUR,
  'half-day': 12 * HOUR,
  day: DAY,
  week: 7 * DAY,
};
/** 1970 began on a Thursday, a week begins on Monday. */
const FIRST_MONDAY = 4 * DAY;

/** About how long a period is, in milliseconds: months differ. */
export function periodLength(period: WatchPeriod): number {
  return period === 'month' ? 30 * DAY : LENGTHS[period];
}

/** The round of a period that `time` lies in. */
export function roundAt(period: WatchPeriod, time: number): Round {
  if (period === 'month') {
    const month = utcMonth(time);
    return { startsAt: monthStart(month), endsAt: monthStart(month + 1) };
  }
  const length = LENGTHS[period];
  const origin = period === 'week' ? FIRST_MONDAY : 0;
  const startsAt = origin + Math.floor((time - origin) / length) * length;
  return { startsAt, endsAt: startsAt + length };
}

/**
 * When an entry is looked at next, having been looked at now: at its own place in the round, so that a long list
 * is spread over it. Never sooner than half a period from now, so that a look just before its place is not
 * followed by another.
 */
export function nextLook(key: string, period: WatchPeriod, now: number): number {
  const soonest = now + periodLength(period) / 2;
  const place = placeOf(key);
  let round = roundAt(period, now);
  for (;;) {
    const at = Math.floor(round.startsAt + place * (round.endsAt - round.startsAt));
    if (at >= soonest) return at;
    round = roundAt(period, round.endsAt);
  }
}

/** Looks a day that entries of this period cost. */
export function looksPerDay(period: WatchPeriod): number {
  return DAY / periodLength(period);
}

/** Evenly spread over [0, 1), and the same for a key at any time (FNV-1a, mixed as in MurmurHash3). */
function placeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * The round a look belongs to: the one it was planned in, even if it comes a little late; after a longer sleep,
 * the one it is in.
 */
export function roundOfLook(period: WatchPeriod, plannedFor: number, now: number): Round {
  const planned = roundAt(period, plannedFor);
  const late = now >= planned.endsAt + periodLength(period) / 2 || now < planned.startsAt;
  return late ? roundAt(period, now) : planned;
}
