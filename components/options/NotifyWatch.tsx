import { useState } from 'preact/hooks';
import type { Settings } from '@/utils/domain/settings';
import type { Call } from '@/utils/rpc/client';
import { t } from '../text';
import type { RequestNotifications } from './NotifyScanEnd';
import { PermissionTrouble } from './PermissionTrouble';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useAccess } from './use-access';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

interface NotifyWatchProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly call: Call;
  readonly requestNotifications: RequestNotifications;
}

/** Whether a notification tells of a change. It is on from the start, so it says when the browser lets none through. */
export function NotifyWatch({ settings, save, call, requestNotifications }: NotifyWatchProps) {
  const draft = useDraft(settings.watchNotify, (watchNotify) => save({ watchNotify }));
  const { access, reload } = useAccess(call);
  const [refused, setRefused] = useState(false);
  const missing = draft.value && access !== null && !access.notifications;

  const allow = async (): Promise<boolean> => {
    const granted = await requestNotifications().catch(() => false);
    setRefused(!granted);
    void reload();
    return granted;
  };
  const turn = async (on: boolean): Promise<void> => {
    const granted = !on || (await allow());
    if (granted) await draft.put(on);
  };
  return (
    <Row
      label={t('setNotifyWatch')}
      control="notify-watch"
      setting="watchNotify"
      note={t('setNotifyWatchNote')}
      noteId="notify-watch-note"
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
      <input
        class="switch"
        id="notify-watch"
        type="checkbox"
        aria-describedby="notify-watch-note"
        checked={draft.value}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          // Until the browser has granted it, the switch stays where it was.
          event.currentTarget.checked = draft.value;
          void turn(checked);
        }}
      />
    </Row>
  );
}
