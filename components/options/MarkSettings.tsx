import type { Settings } from '@/utils/domain/settings';
import type { Call } from '@/utils/rpc/client';
import { t } from '../text';
import { EverySite } from './EverySite';
import { MarkSites } from './MarkSites';
import { PermissionTrouble } from './PermissionTrouble';
import { Pick } from './Pick';
import type { PageDoors } from './page-doors';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import { usePageAccess } from './use-page-access';
import type { SaveSettings } from './use-settings';

interface MarkSettingsProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly call: Call;
  readonly doors: PageDoors;
}

/** Marks beside links: off, on chosen sites or on all; the browser is asked at the moment of the choice. */
export function MarkSettings({ settings, save, call, doors }: MarkSettingsProps) {
  const draft = useDraft(settings.marksOn, (marksOn) => save({ marksOn }));
  const { access, reload, refused, setRefused, allow } = usePageAccess(call, doors);
  const missing = draft.value === 'all' && access !== null && !access.every;

  const pick = async (marksOn: Settings['marksOn']): Promise<void> => {
    setRefused(false);
    // The browser asks only while the click lasts, so nothing may be awaited before this.
    if (marksOn === 'all' && !(await allow())) return;
    await draft.put(marksOn);
    void reload();
  };

  return (
    <>
      <Row
        label={t('setMarks')}
        control="marks-on"
        setting="marksOn"
        note={t('setMarksNote')}
        noteId="marks-on-note"
        status={<SaveStatus saving={draft.saving} />}
        trouble={
          <PermissionTrouble
            draft={draft}
            problem={refused ? t('setMarksRefused') : missing ? t('setMarksMissing') : ''}
            missing={missing}
            allow={allow}
          />
        }
      >
        <Pick
          id="marks-on"
          value={draft.value}
          describedBy="marks-on-note"
          options={[
            ['none', t('setMarksOff')],
            ['sites', t('setMarksSites')],
            ['all', t('setMarksAll')],
          ]}
          onPick={(marksOn) => void pick(marksOn)}
        />
      </Row>
      {draft.value === 'sites' && <MarkSites {...{ settings, save, call, doors, access }} reload={reload} />}
      <EverySite
        isHeld={access?.every === true}
        isNeeded={draft.value === 'all' || settings.clickGuard}
        {...{ doors }}
        reload={reload}
      />
    </>
  );
}
