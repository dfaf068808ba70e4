import { SECOND } from './duration';

/** Waits before each look at an analysis; every look costs one request (DESIGN §4, virustotal-api.md §1). */
const WAITS = [20, 20, 25, 30, 30, 30] as const;

/** Looks at one analysis at most. */
export const MOST_LOOKS = WAITS.length;

/**
 * Milliseconds from the submission, or from the look before, to the next look, when `looks` have been taken;
 * null when there have been enough and the check ends as "still analyzing".
 */
export function waitBeforeLook(looks: number): number | null {
  const seconds = WAITS[Math.max(0, looks)];
  return seconds === undefined ? null : seconds * SECOND;
}
