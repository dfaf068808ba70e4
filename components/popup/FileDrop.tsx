import { useRef } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { t } from '../text';

interface Props {
  /** A file dialog closes Firefox's popup and with it the choice, so there the button opens a tab first. */
  readonly pickHere: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a file can be dropped or chosen; its bytes stay here. */
export function FileDrop({ pickHere, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <section class="drop">
      <Icon name="file" />
      <div class="grow">
        <p>{t('dropFile')}</p>
        <p class="small dim">{t('dropNothingUploaded')}</p>
      </div>
      {pickHere ? (
        <button type="button" class="btn sm" onClick={() => input.current?.click()}>
          {t('chooseFile')}
        </button>
      ) : (
        <a class="btn sm" href="/popup.html#pick" target="_blank" rel="noopener">
          {t('chooseFile')}
        </a>
      )}
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={t('chooseFile')}
        onChange={(event) => {
          const file = event.currentTarget.files?.item(0);
          if (file) onFile(file);
        }}
      />
    </section>
  );
}
