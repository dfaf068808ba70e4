import type { DownloadView } from '@/utils/domain/download';
import { showDownloadsBadge } from '@/utils/platform/badge';
import { notifyAsking, notifyDownload } from '@/utils/platform/download-notices';
import { clearHeldNotice, notifyHeld } from '@/utils/platform/held-notices';
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
  held(download: DownloadView): Promise<boolean>;
  letGo(key: string): void;
}

export function createDownloadSurfaces(services: () => Services, live: LiveServer): DownloadSurfaces {
  let due = false;
  let notifying: Promise<void> = Promise.resolve();
  const report = (where: string) => (error: unknown) => services().onBug(where, error);

  function tell(): void {
    due = false;
    live.pushChanged('downloads');
    showBadge().catch(report('badge'));
  }

  async function showBadge(): Promise<void> {
    const { downloadTable, holds } = services();
    await showDownloadsBadge(await badgeOf(downloadTable, await holds.list()));
  }

  /** One after the other, each counting anew: of a burst the last word has to be the one that stays. */
  function notify(row: DownloadRow): void {
    notifying = notifying.then(() => notifyNow(row)).catch(report('notice'));
  }

  /** Whoever looks at the list needs no notification. */
  async function notifyNow(row: DownloadRow): Promise<void> {
    if (live.isTopicWatched('downloads')) return;
    const settings = await services().settings.read();
    const news = settings.ok ? await newsOf(row, settings.value, services().downloadTable) : null;
    if (news) await notifyDownload(news);
  }

  /** A question, not news: it is asked also where no news of downloads is wanted. Who sees the list sees it there. */
  async function tellHeld(download: DownloadView): Promise<boolean> {
    return live.isTopicWatched('downloads') || notifyHeld(download);
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
      notify(row);
    },
    held: tellHeld,
    letGo(key) {
      clearHeldNotice(key).catch(report('notice'));
    },
  };
}
