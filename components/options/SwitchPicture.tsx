import { t } from '../text';

/** A drawing of the browser's own page with the switch to look for; its words are the browser's. */
export function SwitchPicture() {
  return (
    <div class="switch-picture" role="img" aria-label={t('setReadFilesPicture')}>
      <p>
        <span>{t('chromePin')}</span>
        <i />
      </p>
      <p>
        <span>{t('chromeIncognito')}</span>
        <i />
      </p>
      <p class="hit">
        <span>{t('chromeFileUrls')}</span>
        <i class="on" />
      </p>
    </div>
  );
}
