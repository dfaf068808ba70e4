import type { Settings } from '@/utils/domain/settings';
import type { Call } from '@/utils/rpc/client';
import { CheckDownloads } from './CheckDownloads';
import { DownloadFiles } from './DownloadFiles';
import type { DownloadDoors } from './download-doors';
import { HoldDownloads } from './HoldDownloads';
import { NotifyDownloads } from './NotifyDownloads';
import type { RequestNotifications } from './NotifyScanEnd';
import { ReadFiles } from './ReadFiles';
import { useAccess } from './use-access';
import type { SaveSettings } from './use-settings';

interface DownloadSettingsProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly call: Call;
  readonly doors: DownloadDoors;
  readonly requestNotifications: RequestNotifications;
}

/** All about finished downloads. What only matters while they are checked is shown only then. */
export function DownloadSettings(props: DownloadSettingsProps) {
  const { settings, save, call, doors, requestNotifications } = props;
  const { access, reload } = useAccess(call);
  return (
    <>
      <CheckDownloads {...{ settings, save, access, reload, doors }} />
      {access && <ReadFiles {...{ settings, save, access, reload, doors }} />}
      {settings.downloads !== 'off' && (
        <>
          <DownloadFiles settings={settings} save={save} />
          {settings.downloads === 'on' && <HoldDownloads {...{ settings, save, access }} />}
          <NotifyDownloads {...{ settings, save, access, reload, requestNotifications }} />
        </>
      )}
    </>
  );
}
