import { BACKUP_AT_MOST, type Backup } from '@/utils/domain/backup';
import { readBackupInSteps } from '@/utils/domain/backup-read';

/** Longer than so many milliseconds the page does not stand still. */
const STANDS_STILL = 30;

/** What a file came to. */
export type FileReading =
  | { readonly read: true; readonly backup: Backup }
  | {
      readonly read: false;
      readonly why: 'too-large' | 'unreadable' | 'not-ours' | 'newer';
      readonly size: number;
    };

/** Reads a backup file; one that is too large is not even opened. */
export async function readBackupFile(file: Blob): Promise<FileReading> {
  const { size } = file;
  if (size > BACKUP_AT_MOST) return { read: false, why: 'too-large', size };
  const text = await file.text().catch(() => null);
  if (text === null) return { read: false, why: 'unreadable', size };
  const reading = await inPieces(readBackupInSteps(text));
  return reading.ok ? { read: true, backup: reading.backup } : { read: false, why: reading.why, size };
}

async function inPieces<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < STANDS_STILL) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
}
