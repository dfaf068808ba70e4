import { useState } from 'preact/hooks';
import type { DownloadAccess } from '@/utils/domain/download';
import type { Settings } from '@/utils/domain/settings';
import { t } from '../text';
import type { DownloadDoors } from './download-doors';
import { PermissionTrouble } from './PermissionTrouble';
import { Pick } from './Pick';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

interface CheckDownloadsProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly access: DownloadAccess | null;
  readonly reload: () => Promise<void>;
  readonly doors: DownloadDoors;
}

/** Off, ask or on. The browser is asked for its permission at the moment it is switched on. */
export function CheckDownloads({ settings, save, access, reload, doors }: CheckDownloadsProps) {
  const draft = useDraft(settings.downloads, (downloads) => save({ downloads }));
  const [refused, setRefused] = useState(false);
  const missing = draft.value !== 'off' && access !== null && !access.downloads;

  /** False when the browser, or the user in its question, said no. */
  const allow = async (): Promise<boolean> => {
    const granted = await doors.requestDownloads().catch(() => false);
    setRefused(!granted);
    void reload();
    return granted;
  };
  const pick = async (downloads: Settings['downloads']): Promise<void> => {
    setRefused(false);
    // The browser asks only while the click lasts, so nothing may be awaited before this.
    if (downloads === 'off' || (await allow())) await draft.put(downloads);
  };

  return (
    <Row
      label={t('setDownloads')}
      control="downloads-mode"
      setting="downloads"
      note={t('setDownloadsNote')}
      noteId="downloads-mode-note"
      status={<SaveStatus saving={draft.saving} />}
      trouble={
        <PermissionTrouble
          draft={draft}
          problem={refused ? t('setDownloadsRefused') : missing ? t('dlNoPermission') : ''}
          missing={missing}
          allow={allow}
        />
      }
    >
      <Pick
        id="downloads-mode"
        value={draft.value}
        describedBy="downloads-mode-note"
        options={[
          ['off', t('setDownloadsOff')],
          ['ask', t('setDownloadsAsk')],
          ['on', t('setDownloadsOn')],
        ]}
        onPick={(mode) => void pick(mode)}
      />
    </Row>
  );
}
