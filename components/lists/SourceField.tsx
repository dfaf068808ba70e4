import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { visibleText } from '@/utils/domain/visible-text';
import { Icon } from '../parts/Icon';
import { bytes, t } from '../text';
import type { ListSource } from './read-source';

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly source: ListSource;
  readonly onSource: (source: ListSource) => void;
  readonly disabled: boolean;
  /** Lines of the field. */
  readonly rows?: number;
  readonly autofocus?: boolean;
}

/** A field to paste into, or the file that was chosen in its place. */
export function SourceField({ field, source, onSource, disabled, rows = 10, autofocus = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="source">
      {source instanceof File ? (
        <p class="row source-file">
          <Icon name="file" />
          <bdi class="cut-text">{visibleText(source.name, 200)}</bdi>
          <span class="dim">{bytes(source.size)}</span>
          {!disabled && (
            <button
              type="button"
              class="btn ghost sm icon"
              aria-label={t('listOtherSource')}
              title={t('listOtherSource')}
              onClick={() => onSource('')}
            >
              <Icon name="x" size={14} />
            </button>
          )}
        </p>
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
            value={typeof source === 'string' ? source : ''}
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
        hidden
        tabIndex={-1}
        aria-label={t('chooseFile')}
        onChange={(event) => {
          const file = event.currentTarget.files?.item(0);
          if (file) onSource(file);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
