import { visibleText } from '@/utils/domain/visible-text';
import { bytes, number, t } from '../text';

const NAME_AT_MOST = 200;
/** More are counted only. */
const SHOWN = 20;

interface Props {
  readonly files: readonly File[];
  readonly onChoose: (file: File) => void;
  readonly onCancel: () => void;
}

/** Several files were dropped: one at a time is checked, and which is the user's to say. */
export function FilesPane({ files, onChoose, onCancel }: Props) {
  return (
    <section class="several" aria-labelledby="files">
      <h1 id="files">{t('filesOne', number(files.length))}</h1>
      <p class="muted small">{t('filesChoose')}</p>
      <ul>
        {files.slice(0, SHOWN).map((file, index) => (
          <li key={index}>
            <button type="button" class="choice" onClick={() => onChoose(file)}>
              <bdi class="clamp2">{visibleText(file.name, NAME_AT_MOST)}</bdi>
              <span class="small dim">{bytes(file.size)}</span>
            </button>
          </li>
        ))}
      </ul>
      {files.length > SHOWN && <p class="small dim">{t('filesShown', number(SHOWN))}</p>}
      <div class="actions">
        <button type="button" class="btn" onClick={onCancel}>
          {t('goBack')}
        </button>
      </div>
    </section>
  );
}
