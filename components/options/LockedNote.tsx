import { Glyph } from '../parts/Glyph';
import { t } from '../text';

/** Says why a control cannot be used: an administrator has set it. */
export function LockedNote() {
  return (
    <span class="option-locked">
      <Glyph name="private" size={12} />
      {t('setLocked')}
    </span>
  );
}
