import { MINUTE, SECOND } from './duration';
import { isUpperLane, type Lane, type QuotaLimits, type Wait } from './quota';

/** One request of the last minutes; `settledAt` is when its reply came, null while none has. Unix ms. */
export interface MinuteSpend {
  readonly sentAt: number;
  readonly settledAt: number | null;
}

/** Everything that decides whether a request may leave. Times are Unix milliseconds on our clock. */
export interface Budget {
  readonly now: number;
  readonly limits: QuotaLimits;
  readonly minuteSpends: readonly MinuteSpend[];
  readonly dayUsed: number;
  readonly monthUsed: number;
  readonly dayEndsAt: number;
  readonly monthEndsAt: number;
  /** What VirusTotal refused, and until when nothing leaves. */
  readonly blocked: readonly Wait[];
  /** Share of day and month that the lower lanes leave to the user's own checks. */
  readonly reserve: number;
  readonly lane: Lane;
}

/**
 * A request takes no longer than this, its reply's body included: then it is given up (faults.md §4.45). Shorter
 * than a worker's idle life (faults.md §4.2).
 */
export const REQUEST_AT_MOST = 25 * SECOND;
/** Clocks do not run alike; this is more than they can drift apart within a minute. */
export const MINUTE_MARGIN = SECOND / 10;

/** A tenth of 500 is 50, also where `1 - 0.9` is a little less than a tenth. */
const ROUNDING = 1e-6;

export type Decision = { readonly ok: true } | { readonly ok: false; readonly wait: Wait };

/** Whether one request may leave now, and if not, what it waits for (DESIGN §4, Quota). */
export function maySpend(budget: Budget): Decision {
  const wait = slotOf(budget, 0);
  return wait === null ? { ok: true } : { ok: false, wait };
}

/**
 * When the request that has `place` others before it may leave; null for "now". An estimate for the places
 * behind the first: what is in flight may settle sooner, and others may be put before it.
 */
export function slotOf(budget: Budget, place: number): Wait | null {
  const waits = [...budget.blocked.map((block) => later(budget, block, place)), dayWait(budget, place)];
  const all = [...waits, monthWait(budget, place), minuteWait(budget, place)];
  return all.reduce<Wait | null>((latest, wait) => {
    if (!wait || wait.until <= budget.now) return latest;
    return latest && latest.until >= wait.until ? latest : wait;
  }, null);
}

/**
 * Until when a request occupies the minute. VirusTotal counts arrivals, and a request arrived at some moment
 * before its reply came; one without a reply, before it was given up. A time ahead of `now` was written before
 * the clock was set back and counts as now (faults.md §4.36).
 */
export function occupiedUntil({ sentAt, settledAt }: MinuteSpend, now: number): number {
  const arrived = settledAt === null ? Math.min(sentAt, now) + REQUEST_AT_MOST : Math.min(settledAt, now);
  return arrived + MINUTE + MINUTE_MARGIN;
}

/** When each request that occupies the minute gives its place back, soonest first. */
export function occupied({ minuteSpends, now }: Pick<Budget, 'minuteSpends' | 'now'>): readonly number[] {
  const ends = minuteSpends.map((spend) => occupiedUntil(spend, now));
  return ends.filter((end) => end > now).sort((a, b) => a - b);
}

/** What of an allowance a lane may use: the lower lanes stop short of it. */
export function allowance(allowed: number, { lane, reserve }: Pick<Budget, 'lane' | 'reserve'>): number {
  return isUpperLane(lane) ? allowed : Math.floor(allowed * (1 - reserve) + ROUNDING);
}

function minuteWait(budget: Budget, place: number): Wait | null {
  const perMinute = budget.limits.minute;
  if (perMinute < 1) return { window: 'minute', until: budget.now + MINUTE };
  const ends = occupied(budget).slice(-perMinute);
  const slots = [...Array<number>(perMinute - ends.length).fill(budget.now), ...ends];
  const slot = slots[place % perMinute] ?? budget.now;
  return { window: 'minute', until: slot + Math.floor(place / perMinute) * MINUTE };
}

function dayWait(budget: Budget, place: number): Wait | null {
  const allowed = allowance(budget.limits.day, budget);
  const over = budget.dayUsed + place - allowed;
  if (over < 0) return null;
  // Those before this one that wait for tomorrow as well.
  const before = Math.min(place, over);
  const days = allowed > 0 ? Math.floor(before / allowed) : 0;
  const start = { window: 'day', until: budget.dayEndsAt + days * 24 * 60 * MINUTE } as const;
  return later(budget, start, allowed > 0 ? before % allowed : 0);
}

function monthWait(budget: Budget, place: number): Wait | null {
  const over = budget.monthUsed + place - allowance(budget.limits.month, budget);
  if (over < 0) return null;
  return later(budget, { window: 'month', until: budget.monthEndsAt }, Math.min(place, over));
}

/** A wait for the one that has `place` others before it when the wait is over. */
function later({ limits }: Budget, { window, until }: Wait, place: number): Wait {
  return { window, until: until + Math.floor(place / Math.max(1, limits.minute)) * MINUTE };
}
