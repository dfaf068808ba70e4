import type { DownloadView } from '@/utils/domain/download';
import { dayName } from '../text';

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
