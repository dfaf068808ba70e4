import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onDownloadNotice } from '@/utils/platform/download-notices';
import { onDownloadFinished } from '@/utils/platform/downloads';
import { closeLocalAreaToContentScripts } from '@/utils/platform/key-value-area';
import { onListNotice } from '@/utils/platform/list-notices';
import { createMenus, onMenuClick } from '@/utils/platform/menus';
import { onNoticeClick } from '@/utils/platform/notices';
import { openTabs } from '@/utils/platform/open-tabs';
import { openOwnWindow, openWorkspace } from '@/utils/platform/own-window';
import { onUpdateReady } from '@/utils/platform/updates';
import { onWatchNotice } from '@/utils/platform/watch-notices';
import { serve } from '@/utils/rpc/server';
import { composeServices, type Services } from './compose';
import { createNoticePress } from './download-notice';
import { createGoOn } from './go-on';
import { createHandlers } from './handlers';
import { createOutside } from './outside';
import { createRightClick } from './right-click';
import { createSurfaces } from './surfaces';

/** Composition root: every listener is attached in this first turn, nothing is awaited (platform.md, fact 3). */
export default defineBackground(() => {
  const surfaces = createSurfaces(() => services);
  const outside = createOutside(() => goOn());
  const services: Services = composeServices(outside, surfaces);
  const { cards, clock, downloads, followAddress, onBug, settings } = services;
  const { table, tidy, watchOverStores } = services;
  const report = (where: string) => (error: unknown) => onBug(where, error);

  const goOn = createGoOn(services);
  const goOnDownloads = (): void => void downloads.goOn().catch(report('downloads'));
  const isBusy = async (): Promise<boolean> => (await table.unfinished()).length > 0;

  serve({ handlers: createHandlers(services), onBug });
  onMenuClick(createRightClick(services));
  onDownloadFinished(goOnDownloads);
  onDownloadNotice(createNoticePress(services));
  onListNotice((list) => void openWorkspace(list === null ? 'lists' : `list=${list}`));
  onWatchNotice(() => void openWorkspace('watchlist'));
  onNoticeClick((id) => void openOwnWindow(`check=${id}`));

  browser.runtime.onInstalled.addListener(({ reason }) => {
    createMenus(report('menus')).catch(report('menus'));
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  browser.runtime.onStartup.addListener(() => {
    tidy().catch(report('tidying'));
  });
  settings.onChange(goOnDownloads);
  onUpdateReady({ clock, isBusy, onProblem: report('update') });
  self.addEventListener('online', goOn);
  self.addEventListener('unhandledrejection', ({ reason }) => onBug('a promise', reason));
  self.addEventListener('error', ({ error, message }) => onBug('the worker', error ?? message));

  closeLocalAreaToContentScripts().catch(report('storage'));
  watchOverStores().then(followAddress).catch(report('stores'));
  openTabs().then(cards.keepOnly).catch(report('cards'));
  goOn();
});
