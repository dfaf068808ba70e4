import { useRef } from 'preact/hooks';
import { BACKUP_AT_MOST } from '@/utils/domain/backup';
import type { ManagedView } from '@/utils/domain/managed-settings';
import type { Call } from '@/utils/rpc/client';
import { Icon } from '../../parts/Icon';
import { bytes, percent, t } from '../../text';
import { Row } from '../Row';
import { BackupPreview } from './BackupPreview';
import { RestoredNote } from './RestoredNote';
import type { FileReading } from './read-backup-file';
import { SaveTrouble } from './SaveBackup';
import { type RequestNeeded, useRestoreBackup } from './use-restore-backup';

interface RestoreBackupProps {
  readonly call: Call;
  readonly managed: ManagedView;
  readonly requestNeeded: RequestNeeded;
}

/** Takes a file, chosen or dropped here, shows what it would change, and restores it. */
export function RestoreBackup({ call, managed, requestNeeded }: RestoreBackupProps) {
  const { state, read, start, leave } = useRestoreBackup({ call, managed, requestNeeded });
  const input = useRef<HTMLInputElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first.
    <div
      class="option-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files.item(0);
        if (file) void read(file);
      }}
    >
      <Row wide label={t('backupRestoreTitle')} labelId="backup-restore" note={t('backupRestoreNote')}>
        {state.at !== 'restoring' && (
          <p>
            <button class="btn" type="button" onClick={() => input.current?.click()}>
              <Icon name="file" size={14} />
              {t('chooseFile')}
            </button>
          </p>
        )}
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          tabIndex={-1}
          aria-label={t('chooseFile')}
          onChange={(event) => {
            const file = event.currentTarget.files?.item(0);
            if (file) void read(file);
            event.currentTarget.value = '';
          }}
        />
        <p class="option-progress" role="status">
          {state.at === 'reading' && t('backupReading')}
          {state.at === 'restoring' && t('backupRestoring', percent(state.share))}
          {state.at === 'done' && t('backupDone')}
        </p>
        {state.at === 'refused' && (
          <p class="option-problem" role="alert">
            {refusal(state.reading)}
          </p>
        )}
        {state.at === 'preview' && (
          <BackupPreview
            {...{ managed }}
            backup={state.backup}
            first={state.plan}
            wrong={state.wrong}
            onStart={(plan, passphrase) => void start(state.backup, plan, passphrase)}
            onCancel={leave}
          />
        )}
        {state.at === 'done' && <RestoredNote restored={state.restored} />}
        {state.at === 'failed' && (
          <>
            <p class="option-problem">{t('backupStopped')}</p>
            <SaveTrouble failure={state.failure} />
          </>
        )}
      </Row>
    </div>
  );
}

function refusal({ why, size }: FileReading & { readonly read: false }): string {
  if (why === 'too-large') return t('backupTooLarge', bytes(size), bytes(BACKUP_AT_MOST));
  if (why === 'newer') return t('backupNewer');
  return t(why === 'unreadable' ? 'fileUnreadable' : 'backupNotOurs');
}
