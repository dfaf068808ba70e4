import type { DownloadAccess } from '@/utils/domain/download';
import type { Settings } from '@/utils/domain/settings';
import { Icon } from '../parts/Icon';
import { bytes, t } from '../text';
import { Choice } from './Choice';
import { DraftTrouble } from './DraftTrouble';
import type { DownloadDoors } from './download-doors';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { SwitchPicture } from './SwitchPicture';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

const GIGABYTE = 1_000_000_000;
const SIZES = [0.1, 0.25, 0.5, 1, 2, 5, 10, 50, 1_000].map((size) => size * GIGABYTE);

interface ReadFilesProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly access: DownloadAccess;
  readonly reload: () => Promise<void>;
  readonly doors: DownloadDoors;
}

/** Whether finished files can be read: Chrome's switch with a picture, its state, and what Firefox cannot do. */
export function ReadFiles({ settings, save, access, reload, doors }: ReadFilesProps) {
  if (!access.supported) {
    return (
      <Row label={t('setReadFiles')} labelId="read-files" note={t('setReadFilesFirefox')}>
        <a class="btn sm" href="/workspace.html#downloads">
          {t('setReadFilesPage')}
        </a>
      </Row>
    );
  }
  const grant = async (): Promise<void> => {
    // A refusal leaves the line below as it is: it says that a permission is missing.
    await doors.requestFiles().catch(() => false);
    await reload();
  };
  return (
    <>
      <div class="option option-picture" data-file-access={accessName(access)}>
        <div class="option-text">
          <p class="option-label" id="read-files">
            {t('setReadFiles')}
          </p>
          <p class="option-note">{t('setReadFilesHow')}</p>
          <div class="option-control read-files">
            {!access.allowed && (
              <button type="button" class="btn sm" onClick={() => void doors.openExtensionPage()}>
                {t('setReadFilesOpen')}
              </button>
            )}
            {access.allowed && !access.granted && (
              <button type="button" class="btn sm" onClick={() => void grant()}>
                {t('allowAccess')}
              </button>
            )}
            {access.allowed && access.granted && <Icon name="check" />}
            <span class="option-note" role="status">
              {t(STATE[accessName(access)])}
            </span>
          </div>
        </div>
        <SwitchPicture />
      </div>
      {access.allowed && access.granted && <LargestFile settings={settings} save={save} />}
    </>
  );
}

const STATE = { off: 'setReadFilesOff', missing: 'setReadFilesGrant', on: 'setReadFilesOn' } as const;

function accessName({ allowed, granted }: DownloadAccess): keyof typeof STATE {
  if (!allowed) return 'off';
  return granted ? 'on' : 'missing';
}

function LargestFile({ settings, save }: Pick<ReadFilesProps, 'settings' | 'save'>) {
  const draft = useDraft(settings.downloadMaxHash, (downloadMaxHash) => save({ downloadMaxHash }));
  return (
    <Row
      label={t('setMaxHash')}
      control="max-hash"
      setting="downloadMaxHash"
      note={t('setMaxHashNote')}
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      <Choice
        id="max-hash"
        value={draft.value}
        options={SIZES}
        text={bytes}
        onChange={(size) => void draft.put(size)}
      />
    </Row>
  );
}
