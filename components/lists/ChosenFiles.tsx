import { useId } from 'preact/hooks';
import { visibleText } from '@/utils/domain/visible-text';
import { Icon } from '../parts/Icon';
import { bytes, t } from '../text';

interface Props {
  readonly files: readonly Blob[];
  readonly disabled: boolean;
  /** Those that are left. */
  readonly onFiles: (files: readonly Blob[]) => void;
}

/** The files that are read one after the other; each can be left out again, and without any the field is back. */
export function ChosenFiles({ files, disabled, onFiles }: Props) {
  const id = useId();
  const without = (index: number): void => onFiles(files.filter((_, each) => each !== index));
  return (
    <ul class="source-files">
      {files.map((file, index) => {
        const name = file instanceof File ? visibleText(file.name, 200) : '';
        return (
          <li key={index} class="row">
            <Icon name="file" />
            <bdi id={`${id}-${index}`} class="cut-text">
              {name}
            </bdi>
            <span class="dim">{bytes(file.size)}</span>
            {!disabled && (
              <button
                type="button"
                class="btn ghost sm icon"
                aria-label={t('listOtherSource')}
                aria-describedby={`${id}-${index}`}
                title={t('listOtherSource')}
                onClick={() => without(index)}
              >
                <Icon name="x" size={14} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
