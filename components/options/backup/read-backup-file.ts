import { BACKUP_AT_MOST, type Backup } from '@/utils/domain/backup';
import { readBackup } from '@/utils/domain/backup-read';

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
  const reading = readBackup(text);
  return reading.ok ? { read: true, backup: reading.backup } : { read: false, why: reading.why, size };
}
