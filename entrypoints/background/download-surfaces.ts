import { showDownloadsBadge } from '@/utils/platform/badge';
import { notifyAsking, notifyDownload } from '@/utils/platform/download-notices';
import type { LiveServer } from '@/utils/rpc/live-server';
import { badgeOf, newsOf } from '@/utils/services/downloads/news';
import { type DownloadRow, viewOf } from '@/utils/services/downloads/row';
import type { Services } from './compose';

/** More than four times a second nobody reads. */
const TELL_EVERY = 250;

/** What changes of downloads reach: an open list, the badge, and notifications. */
export interface DownloadSurfaces {
  changed(): void;
  isNew(row: DownloadRow): void;
  rests(row: DownloadRow): void;
}

export function createDownloadSurfaces(services: () => Services, live: LiveServer): DownloadSurfaces {
  let due = false;
  const report = (where: string) => (error: unknown) => services().onBug(where, error);

  function tell(): void {
    due = false;
    live.pushChanged('downloads');
    badgeOf(services().downloadTable).then(showDownloadsBadge).catch(report('badge'));
  }

  /** Whoever looks at the list needs no notification. */
  async function notify(row: DownloadRow): Promise<void> {
    if (live.isTopicWatched('downloads')) return;
    const settings = await services().settings.read();
    const news = settings.ok ? await newsOf(row, settings.value, services().downloadTable) : null;
    if (news) await notifyDownload(news);
  }

  async function ask(row: DownloadRow): Promise<void> {
    if (row.stage !== 'asking' || live.isTopicWatched('downloads')) return;
    const settings = await services().settings.read();
    if (settings.ok && settings.value.downloadNotify !== 'never') await notifyAsking(viewOf(row));
  }

  const changed = (): void => {
    if (due) return;
    due = true;
    setTimeout(tell, TELL_EVERY);
  };
  return {
    changed,
    isNew(row) {
      changed();
      ask(row).catch(report('notice'));
    },
    rests(row) {
      notify(row).catch(report('notice'));
    },
  };
}
