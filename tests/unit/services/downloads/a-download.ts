import type { FinishedDownload, StartedDownload } from '@/utils/services/downloads/door';
import { type DownloadRow, newRow } from '@/utils/services/downloads/row';

export const ADDRESS = 'https://files.example/setup.exe';

/** A program that finished at 7 and was started at 5. */
export const FINISHED: FinishedDownload = {
  ...{ id: 1, path: '/home/user/setup.exe', url: ADDRESS, firstUrl: ADDRESS, referrer: null, size: 4 },
  ...{ mime: '', startedAt: 5, endedAt: 7, byExtension: false },
};

/** The same while it is under way. */
export const STARTED: StartedDownload = { ...FINISHED, paused: false };

/** The SHA-256 that is found of it. */
export const HASH = 'ab'.repeat(32);

/** Its row as it was first seen, at 9, but for `change`; of another download by `item`. */
export function rowOf(change: Partial<DownloadRow> = {}, item: Partial<FinishedDownload> = {}): DownloadRow {
  return { ...newRow({ ...FINISHED, ...item }, 9), ...change };
}
