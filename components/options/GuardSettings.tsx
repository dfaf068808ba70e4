import { useEffect } from 'preact/hooks';
import type { Settings } from '@/utils/domain/settings';
import type { Call } from '@/utils/rpc/client';
import { t } from '../text';
import { Below } from './Below';
import { DraftTrouble } from './DraftTrouble';
import type { PageDoors } from './page-doors';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import { usePageAccess } from './use-page-access';
import type { SaveSettings } from './use-settings';

interface GuardSettingsProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly call: Call;
  readonly doors: Pick<PageDoors, 'requestEverySite'>;
}

/**
 * Whether Assay asks before a malicious link is opened. It works wherever the browser lets Assay in: on the sites
 * chosen for marks without another question, on all sites after one.
 */
export function GuardSettings({ settings, save, call, doors }: GuardSettingsProps) {
  const draft = useDraft(settings.clickGuard, (clickGuard) => save({ clickGuard }));
  const { access, reload, refused, setRefused, allow } = usePageAccess(call, doors);
  const some = (access?.sites.length ?? 0) > 0;
  const isOn = draft.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: sites that were chosen meanwhile are let in as well.
  useEffect(() => void reload(), [reload, settings.markSites, settings.marksOn]);

  const turn = async (on: boolean): Promise<void> => {
    setRefused(false);
    // The browser asks only while the click lasts, so nothing may be awaited before this.
    if (on && !access?.every && !some && !(await allow())) return;
    await draft.put(on);
    void reload();
  };

  const says = refused
    ? t('setMarksRefused')
    : isOn && access && !access.every
      ? t(some ? 'guardSetSome' : 'setMarksMissing')
      : '';
  return (
    <Row
      label={t('guardSet')}
      control="click-guard"
      setting="clickGuard"
      note={t('guardSetNote')}
      noteId="click-guard-note"
      status={<SaveStatus saving={draft.saving} />}
      trouble={
        <>
          <DraftTrouble draft={draft} />
          <Below>
            <p class={refused || !some ? 'option-problem' : 'small muted'} role="status">
              {says}
            </p>
            {isOn && access && !access.every && (
              <button type="button" class="btn sm" onClick={() => void allow()}>
                {t('guardSetAll')}
              </button>
            )}
          </Below>
        </>
      }
    >
      <input
        class="switch"
        id="click-guard"
        type="checkbox"
        aria-describedby="click-guard-note"
        checked={isOn}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          // Until the browser has granted it, the switch stays where it was.
          event.currentTarget.checked = isOn;
          void turn(checked);
        }}
      />
    </Row>
  );
}
