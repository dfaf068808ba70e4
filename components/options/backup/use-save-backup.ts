import { useState } from 'preact/hooks';
import type { BackupPart } from '@/utils/domain/backup';
import type { Failure } from '@/utils/domain/failure';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import { saveStream } from '../../lists/save-stream';
import { writeBackup } from './write-backup';

export type SaveStream = typeof saveStream;

/** How saving a backup fares. */
export type BackupSaving =
  | { readonly at: 'rest' }
  | { readonly at: 'saving'; readonly share: number }
  | { readonly at: 'saved' }
  | { readonly at: 'failed'; readonly failure: Failure };

/** Saves a backup as a file of today's name. */
export async function saveBackup(
  call: Call,
  parts: ReadonlySet<BackupPart>,
  passphrase: string,
  onProgress: (share: number) => void,
  save: SaveStream = saveStream,
): Promise<Result<null>> {
  const now = Date.now();
  const name = `assay-backup-${new Date(now).toISOString().slice(0, 10)}.json`;
  const pieces = writeBackup({ call, parts, passphrase, now, onProgress });
  try {
    return await save({ name, type: 'application/json' }, pieces);
  } catch (error) {
    return failed({ tag: 'internal', detail: String(error) });
  }
}

export function useSaveBackup(call: Call) {
  const [saving, setSaving] = useState<BackupSaving>({ at: 'rest' });

  async function save(parts: ReadonlySet<BackupPart>, passphrase: string): Promise<Result<null>> {
    if (saving.at === 'saving') return success(null);
    setSaving({ at: 'saving', share: 0 });
    const saved = await saveBackup(call, parts, passphrase, (share) => setSaving({ at: 'saving', share }));
    setSaving(saved.ok ? { at: 'saved' } : { at: 'failed', failure: saved.failure });
    return saved;
  }

  return { saving, save, forget: () => setSaving({ at: 'rest' }) };
}
