import { useEffect, useRef, useState } from 'preact/hooks';
import type { DownloadKind, Settings } from '@/utils/domain/settings';
import { KIND } from '../downloads/row-text';
import { t } from '../text';
import { DraftTrouble } from './DraftTrouble';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

const KINDS = Object.keys(KIND) as readonly DownloadKind[];
/** After so many milliseconds without a key press the endings are kept. */
const PAUSE = 500;

interface DownloadFilesProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
}

/** Which finished downloads are checked by themselves: kinds to tick, and endings of the user's own. */
export function DownloadFiles({ settings, save }: DownloadFilesProps) {
  const draft = useDraft(settings.downloadKinds, (downloadKinds) => save({ downloadKinds }));
  const turn = (kind: DownloadKind, on: boolean): void => {
    const without = draft.value.filter((one) => one !== kind);
    void draft.put(on ? [...without, kind] : without);
  };
  return (
    <>
      <Row
        wide
        label={t('setKinds')}
        setting="downloadKinds"
        labelId="kinds"
        note={t('setKindsNote')}
        status={<SaveStatus saving={draft.saving} />}
        trouble={<DraftTrouble draft={draft} />}
      >
        <fieldset class="kinds" aria-labelledby="kinds">
          {KINDS.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={draft.value.includes(kind)}
                onChange={(event) => turn(kind, event.currentTarget.checked)}
              />
              <span>{t(KIND[kind])}</span>
            </label>
          ))}
        </fieldset>
      </Row>
      <Endings settings={settings} save={save} />
    </>
  );
}

function Endings({ settings, save }: DownloadFilesProps) {
  const draft = useDraft(settings.downloadExtensions, (downloadExtensions) => save({ downloadExtensions }));
  const [typed, setTyped] = useState<string | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const keep = (text: string): void => {
    clearTimeout(pause.current);
    const endings = text.split(/[\s,;]+/).filter((ending) => ending !== '');
    if (endings.join(' ') !== draft.value.join(' ')) void draft.put(endings);
  };
  return (
    <Row
      wide
      label={t('setEndings')}
      control="endings"
      setting="downloadExtensions"
      note={t('setEndingsNote')}
      noteId="endings-note"
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      <span class="field">
        <input
          class="mono"
          id="endings"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="endings-note"
          value={typed ?? draft.value.join(' ')}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            clearTimeout(pause.current);
            pause.current = setTimeout(() => keep(text), PAUSE);
          }}
          onBlur={() => {
            if (typed !== null) keep(typed);
            // From here on the field shows what was kept of it.
            setTyped(null);
          }}
        />
      </span>
    </Row>
  );
}
