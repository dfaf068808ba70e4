import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { t } from '../text';
import { ChosenFiles } from './ChosenFiles';
import type { ListSource } from './read-source';
import { useTyped } from './use-typed';
import { withFiles } from './with-files';

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly source: ListSource;
  readonly onSource: (source: ListSource) => void;
  readonly disabled: boolean;
  /** Lines of the field. */
  readonly rows?: number;
  readonly autofocus?: boolean;
}

/** A field to paste into, or the files that were chosen in its place. */
export function SourceField({ field, source, onSource, disabled, rows = 10, autofocus = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const typed = useTyped(source);
  return (
    <div class="source">
      {typeof source !== 'string' ? (
        <ChosenFiles
          files={source}
          disabled={disabled}
          onFiles={(files) => onSource(files.length === 0 ? (typed.current ?? '') : files)}
        />
      ) : (
        <label class="list-label">
          {t('listText')}
          <textarea
            ref={field}
            class="mono"
            rows={rows}
            autofocus={autofocus}
            spellcheck={false}
            autocomplete="off"
            disabled={disabled}
            placeholder={t('listExample')}
            value={source}
            onInput={(event) => onSource(event.currentTarget.value)}
          />
        </label>
      )}
      <p class="row source-or">
        <button type="button" class="btn sm" disabled={disabled} onClick={() => input.current?.click()}>
          <Icon name="file" size={14} />
          {t('chooseFile')}
        </button>
        <span class="small dim">{t('listFormats')}</span>
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('chooseFile')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          if (files.length > 0) onSource(withFiles(source, files));
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
