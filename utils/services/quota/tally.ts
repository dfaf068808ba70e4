import { REQUEST_AT_MOST } from '@/utils/domain/budget';
import { DAY, SECOND } from '@/utils/domain/duration';
import type { Share } from '@/utils/domain/gateway-word';
import type { QuotaLimits } from '@/utils/domain/quota';
import { monthStart, utcDay, utcMonth } from '@/utils/domain/utc';
import type { Block } from './blocks';
import { type Guess, mustAsk } from './guess';

/** What was spent in one day and month, counted as `utcDay` and `utcMonth` do. */
export interface Used {
  readonly day: number;
  readonly month: number;
  readonly dayUsed: number;
  readonly monthUsed: number;
}

export interface Previous extends Used {
  readonly carried: number;
}

/**
 * The running count. The day it counts only moves on with our clock, corrected by `offset`, and back only on
 * VirusTotal's word (faults.md §4.35–37).
 */
export interface Tally extends Used {
  /**
   * What was counted before the day last moved on, until VirusTotal's date says that it truly has; `carried` of
   * it were counted on the new day as well.
   */
  readonly previous: Previous | null;
  /** VirusTotal's clock minus ours, at its latest reply; never more than the true difference. */
  readonly offset: number;
  /** VirusTotal's latest date; null before the first. */
  readonly dated: number | null;
  readonly blocked: readonly Block[];
  /** Refusals that no quota explains, in a row: each is waited out longer than the one before. */
  readonly refusedInARow: number;
  /** Whose count it is (`AccountRecord`). */
  readonly account: number;
  /** Behind a gateway the count is the team's; this is one's own share of the day. */
  readonly own: Share | null;
  /** How much of the count is only believed; null for nothing. */
  readonly guess: Guess | null;
}

/** VirusTotal's date is cut to whole seconds and as old as its way here. */
export const DATE_ERROR = REQUEST_AT_MOST + SECOND;

/** An account's count at its very start, or after it was lost, with what the rows still tell. */
export function startTally(now: number, account: number, dayUsed = 0, monthUsed = 0): Tally {
  const used = { ...windowOf(now), dayUsed, monthUsed };
  const nothing = { previous: null, offset: 0, dated: null, blocked: [], refusedInARow: 0 };
  return { ...used, ...nothing, account, own: null, guess: null };
}

/** The count with so many more requests, or fewer. */
export function plus(tally: Tally, requests: number): Tally {
  const dayUsed = Math.max(0, tally.dayUsed + requests);
  return { ...tally, dayUsed, monthUsed: Math.max(0, tally.monthUsed + requests) };
}

/**
 * Moves on to the day of `now`; never back. `carry` is how many requests may have arrived on the new day
 * though they left before.
 */
export function roll(tally: Tally, now: number, carry: number): Tally {
  const { day, month } = windowOf(now + tally.offset);
  if (day <= tally.day) return tally;
  const { previous } = tally;
  // Two moves without VirusTotal's word in between: should both be wrong, all of it was one day.
  const left = previous ? { ...previous, ...together(tally, previous) } : pick(tally);
  const monthUsed = month > tally.month ? carry : tally.monthUsed;
  const own = tally.own && { ...tally.own, used: 0 };
  const guess = tally.guess && month === tally.month ? { ...tally.guess, dayUsed: 0 } : null;
  const counted = { day, month, dayUsed: carry, monthUsed, own, guess };
  return { ...tally, ...counted, previous: { ...left, carried: carry } };
}

/**
 * Whether moving on would free a quota that is all but spent. Our clock alone is no reason enough for that:
 * it may have been set forward, and asking VirusTotal is free. So is asking what a key has spent of which that is only
 * believed.
 */
export function inDoubt(tally: Tally, now: number, limits: QuotaLimits): boolean {
  if (mustAsk(tally, now)) return true;
  const { day, month } = windowOf(now + tally.offset);
  const dayFreed = day > tally.day && tally.dayUsed + limits.minute > limits.day;
  const monthFreed = month > tally.month && tally.monthUsed + limits.minute > limits.month;
  return dayFreed || monthFreed;
}

/**
 * Takes VirusTotal's date, read at `at` on our clock, for the truth about which day it is. One that is a little before
 * the latest is of a slower reply, and is over; one that is long before it says that VirusTotal's own clock was wrong.
 */
export function hear(tally: Tally, serverTime: number, at: number, carry: number): Tally {
  const late = (tally.dated ?? serverTime) - serverTime;
  if (late > 0 && late <= DATE_ERROR) return tally;
  const heard = { ...tally, offset: serverTime - at, dated: serverTime };
  const { day, month } = windowOf(serverTime);
  if (day > tally.day) return { ...roll(heard, at, carry), previous: null };
  if (day === tally.day) return { ...heard, previous: null };
  // Our clock was ahead: what was counted as a new day belongs to the day before.
  const { previous } = tally;
  const all = previous && previous.day >= day ? together(tally, previous) : pick(tally);
  return { ...heard, ...all, day, month, previous: null };
}

/** When the counted day and month end, on our clock. */
export function endsOf({ day, month, offset }: Tally): { readonly day: number; readonly month: number } {
  return { day: (day + 1) * DAY - offset, month: monthStart(month + 1) - offset };
}

export function windowOf(time: number): Pick<Used, 'day' | 'month'> {
  return { day: utcDay(time), month: utcMonth(time) };
}

/** Both counts as one day's, and one month's if that moved on too. */
function together(tally: Tally, previous: Previous): Pick<Used, 'dayUsed' | 'monthUsed'> {
  const dayUsed = previous.dayUsed + tally.dayUsed - previous.carried;
  if (previous.month === tally.month) return { dayUsed, monthUsed: tally.monthUsed };
  return { dayUsed, monthUsed: previous.monthUsed + tally.monthUsed - previous.carried };
}

function pick({ day, month, dayUsed, monthUsed }: Tally): Used {
  return { day, month, dayUsed, monthUsed };
}
