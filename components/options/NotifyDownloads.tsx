import { useState } from 'preact/hooks';
import type { DownloadAccess } from '@/utils/domain/download';
import type { Settings } from '@/utils/domain/settings';
import { t } from '../text';
import type { RequestNotifications } from './NotifyScanEnd';
import { PermissionTrouble } from './PermissionTrouble';
import { Pick } from './Pick';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

interface NotifyDownloadsProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly access: DownloadAccess | null;
  readonly reload: () => Promise<void>;
  readonly requestNotifications: RequestNotifications;
}

/** When a notification tells of a finished download. Without the browser's permission it says that none comes. */
export function NotifyDownloads(props: NotifyDownloadsProps) {
  const { settings, save, access, reload, requestNotifications } = props;
  const draft = useDraft(settings.downloadNotify, (downloadNotify) => save({ downloadNotify }));
  const [refused, setRefused] = useState(false);
  const missing = draft.value !== 'never' && access !== null && !access.notifications;

  const allow = async (): Promise<boolean> => {
    const granted = await requestNotifications().catch(() => false);
    setRefused(!granted);
    void reload();
    return granted;
  };
  const pick = async (downloadNotify: Settings['downloadNotify']): Promise<void> => {
    setRefused(false);
    const granted = downloadNotify === 'never' || access?.notifications === true || (await allow());
    if (granted) await draft.put(downloadNotify);
  };
  return (
    <Row
      label={t('setNotify')}
      control="notify-downloads"
      setting="downloadNotify"
      note={t('setNotifyNote')}
      noteId="notify-downloads-note"
      status={<SaveStatus saving={draft.saving} />}
      trouble={
        <PermissionTrouble
          draft={draft}
          problem={refused || missing ? t('setNotifyMissing') : ''}
          missing={missing}
          allow={allow}
        />
      }
    >
      <Pick
        id="notify-downloads"
        value={draft.value}
        describedBy="notify-downloads-note"
        options={[
          ['found', t('setNotifyFound')],
          ['always', t('setNotifyAlways')],
          ['never', t('setNotifyNever')],
        ]}
        onPick={(when) => void pick(when)}
      />
    </Row>
  );
}
