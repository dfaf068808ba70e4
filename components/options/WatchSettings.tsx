import type { Settings } from '@/utils/domain/settings';
import { WATCH_PERIODS } from '@/utils/domain/watch';
import type { Call } from '@/utils/rpc/client';
import { t } from '../text';
import { PERIOD_WORD } from '../watchlist/watch-words';
import { DraftTrouble } from './DraftTrouble';
import type { RequestNotifications } from './NotifyScanEnd';
import { NotifyWatch } from './NotifyWatch';
import { Pick } from './Pick';
import { QuietHoursRow } from './QuietHoursRow';
import { Row } from './Row';
import type { RequestOrigin } from './request-origin';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';
import { WebhookRow } from './WebhookRow';

interface WatchSettingsProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly call: Call;
  readonly requestNotifications: RequestNotifications;
  readonly requestOrigin: RequestOrigin;
}

/** How often the watchlist looks, and how a change is told. */
export function WatchSettings(props: WatchSettingsProps) {
  const { settings, save, call, requestNotifications, requestOrigin } = props;
  const draft = useDraft(settings.watchPeriod, (watchPeriod) => save({ watchPeriod }));
  return (
    <>
      <Row
        label={t('setWatchPeriod')}
        control="watch-period"
        setting="watchPeriod"
        note={t('setWatchPeriodNote')}
        status={<SaveStatus saving={draft.saving} />}
        trouble={<DraftTrouble draft={draft} />}
      >
        <Pick
          id="watch-period"
          value={draft.value}
          options={WATCH_PERIODS.map((period) => [period, t(PERIOD_WORD[period])] as const)}
          onPick={(period) => void draft.put(period)}
        />
      </Row>
      <NotifyWatch {...{ settings, save, call, requestNotifications }} />
      <QuietHoursRow hours={settings.quietHours} save={save} />
      <WebhookRow call={call} requestOrigin={requestOrigin} />
    </>
  );
}
