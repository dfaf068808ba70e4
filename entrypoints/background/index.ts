import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onDownloadNotice } from '@/utils/platform/download-notices';
import { onDownloadFinished } from '@/utils/platform/downloads';
import { closeLocalAreaToContentScripts } from '@/utils/platform/key-value-area';
import { createMenus, onMenuClick } from '@/utils/platform/menus';
import { onNoticeClick } from '@/utils/platform/notices';
import { openOwnWindow } from '@/utils/platform/own-window';
import { serve } from '@/utils/rpc/server';
import { composeServices, type Services } from './compose';
import { createNoticePress } from './download-notice';
import { createHandlers } from './handlers';
import { createOutside } from './outside';
import { createRightClick } from './right-click';
import { createSurfaces } from './surfaces';

/** Composition root: every listener is attached in this first turn, nothing is awaited (platform.md, fact 3). */
export default defineBackground(() => {
  const surfaces = createSurfaces(() => services);
  const outside = createOutside(() => goOn());
  const services: Services = composeServices(outside, surfaces);
  const { checks, cards, clock, downloads, downloadTable, onBug, settings, table, watchOverStores } =
    services;

  /** Whatever a dead worker left behind is in the database; going on twice does no harm. */
  function goOn(): void {
    checks.resume().catch((error: unknown) => onBug('resume', error));
    goOnDownloads();
  }

  function goOnDownloads(): void {
    downloads.goOn().catch((error: unknown) => onBug('downloads', error));
  }

  serve({ handlers: createHandlers(services), onBug });
  onMenuClick(createRightClick(services));
  onDownloadFinished(goOnDownloads);
  onDownloadNotice(createNoticePress(services));
  onNoticeClick((id) => void openOwnWindow(`check=${id}`));

  browser.runtime.onInstalled.addListener(({ reason }) => {
    createMenus((problem) => onBug('menus', problem)).catch((error: unknown) => onBug('menus', error));
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  browser.runtime.onStartup.addListener(() => {
    cards.clear().catch((error: unknown) => onBug('cards', error));
    table.sweep(clock.now()).catch((error: unknown) => onBug('sweep', error));
    downloadTable.sweep(clock.now()).catch((error: unknown) => onBug('sweep', error));
  });
  settings.onChange(goOnDownloads);
  self.addEventListener('online', goOn);

  closeLocalAreaToContentScripts().catch((error: unknown) => onBug('storage', error));
  watchOverStores().catch((error: unknown) => onBug('stores', error));
  goOn();
});
