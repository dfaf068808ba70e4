import { t } from '../text';
import type { Saving } from './use-draft';

/** Says politely that a change is kept. Always in the page, or a screen reader would miss the first time. */
export function SaveStatus({ saving }: { saving: Saving }) {
  return (
    <span class="option-saved" role="status">
      {saving.at === 'saved' ? t('setSaved') : ''}
    </span>
  );
}
