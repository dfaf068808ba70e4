import { isNamelessUrl } from '@/utils/domain/nameless';
import { searchLink } from '@/utils/domain/permalink';
import { Address } from '../parts/Address';
import { OutLink } from '../parts/OutLink';
import { t } from '../text';
import type { PaneProps } from './CheckPane';
import { hostOfUrl } from './ReportPane';

/**
 * VirusTotal has no report: look at the host instead, or submit the link, knowing what that means. A file is uploaded
 * from a tab, which does not close over the browser's choice of files as the popup does.
 */
export function UnknownPane({
  check,
  onDialog,
  onDomain,
}: Pick<PaneProps, 'check' | 'onDialog' | 'onDomain'>) {
  const { indicator } = check;
  const text = check.sent ?? indicator.value;
  const nameless = isNamelessUrl(indicator);
  const host = indicator.kind === 'url' ? hostOfUrl(text) : null;
  return (
    <>
      {host && (
        <section class="next">
          <h2>{t('nextHost')}</h2>
          <div class="grow">
            <p>
              <Address text={host.value} />
            </p>
            <p class="small dim">{t('nextHostCost')}</p>
          </div>
          <button type="button" class="btn primary" onClick={() => onDomain(host)}>
            {t(host.kind === 'ip' ? 'ipInstead' : 'domainInstead')}
          </button>
        </section>
      )}
      {nameless && (
        <section class="next">
          <p class="muted">{t('nextNameless')}</p>
        </section>
      )}
      {indicator.kind === 'url' && !nameless && (
        <section class="next">
          <h2>{t('nextSubmit')}</h2>
          <div class="grow">
            <p class="muted">{t('nextSubmitSay')}</p>
            <p class="small dim">{t('submitCost')}</p>
          </div>
          <button type="button" class="btn" onClick={() => onDialog('submit')}>
            {t('submitPublicly')}
          </button>
        </section>
      )}
      {indicator.kind === 'file' && (
        <section class="next">
          <h2>{t('upload')}</h2>
          <div class="grow">
            <p class="muted">{t('uploadThere')}</p>
          </div>
          <a class="btn" href="/workspace.html#downloads" target="_blank" rel="noopener noreferrer">
            {t('setReadFilesPage')}
          </a>
        </section>
      )}
      <div class="actions">
        <span class="grow" />
        <OutLink href={searchLink(text)}>{t('openOnVt')}</OutLink>
      </div>
    </>
  );
}
