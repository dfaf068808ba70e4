import type { DownloadAccess } from '@/utils/domain/download';
import type { Settings } from '@/utils/domain/settings';
import { t } from '../text';
import { DraftTrouble } from './DraftTrouble';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

interface HoldDownloadsProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly access: DownloadAccess | null;
}

/** Whether a new download is paused until its address is checked. Firefox, where no pause is harmless, says so. */
export function HoldDownloads({ settings, save, access }: HoldDownloadsProps) {
  const draft = useDraft(settings.downloadHold, (downloadHold) => save({ downloadHold }));
  if (access === null) return null;
  if (!access.supported) return <Row label={t('setHold')} labelId="hold" note={t('setHoldFirefox')} />;
  return (
    <Row
      label={t('setHold')}
      control="hold-downloads"
      setting="downloadHold"
      note={t('setHoldNote')}
      noteId="hold-downloads-note"
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      <input
        class="switch"
        id="hold-downloads"
        type="checkbox"
        aria-describedby="hold-downloads-note"
        checked={draft.value}
        onChange={(event) => void draft.put(event.currentTarget.checked)}
      />
    </Row>
  );
}
