import type { DownloadView } from '@/utils/domain/download';
import { DAY } from '@/utils/domain/duration';
import { locale, longDate } from '../text';

export interface Day {
  readonly name: string;
  readonly rows: readonly DownloadView[];
}

/** The rows, in their order, under the day on which each was seen to have finished; local time. */
export function byDay(rows: readonly DownloadView[], now: number): readonly Day[] {
  const days: { name: string; rows: DownloadView[] }[] = [];
  for (const row of rows) {
    const name = dayName(row.seenAt, now);
    const last = days.at(-1);
    if (last?.name === name) last.rows.push(row);
    else days.push({ name, rows: [row] });
  }
  return days;
}

/** “today”, “yesterday”, then “November 19, 2026”. */
function dayName(at: number, now: number): string {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  // A day that the clock was changed in has 23 or 25 hours.
  const ago = Math.round((midnight(now) - midnight(at)) / DAY);
  if (ago !== 0 && ago !== 1) return longDate(at);
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(-ago, 'day');
}
