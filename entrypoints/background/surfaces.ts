import { showBadge } from '@/utils/platform/badge';
import { notifyEnd } from '@/utils/platform/notices';
import { tellPages } from '@/utils/platform/page-scripts';
import { type LiveServer, serveLive } from '@/utils/rpc/live-server';
import type { Topic } from '@/utils/rpc/protocol';
import { type CheckRow, viewOf } from '@/utils/services/checks/row';
import type { Services } from './compose';
import type { ListListeners } from './compose-lists';
import { createDownloadSurfaces, type DownloadSurfaces } from './download-surfaces';
import { createListSurfaces } from './list-surfaces';
import { toldSoon } from './told-soon';
import { createUploadSurfaces, type UploadSurfaces } from './upload-surfaces';

/** What changes reach: open popups and cards over their ports, and the badge of the tab that asked. */
export interface Surfaces {
  check(row: CheckRow): void;
  quota(): void;
  history(): void;
  log(): void;
  settings(): void;
  readonly downloads: DownloadSurfaces;
  readonly uploads: UploadSurfaces;
  readonly outbox: { changed(): void };
  readonly lists: ListListeners;
  readonly watch: { changed(): void };
}

/** Registers the ports' listener; call it in the worker's first synchronous turn. */
export function createSurfaces(services: () => Services): Surfaces {
  const live: LiveServer = serveLive({
    currentCheck: (id) => services().checks.get(id),
    cardCheck: async ({ tabId, document }) => {
      const card = await services().cards.in(tabId, document);
      return card && services().checks.get(card.checkId);
    },
    currentQuota: () => services().quotaView(),
  });

  async function badge(row: CheckRow): Promise<void> {
    const tabs = await services().cards.tabsOf(row.id);
    await Promise.all(tabs.map((tabId) => showBadge(tabId, row.state)));
  }

  /** Scans are followed for minutes: whoever looked away is told, if that is wanted. */
  async function notify(row: CheckRow): Promise<void> {
    const wasFollowed = row.stage === 'ended' && row.scanned;
    if (!wasFollowed || row.ephemeral || live.isWatched(row.id)) return;
    const settings = await services().settings.read();
    if (!settings.ok || !settings.value.notifyScanEnd) return;
    const { kind, value } = row.indicator;
    const upload = kind === 'file' ? await services().uploads.get(value) : null;
    await notifyEnd(viewOf(row), upload?.checkId === row.id ? upload.name : null);
  }

  /** Pages in front that carry marks ask anew; the others do when somebody looks at them. */
  async function marks(): Promise<void> {
    const settings = await services().settings.read();
    const wanted = settings.ok && (settings.value.marksOn !== 'none' || settings.value.clickGuard);
    if (wanted) await tellPages('in-front');
  }

  const told = (topic: Topic): (() => void) => toldSoon(() => live.pushChanged(topic));
  const report = (where: string) => (error: unknown) => services().onBug(where, error);
  const marksSoon = toldSoon(() => void marks().catch(report('marks')));
  return {
    downloads: createDownloadSurfaces(services, live),
    uploads: createUploadSurfaces(live),
    outbox: { changed: told('outbox') },
    lists: createListSurfaces(services, live),
    watch: { changed: told('watchlist') },
    history: told('history'),
    log: told('log'),
    settings: told('settings'),
    check(row) {
      live.pushCheck(viewOf(row));
      if (row.stage === 'ended' && !row.ephemeral) marksSoon();
      badge(row).catch(report('badge'));
      notify(row).catch(report('notice'));
    },
    quota() {
      services()
        .quotaView()
        .then((quota) => live.pushQuota(quota), report('quota'));
    },
  };
}
