import { useState } from 'preact/hooks';
import type { Settings } from '@/utils/domain/settings';
import { t } from '../text';
import { DraftTrouble } from './DraftTrouble';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

/** Asks the browser for the permission, in a click; false when the user says no. */
export type RequestNotifications = () => Promise<boolean>;

interface NotifyScanEndProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly requestNotifications: RequestNotifications;
}

/** Whether a notification tells how a scan ended. The browser is asked at the moment it is switched on. */
export function NotifyScanEnd({ settings, save, requestNotifications }: NotifyScanEndProps) {
  const draft = useDraft(settings.notifyScanEnd, (notifyScanEnd) => save({ notifyScanEnd }));
  const [refused, setRefused] = useState(false);

  const turn = async (on: boolean): Promise<void> => {
    const granted = !on || (await requestNotifications());
    setRefused(!granted);
    if (granted) await draft.put(on);
  };

  return (
    <Row
      label={t('setNotifyScanEnd')}
      control="notify-scan-end"
      setting="notifyScanEnd"
      note={t(refused ? 'setNotifyRefused' : 'setNotifyScanEndNote')}
      noteId="notify-scan-end-note"
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      <input
        class="switch"
        id="notify-scan-end"
        type="checkbox"
        aria-describedby="notify-scan-end-note"
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
