import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import { call as backgroundCall, type Call } from '@/utils/rpc/client';
import { watch as backgroundWatch } from '@/utils/rpc/live';
import { t } from '../text';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { RestoreBackup } from './backup/RestoreBackup';
import { SaveBackup } from './backup/SaveBackup';
import type { RequestNeeded } from './backup/use-restore-backup';
import { DirectSection } from './DirectSection';
import { DownloadSettings } from './DownloadSettings';
import type { DownloadDoors } from './download-doors';
import { GatewaySection } from './GatewaySection';
import { GuardSettings } from './GuardSettings';
import { Index } from './Index';
import { KeySection } from './KeySection';
import { Locked } from './locked';
import { ManagedNote } from './ManagedNote';
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
import { useManaged } from './use-managed';
import { useSettings } from './use-settings';
import { VerdictSection } from './VerdictSection';
import { WatchSettings } from './WatchSettings';

const IDS = [
  'key',
  'itself',
  'pages',
  'watchlist',
  'kept',
  'privacy',
  'verdict',
  'gateway',
  'backup',
] as const;

interface OptionsProps {
  readonly requestOrigin: RequestOrigin;
  readonly requestNotifications: RequestNotifications;
  readonly downloadDoors: DownloadDoors;
  readonly requestNeeded: RequestNeeded;
  readonly pageDoors: PageDoors;
  readonly call?: Call;
  readonly watch?: typeof backgroundWatch;
}

/** The settings page: every change is kept at once, and says so. */
export function Options(props: OptionsProps) {
  const { requestOrigin, requestNotifications, downloadDoors: doors, pageDoors, requestNeeded } = props;
  const { call = backgroundCall, watch = backgroundWatch } = props;
  const { result, load, save } = useSettings(call);
  const { managed, reload } = useManaged(call, watch, load);
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
    backup: t('setBackup'),
  };
  const settings = result?.ok ? result.value : null;

  return (
    <Shell quota={quota} current="settings">
      <div class="options">
        <div class="options-column">
          <h1 id="settings">{t('tabSettings')}</h1>
          {/* No defaults in the place of settings that cannot be read: saving one would overwrite the rest (faults.md §4.23). */}
          {result && !result.ok && <Trouble failure={result.failure} onRetry={() => void load()} />}
          {managed && (
            <ManagedNote view={managed} requestOrigin={requestOrigin} onAllowed={() => void reload()} />
          )}
          {settings && managed && (
            <Locked value={new Set(managed.locked)}>
              <Section id="key" title={titles.key}>
                <KeySection
                  key={String(managed.key)}
                  {...{ call, quota, requestOrigin }}
                  apiAddress={settings.apiAddress}
                />
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
                <WatchSettings
                  key={String(managed.webhook)}
                  {...{ settings, save, call, requestNotifications, requestOrigin }}
                />
              </Section>
              <Section id="kept" title={titles.kept}>
                <Retention settings={settings} save={save} />
              </Section>
              <Section id="privacy" title={titles.privacy}>
                <PrivateHosts
                  hosts={managed.own.privateHosts}
                  managed={managed.privateHosts}
                  save={(privateHosts) => save({ privateHosts })}
                />
                <TryIt privateHosts={settings.privateHosts} />
              </Section>
              <Section id="verdict" title={titles.verdict}>
                <VerdictSection settings={settings} save={save} />
              </Section>
              <Section id="gateway" title={titles.gateway}>
                <GatewaySection address={settings.apiAddress} save={save} requestOrigin={requestOrigin} />
                {settings.apiAddress !== VIRUSTOTAL_ADDRESS && (
                  <DirectSection {...{ settings, save, call }} />
                )}
              </Section>
              <Section id="backup" title={titles.backup}>
                <SaveBackup call={call} />
                <RestoreBackup {...{ call, managed, requestNeeded }} />
              </Section>
            </Locked>
          )}
        </div>
        {settings && <Index ids={IDS} titles={titles} />}
      </div>
    </Shell>
  );
}
