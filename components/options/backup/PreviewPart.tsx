import { useId } from 'preact/hooks';
import type { Backup, BackupPart } from '@/utils/domain/backup';
import type { ManagedView } from '@/utils/domain/managed-settings';
import { t, tn } from '../../text';
import { Pick } from '../Pick';
import { PART_WORD } from './part-words';
import { type How, settingsAfter } from './restore-plan';
import { settingNames } from './setting-names';

interface PreviewPartProps {
  readonly part: BackupPart;
  readonly backup: Backup;
  readonly managed: ManagedView;
  readonly how: How;
  readonly onHow: (how: How) => void;
}

/** One part of a backup: what is in it, whether it is restored, and how. */
export function PreviewPart({ part, backup, managed, how, onHow }: PreviewPartProps) {
  const id = useId();
  const name = t(PART_WORD[part]);
  return (
    <div class="backup-part">
      <label>
        <input
          type="checkbox"
          checked={how !== 'leave'}
          aria-describedby={id}
          onChange={(event) => onHow(event.currentTarget.checked ? 'merge' : 'leave')}
        />
        <span>{name}</span>
      </label>
      {part !== 'secrets' && how !== 'leave' && (
        <Pick
          id={`restore-${part}`}
          label={t('backupHow', name)}
          value={how}
          options={[
            ['merge', t('backupMerge')],
            ['replace', t('backupReplace')],
          ]}
          onPick={onHow}
        />
      )}
      <div class="option-note" id={id}>
        <Content {...{ part, backup, managed, how }} />
      </div>
    </div>
  );
}

function Content({ part, backup, managed, how }: Omit<PreviewPartProps, 'onHow'>) {
  switch (part) {
    case 'settings':
      return <SettingsContent {...{ backup, managed }} how={how === 'leave' ? 'merge' : how} />;
    case 'lists': {
      const lists = backup.lists ?? [];
      const rows = lists.reduce((sum, list) => sum + list.rows.length, 0);
      return (
        <p>
          {tn('backupLists', lists.length)} · {tn('listShown', rows)}
        </p>
      );
    }
    case 'watchlist':
      return <p>{tn('watchShown', backup.watchlist?.length ?? 0)}</p>;
    case 'history':
      return <p>{tn('historyEntries', backup.history?.length ?? 0)}</p>;
    case 'secrets':
      return <p>{t('backupSecretsNote')}</p>;
  }
}

interface SettingsContentProps {
  readonly backup: Backup;
  readonly managed: ManagedView;
  readonly how: How;
}

function SettingsContent({ backup, managed, how }: SettingsContentProps) {
  const { next, changes, locked } = settingsAfter(backup, how, managed);
  return (
    <>
      <p>{changes.length === 0 ? t('backupSame') : tn('backupDiffer', changes.length)}</p>
      {changes.length > 0 && <p>{settingNames(changes)}</p>}
      {changes.includes('apiAddress') && (
        <p>
          <bdi>{t('backupAddress', next.apiAddress, managed.own.apiAddress)}</bdi>
        </p>
      )}
      {locked.length > 0 && <p>{t('backupLocked', settingNames(locked))}</p>}
    </>
  );
}
