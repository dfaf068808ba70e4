import { MINUTE } from './duration';

/** A second scan so soon after the first finds what the first did, and costs requests all the same. */
const COOLDOWN = 5 * MINUTE;

/** From when on a re-scan makes sense, in Unix ms; null when it does now. `analysedAt` as in the report. */
export function rescanAgainAt(analysedAt: number | null, now: number): number | null {
  if (analysedAt === null) return null;
  const age = now - analysedAt;
  // A scan that lies ahead was dated by another clock: it keeps nobody waiting.
  return age >= 0 && age < COOLDOWN ? analysedAt + COOLDOWN : null;
}
