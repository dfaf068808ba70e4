import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import { OutLink } from '../parts/OutLink';
import { t } from '../text';

/** How to come by a key, for those who have none: this page opens by itself after the installation. */
export function KeySteps() {
  return (
    <div class="option option-wide">
      <ol class="key-steps">
        <li>{t('firstStep1')}</li>
        <li>
          {t('firstStep2')}{' '}
          <OutLink href={`${VIRUSTOTAL_ADDRESS}/gui/my-apikey`} class="key-link">
            virustotal.com/gui/my-apikey
          </OutLink>
        </li>
        <li>{t('firstStep3')}</li>
      </ol>
      <p class="option-note">
        {t('firstWhyKey')} {t('keyTerms')}
      </p>
    </div>
  );
}
