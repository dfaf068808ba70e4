import { useId, useState } from 'preact/hooks';
import { BACKUP_PARTS, type Backup } from '@/utils/domain/backup';
import type { ManagedView } from '@/utils/domain/managed-settings';
import { dateTime, t, tn } from '../../text';
import { PassphraseField } from './PassphraseFields';
import { PreviewPart } from './PreviewPart';
import { partsOf, type RestorePlan } from './restore-plan';

interface BackupPreviewProps {
  readonly backup: Backup;
  readonly managed: ManagedView;
  readonly first: RestorePlan;
  /** The passphrase did not open the key. */
  readonly wrong: boolean;
  readonly onStart: (plan: RestorePlan, passphrase: string) => void;
  readonly onCancel: () => void;
}

/** What a file holds and what it would change; part by part, to add or to replace. Replacing asks once more. */
export function BackupPreview({ backup, managed, first, wrong, onStart, onCancel }: BackupPreviewProps) {
  const [plan, setPlan] = useState(first);
  const [passphrase, setPassphrase] = useState('');
  const [asking, setAsking] = useState(false);
  const id = useId();
  const parts = partsOf(backup);
  const damaged = BACKUP_PARTS.reduce((sum, part) => sum + backup.damaged[part], 0);
  const replaces = parts.some((part) => plan[part] === 'replace');
  const chosen = parts.some((part) => plan[part] !== 'leave');
  const ready = chosen && (plan.secrets === 'leave' || passphrase !== '');

  const start = (): void => {
    if (!ready) return;
    if (replaces && !asking) setAsking(true);
    else onStart(plan, passphrase);
  };
  return (
    <form
      class="backup-preview"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      {backup.at !== null && (
        <p class="eyebrow" id={id}>
          {t('backupFrom', dateTime(backup.at))}
        </p>
      )}
      {parts.length === 0 && <p class="option-problem">{t('backupEmpty')}</p>}
      {parts.map((part) => (
        <PreviewPart
          key={part}
          {...{ part, backup, managed }}
          how={plan[part]}
          onHow={(how) => {
            setAsking(false);
            setPlan({ ...plan, [part]: how });
          }}
        />
      ))}
      {plan.secrets !== 'leave' && (
        <div class="passphrase">
          <label class="option-note" for="restore-passphrase">
            {t('backupPassphrase')}
          </label>
          <PassphraseField
            id="restore-passphrase"
            value={passphrase}
            onInput={setPassphrase}
            hint="restore-wrong"
          />
          <p class="option-problem" id="restore-wrong" role="alert">
            {wrong ? t('backupWrong') : ''}
          </p>
        </div>
      )}
      {damaged > 0 && <p class="option-problem">{tn('backupDamaged', damaged)}</p>}
      {backup.ignored > 0 && <p class="option-note">{tn('backupIgnored', backup.ignored)}</p>}
      <p class="option-problem" role="status">
        {asking ? t('backupAsk') : ''}
      </p>
      <p class="actions-row">
        {parts.length > 0 && (
          <button class="btn primary" type="submit" aria-disabled={!ready}>
            {t(asking ? 'backupAskYes' : 'backupRestore')}
          </button>
        )}
        <button class="btn" type="button" onClick={asking ? () => setAsking(false) : onCancel}>
          {t('cancel')}
        </button>
      </p>
    </form>
  );
}
