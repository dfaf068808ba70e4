import { HOUR } from '@/utils/domain/duration';
import type { Tally, Used } from './tally';

/**
 * How much of a count is only believed: what the rows tell when another key is entered, which may be one of the same
 * account as the last. VirusTotal's count takes its place.
 */
export interface Guess extends Pick<Used, 'dayUsed' | 'monthUsed'> {
  /** When VirusTotal was last asked and did not say (Unix ms); null for not yet. */
  readonly askedAt: number | null;
}

/** The count with all of it believed only; a count of nothing needs no question. */
export function guessed(tally: Tally): Tally {
  const { dayUsed, monthUsed } = tally;
  return { ...tally, guess: monthUsed > 0 ? { dayUsed, monthUsed, askedAt: null } : null };
}

/** VirusTotal's count was asked for in vain. */
export function unanswered(tally: Tally, askedAt: number): Tally {
  return tally.guess ? { ...tally, guess: { ...tally.guess, askedAt } } : tally;
}

/** Whether VirusTotal should be asked now: at once, and then once an hour, by a clock that may be set back. */
export function mustAsk({ guess }: Tally, now: number): boolean {
  if (!guess) return false;
  return guess.askedAt === null || now < guess.askedAt || now >= guess.askedAt + HOUR;
}

/** What is known of the count, without what is only believed. */
export function sure({ dayUsed, monthUsed, guess }: Tally): Pick<Used, 'dayUsed' | 'monthUsed'> {
  return {
    dayUsed: Math.max(0, dayUsed - (guess?.dayUsed ?? 0)),
    monthUsed: Math.max(0, monthUsed - (guess?.monthUsed ?? 0)),
  };
}
