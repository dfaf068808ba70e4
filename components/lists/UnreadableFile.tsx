import { visibleText } from '@/utils/domain/visible-text';
import { t } from '../text';
import type { ListSource } from './read-source';

interface Props {
  /** Null where every file can be read. */
  readonly file: Blob | null;
  readonly source: ListSource;
}

/** Says that the browser cannot read a file, and of several, which. */
export function UnreadableFile({ file, source }: Props) {
  if (file === null) return null;
  const isOneOfSeveral = file instanceof File && source.length > 1;
  return (
    <p class="option-problem" role="alert">
      {isOneOfSeveral ? t('dlSpoken', visibleText(file.name, 200), t('fileUnreadable')) : t('fileUnreadable')}
    </p>
  );
}
