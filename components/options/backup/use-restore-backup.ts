import { useState } from 'preact/hooks';
import type { Backup, BackupPart } from '@/utils/domain/backup';
import { type NeededPermissions, permissionsFor } from '@/utils/domain/backup-permissions';
import type { Failure } from '@/utils/domain/failure';
import type { ManagedView } from '@/utils/domain/managed-settings';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import { clearParts } from './clear-parts';
import { type FileReading, readBackupFile } from './read-backup-file';
import { type Restored, restoreBackup } from './restore-backup';
import { firstPlan, type RestorePlan, settingsAfter } from './restore-plan';
import { saveBackup } from './use-save-backup';

/** Asks the browser for what restored settings need, in a click; answers what it allows. */
export type RequestNeeded = (needed: NeededPermissions) => Promise<NeededPermissions>;

/** Where restoring is. `wrong`: the passphrase did not open the key, and nothing was changed. */
export type Restoring =
  | { readonly at: 'rest' }
  | { readonly at: 'reading' }
  | { readonly at: 'refused'; readonly reading: FileReading & { readonly read: false } }
  | {
      readonly at: 'preview';
      readonly backup: Backup;
      readonly plan: RestorePlan;
      readonly wrong: boolean;
    }
  | { readonly at: 'restoring'; readonly backup: Backup; readonly share: number }
  | { readonly at: 'done'; readonly restored: Restored }
  | { readonly at: 'failed'; readonly failure: Failure };

const NOTHING: NeededPermissions = { downloads: false, notifications: false, origin: null };

interface Doors {
  readonly call: Call;
  readonly managed: ManagedView;
  readonly requestNeeded: RequestNeeded;
}

export function useRestoreBackup({ call, managed, requestNeeded }: Doors) {
  const [state, setState] = useState<Restoring>({ at: 'rest' });

  async function read(file: Blob): Promise<void> {
    if (state.at === 'restoring') return;
    setState({ at: 'reading' });
    const reading = await readBackupFile(file);
    if (!reading.read) return setState({ at: 'refused', reading });
    const { backup } = reading;
    setState({ at: 'preview', backup, plan: firstPlan(backup), wrong: false });
  }

  /** To be called in the very turn of a click. */
  async function start(backup: Backup, plan: RestorePlan, passphrase: string): Promise<void> {
    const { next } = settingsAfter(backup, plan.settings, managed);
    // The browser asks only while the click lasts, so nothing may be awaited before this.
    const asking = plan.settings === 'leave' ? NOTHING : requestNeeded(permissionsFor(next));
    const onProgress = (share: number): void => setState({ at: 'restoring', backup, share });
    onProgress(0);
    const allowed = await asking;
    const opens = await isOpened(backup, plan, passphrase);
    if (opens.ok && !opens.value) return setState({ at: 'preview', backup, plan, wrong: true });
    const cleared = opens.ok ? await makeRoom(plan) : opens;
    const order = { call, backup, plan, passphrase, managed, allowed, onProgress };
    const restored = cleared.ok ? await restoreBackup(order) : failed(cleared.failure);
    setState(
      restored.ok ? { at: 'done', restored: restored.value } : { at: 'failed', failure: restored.failure },
    );
  }

  async function isOpened(
    { secrets: box }: Backup,
    plan: RestorePlan,
    passphrase: string,
  ): Promise<Result<boolean>> {
    return box === null || plan.secrets === 'leave'
      ? success(true)
      : call('opensSecrets', { box, passphrase });
  }

  /** What is replaced is saved first, and only then removed. */
  async function makeRoom(plan: RestorePlan): Promise<Result<null>> {
    const names = (Object.keys(plan) as BackupPart[]).filter((part) => plan[part] === 'replace');
    // Of lost settings there is nothing to save, and a backup is the very way to have them back.
    const nothing = managed.lost ? ['secrets', 'settings'] : ['secrets'];
    const replaced = new Set(names.filter((part) => !nothing.includes(part)));
    if (replaced.size === 0) return success(null);
    const saved = await saveBackup(call, replaced, '', () => undefined);
    return saved.ok ? clearParts(call, replaced) : saved;
  }

  return { state, read, start, leave: () => setState({ at: 'rest' }) };
}
