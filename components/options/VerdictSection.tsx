import type { Settings } from '@/utils/domain/settings';
import { t, tn } from '../text';
import { Choice } from './Choice';
import { DraftTrouble } from './DraftTrouble';
import { LockedNote } from './LockedNote';
import { useLocked } from './locked';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { Stepper } from './Stepper';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

const MALICIOUS_FROM = { least: 1, most: 20 };
const DAYS = [7, 14, 30, 60, 90, 180, 365];

/** When a report is called malicious, and when it is called old. */
export function VerdictSection({ settings, save }: { settings: Settings; save: SaveSettings }) {
  const from = useDraft(settings.maliciousFrom, (maliciousFrom) => save({ maliciousFrom }));
  return (
    <>
      <Row
        label={t('setMaliciousFrom')}
        labelId="malicious-from"
        setting="maliciousFrom"
        note={t('setMaliciousFromNote')}
        status={<SaveStatus saving={from.saving} />}
        trouble={<DraftTrouble draft={from} />}
      >
        <Stepper
          {...MALICIOUS_FROM}
          value={from.value}
          text={tn('setEngines', from.value)}
          labelledBy="malicious-from"
          onChange={(value) => void from.put(value)}
        />
      </Row>
      <OldAfter settings={settings} save={save} />
    </>
  );
}

function OldAfter({ settings, save }: { settings: Settings; save: SaveSettings }) {
  const kept = { urlOldAfterDays: settings.urlOldAfterDays, fileOldAfterDays: settings.fileOldAfterDays };
  const draft = useDraft(kept, save);
  const [links, files] = [useLocked('urlOldAfterDays'), useLocked('fileOldAfterDays')];
  const days = (count: number): string => tn('setDays', count);
  return (
    <Row
      label={t('setOld')}
      labelId="old-after"
      note={
        <>
          {t('setOldNote')}
          {(links || files) && <LockedNote />}
        </>
      }
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      <fieldset class="old-after" aria-labelledby="old-after">
        <label for="old-links">
          {t('setOldLinks')}
          <Choice
            id="old-links"
            disabled={links}
            value={draft.value.urlOldAfterDays}
            options={DAYS}
            text={days}
            onChange={(urlOldAfterDays) => void draft.put({ ...draft.value, urlOldAfterDays })}
          />
        </label>
        <label for="old-files">
          {t('setOldFiles')}
          <Choice
            id="old-files"
            disabled={files}
            value={draft.value.fileOldAfterDays}
            options={DAYS}
            text={days}
            onChange={(fileOldAfterDays) => void draft.put({ ...draft.value, fileOldAfterDays })}
          />
        </label>
      </fieldset>
    </Row>
  );
}
