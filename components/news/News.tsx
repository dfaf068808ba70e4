import { useEffect } from 'preact/hooks';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { longDate, t } from '../text';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { RELEASES } from './releases';

/** What each version brought, newest first. Whoever opens it has read it. */
export function News() {
  const quota = useQuota(call, watch);
  useEffect(() => void call('newsRead', null), []);
  return (
    <Shell quota={quota} current="news">
      <h1>{t('newsTitle')}</h1>
      {RELEASES.map(({ version, at, points }) => (
        <section key={version} class="panel release" aria-labelledby={`v${version}`}>
          <h2 id={`v${version}`}>{t('newsVersion', version)}</h2>
          <p class="small dim">{longDate(at)}</p>
          <ul>
            {points.map((point) => (
              <li key={point}>{t(point)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="small dim release-end">
        {t('notAffiliated')} <a href="/licenses.txt">{t('newsLicenses')}</a>
      </p>
    </Shell>
  );
}
