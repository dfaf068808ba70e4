import { call as backgroundCall, type Call } from '@/utils/rpc/client';
import { watch as backgroundWatch } from '@/utils/rpc/live';
import { t } from '../text';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { DownloadSettings } from './DownloadSettings';
import type { DownloadDoors } from './download-doors';
import { GatewaySection } from './GatewaySection';
import { GuardSettings } from './GuardSettings';
import { Index } from './Index';
import { KeySection } from './KeySection';
import { MarkSettings } from './MarkSettings';
import { NotifyScanEnd, type RequestNotifications } from './NotifyScanEnd';
import { PrivateHosts } from './PrivateHosts';
import type { PageDoors } from './page-doors';
import { Reserve } from './Reserve';
import { Retention } from './Retention';
import type { RequestOrigin } from './request-origin';
import { Section } from './Section';
import { Trouble } from './Trouble';
import { TryIt } from './TryIt';
import { useSettings } from './use-settings';
import { VerdictSection } from './VerdictSection';
import { WatchSettings } from './WatchSettings';

const IDS = ['key', 'itself', 'pages', 'watchlist', 'kept', 'privacy', 'verdict', 'gateway'] as const;

interface OptionsProps {
  readonly requestOrigin: RequestOrigin;
  readonly requestNotifications: RequestNotifications;
  readonly downloadDoors: DownloadDoors;
  readonly pageDoors: PageDoors;
  readonly call?: Call;
  readonly watch?: typeof backgroundWatch;
}

/** The settings page: every change is kept at once, and says so. */
export function Options(props: OptionsProps) {
  const { requestOrigin, requestNotifications, downloadDoors: doors, pageDoors } = props;
  const { call = backgroundCall, watch = backgroundWatch } = props;
  const { result, load, save } = useSettings(call);
  const quota = useQuota(call, watch);
  const titles = {
    key: t('setKey'),
    itself: t('setItself'),
    pages: t('setPages'),
    watchlist: t('tabWatchlist'),
    kept: t('setKept'),
    privacy: t('setPrivacy'),
    verdict: t('setVerdict'),
    gateway: t('setGateway'),
  };
  const settings = result?.ok ? result.value : null;

  return (
    <Shell quota={quota} current="settings">
      <div class="options">
        <div class="options-column">
          <h1 id="settings">{t('tabSettings')}</h1>
          {/* No defaults in the place of settings that cannot be read: saving one would overwrite the rest (faults.md §4.23). */}
          {result && !result.ok && <Trouble failure={result.failure} onRetry={() => void load()} />}
          {settings && (
            <>
              <Section id="key" title={titles.key}>
                <KeySection {...{ call, quota, requestOrigin }} apiAddress={settings.apiAddress} />
                <Reserve settings={settings} day={quota?.limits.day} save={save} />
              </Section>
              <Section id="itself" title={titles.itself}>
                <DownloadSettings {...{ settings, save, call, doors, requestNotifications }} />
                <NotifyScanEnd {...{ settings, save, requestNotifications }} />
              </Section>
              <Section id="pages" title={titles.pages}>
                <MarkSettings {...{ settings, save, call }} doors={pageDoors} />
                <GuardSettings {...{ settings, save, call }} doors={pageDoors} />
              </Section>
              <Section id="watchlist" title={titles.watchlist}>
                <WatchSettings {...{ settings, save, call, requestNotifications, requestOrigin }} />
              </Section>
              <Section id="kept" title={titles.kept}>
                <Retention settings={settings} save={save} />
              </Section>
              <Section id="privacy" title={titles.privacy}>
                <PrivateHosts hosts={settings.privateHosts} save={(privateHosts) => save({ privateHosts })} />
                <TryIt privateHosts={settings.privateHosts} />
              </Section>
              <Section id="verdict" title={titles.verdict}>
                <VerdictSection settings={settings} save={save} />
              </Section>
              <Section id="gateway" title={titles.gateway}>
                <GatewaySection address={settings.apiAddress} save={save} requestOrigin={requestOrigin} />
              </Section>
            </>
          )}
        </div>
        {settings && <Index ids={IDS} titles={titles} />}
      </div>
    </Shell>
  );
}
