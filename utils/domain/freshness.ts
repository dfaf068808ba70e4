import { DAY, HOUR } from './duration';

/** What a cached answer is good for. */
export type Freshness = 'fresh' | 'stale' | 'expired';

/** Younger than this an answer is used as it is. */
const FRESH_FOR = DAY;
/** Younger than this it is shown while a new one is asked for. */
const STALE_FOR = 30 * DAY;
/** How long "VirusTotal does not know this" holds (DESIGN §4, Unknown). */
const UNKNOWN_FOR = 6 * HOUR;
/** An answer from further ahead than this was fetched under a wrong clock. */
const CLOCK_TOLERANCE = HOUR;

/**
 * How far a report fetched at `fetchedAt` may be trusted at `now`, both Unix milliseconds. This is about our
 * copy; how old VirusTotal's analysis is stands in the report.
 */
export function freshness(fetchedAt: number, now: number): Freshness {
  const age = now - fetchedAt;
  // Nobody can say how old an answer from the future is, so it is asked for again.
  if (age < -CLOCK_TOLERANCE) return 'stale';
  if (age < FRESH_FOR) return 'fresh';
  return age < STALE_FOR ? 'stale' : 'expired';
}

/** Whether a "does not know this" of `at` still holds at `now`. */
export function stillUnknown(at: number, now: number): boolean {
  const age = now - at;
  return age >= -CLOCK_TOLERANCE && age < UNKNOWN_FOR;
}
