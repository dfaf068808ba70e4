import { useEffect } from 'preact/hooks';
import { call as backgroundCall, type Call } from '@/utils/rpc/client';
import { watch as backgroundWatch } from '@/utils/rpc/live';
import { CheckDownloads } from '../options/CheckDownloads';
import type { DownloadDoors } from '../options/download-doors';
import { KeySection } from '../options/KeySection';
import { MarkSettings } from '../options/MarkSettings';
import { NotifyScanEnd, type RequestNotifications } from '../options/NotifyScanEnd';
import type { PageDoors } from '../options/page-doors';
import type { RequestOrigin } from '../options/request-origin';
import { Section } from '../options/Section';
import { Trouble } from '../options/Trouble';
import { useAccess } from '../options/use-access';
import { useSettings } from '../options/use-settings';
import { Mark } from '../parts/Mark';
import { t } from '../text';
import { useQuota } from '../workspace/use-quota';
import { InShort } from './InShort';
import { PinIcon, type Toolbar } from './PinIcon';
import { TryOut } from './TryOut';

interface WelcomeProps {
  readonly requestOrigin: RequestOrigin;
  readonly requestNotifications: RequestNotifications;
  readonly downloadDoors: DownloadDoors;
  readonly pageDoors: PageDoors;
  readonly toolbar: Toolbar;
  readonly isOnToolbar: () => Promise<boolean>;
  readonly call?: Call;
  readonly watch?: typeof backgroundWatch;
}

/**
 * Opened once, after the installation. Everything on it is also in the settings or can be done without; it asks
 * for nothing before it is clicked, and spends no request.
 */
export function Welcome(props: WelcomeProps) {
  const { requestOrigin, requestNotifications, downloadDoors: doors, pageDoors } = props;
  const { toolbar, isOnToolbar } = props;
  const { call = backgroundCall, watch = backgroundWatch } = props;
  const { result, load, save } = useSettings(call);
  const { access, reload } = useAccess(call);
  const quota = useQuota(call, watch);
  const settings = result?.ok ? result.value : null;
  useEffect(() => {
    document.title = `${t('welcomeTitle')} – Assay`;
  }, []);

  return (
    <>
      <header class="bar">
        <Mark />
        <span class="bar-name" translate={false}>
          Assay
        </span>
        <a class="bar-end" href="/options.html">
          {t('welcomeAll')}
        </a>
      </header>
      <main class="welcome">
        <div class="welcome-about">
          <h1>{t('welcomeTitle')}</h1>
          <p class="welcome-lead">{t('welcomeLead')}</p>
          <InShort />
        </div>
        <div class="welcome-steps">
          {result && !result.ok && <Trouble failure={result.failure} onRetry={() => void load()} />}
          {settings && (
            <>
              <Section id="key" title={t('welcomeKey')}>
                <KeySection {...{ call, quota, requestOrigin }} apiAddress={settings.apiAddress} />
              </Section>
              <Section id="itself" title={t('setItself')}>
                <CheckDownloads {...{ settings, save, access, reload, doors }} />
                <NotifyScanEnd {...{ settings, save, requestNotifications }} />
                <MarkSettings {...{ settings, save, call }} doors={pageDoors} />
              </Section>
              <Section id="try" title={t('welcomeTry')}>
                <TryOut call={call} quota={quota} />
              </Section>
            </>
          )}
        </div>
        <div class="welcome-rest">
          <PinIcon toolbar={toolbar} isOnToolbar={isOnToolbar} />
          <p class="small dim">{t('notAffiliated')}</p>
        </div>
      </main>
    </>
  );
}
