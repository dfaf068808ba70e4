import { MINUTE } from './duration';

/** A stretch of each day in the user's own time, in minutes since midnight; `to` may be on the next day. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const DAY_MINUTES = 24 * 60;

/** Null for what cannot be such a stretch, and for one that would be all day or no time at all. */
export function parseQuietHours(value: unknown): QuietHours | null {
  if (typeof value !== 'object' || value === null) return null;
  const { from, to } = value as Record<string, unknown>;
  return isMinute(from) && isMinute(to) && from !== to ? { from, to } : null;
}

/**
 * When the quiet that holds at `now` ends, in Unix ms; null when it is not quiet. In the machine's own zone: the
 * clock on the wall decides, also in the night in which it is set.
 */
export function quietUntil(now: number, quiet: QuietHours | null): number | null {
  if (!quiet) return null;
  const local = new Date(now);
  const minute = local.getHours() * 60 + local.getMinutes();
  const { from, to } = quiet;
  const overnight = from > to;
  const within = overnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!within) return null;
  const tomorrow = overnight && minute >= from ? 1 : 0;
  const [year, month, day] = [local.getFullYear(), local.getMonth(), local.getDate() + tomorrow];
  const end = new Date(year, month, day, Math.floor(to / 60), to % 60).getTime();
  // Where the clock is set back the end of that name may have been already: it is looked at again.
  return Math.max(end, now + MINUTE);
}

function isMinute(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < DAY_MINUTES;
}
