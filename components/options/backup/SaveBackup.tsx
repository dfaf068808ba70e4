import { useState } from 'preact/hooks';
import { BACKUP_AT_MOST, BACKUP_PARTS, type BackupPart } from '@/utils/domain/backup';
import type { Failure } from '@/utils/domain/failure';
import { passphraseStrength } from '@/utils/domain/passphrase';
import type { Call } from '@/utils/rpc/client';
import { bytes, percent, t } from '../../text';
import { Row } from '../Row';
import { Trouble } from '../Trouble';
import { PassphraseFields } from './PassphraseFields';
import { PART_WORD } from './part-words';
import { useSaveBackup } from './use-save-backup';
import { NO_SECRETS, SETTINGS_LOST, TOO_LARGE } from './write-backup';

const USUAL: readonly BackupPart[] = ['settings', 'lists', 'watchlist', 'history'];

/** Ticks what goes into the file and saves it. The key only if ticked, and then closed with a passphrase. */
export function SaveBackup({ call }: { readonly call: Call }) {
  const [parts, setParts] = useState<ReadonlySet<BackupPart>>(new Set(USUAL));
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const { saving, save } = useSaveBackup(call);
  const secret = parts.has('secrets');
  const closed = passphraseStrength(passphrase) !== 'short' && passphrase === again;
  const ready = parts.size > 0 && (!secret || closed) && saving.at !== 'saving';

  const turn = (part: BackupPart, on: boolean): void => {
    const next = new Set(parts);
    if (on) next.add(part);
    else next.delete(part);
    setParts(next);
  };
  const submit = async (): Promise<void> => {
    if (!ready) return;
    const saved = await save(parts, secret ? passphrase : '');
    if (!saved.ok) return;
    setPassphrase('');
    setAgain('');
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Row
        wide
        label={t('backupSaveTitle')}
        labelId="backup-save"
        note={t('backupSaveNote')}
        trouble={saving.at === 'failed' && <SaveTrouble failure={saving.failure} />}
      >
        <fieldset class="kinds" aria-label={t('backupParts')}>
          {BACKUP_PARTS.map((part) => (
            <label key={part}>
              <input
                type="checkbox"
                checked={parts.has(part)}
                onChange={(event) => turn(part, event.currentTarget.checked)}
              />
              <span>{t(PART_WORD[part])}</span>
            </label>
          ))}
        </fieldset>
        {secret && (
          <>
            <p class="option-note">{t('backupSecretsNote')}</p>
            <PassphraseFields {...{ passphrase, again }} onPassphrase={setPassphrase} onAgain={setAgain} />
          </>
        )}
        <p class="actions-row">
          <button class="btn" type="submit" aria-disabled={!ready}>
            {t('backupSave')}
          </button>
          <span class="option-progress" role="status">
            {saving.at === 'saving' && t('backupSaving', percent(saving.share))}
            {saving.at === 'saved' && t('backupSaved')}
          </span>
        </p>
      </Row>
    </form>
  );
}

/** Three failures are about backups alone. */
export function SaveTrouble({ failure }: { readonly failure: Failure }) {
  const said = failure.tag === 'internal' ? saidOf(failure.detail) : null;
  if (said === null) return <Trouble failure={failure} />;
  return (
    <p class="option-problem" role="alert">
      {said}
    </p>
  );
}

function saidOf(detail: string): string | null {
  if (detail === TOO_LARGE) return t('backupTooMuch', bytes(BACKUP_AT_MOST));
  if (detail === NO_SECRETS) return t('backupNoSecrets');
  return detail === SETTINGS_LOST ? t('backupLost') : null;
}
