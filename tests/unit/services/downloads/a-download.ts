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

/** Its row as it was first seen, at 9, but for `change`. */
export function rowOf(change: Partial<DownloadRow> = {}): DownloadRow {
  return { ...newRow(FINISHED, 9), ...change };
}
