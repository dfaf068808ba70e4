import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onDownloadNotice } from '@/utils/platform/download-notices';
import { onDownloadFinished } from '@/utils/platform/downloads';
import { closeLocalAreaToContentScripts } from '@/utils/platform/key-value-area';
import { createMenus, onMenuClick } from '@/utils/platform/menus';
import { onNoticeClick } from '@/utils/platform/notices';
import { openTabs } from '@/utils/platform/open-tabs';
import { openReport } from '@/utils/platform/own-window';
import { onUpdateReady } from '@/utils/platform/updates';
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
  const { checks, cards, clock, downloads, followAddress, onBug, settings } = services;
  const { isBusy, participation, tidy, watchOverStores } = services;
  const report = (where: string) => (error: unknown) => onBug(where, error);

  /** Whatever a dead worker left behind is in the database; going on twice does no harm. */
  function goOn(): void {
    checks.resume().catch(report('resume'));
    participation.goOn().catch(report('outbox'));
    goOnDownloads();
  }

  const goOnDownloads = (): void => void downloads.goOn().catch(report('downloads'));

  serve({ handlers: createHandlers(services), onBug });
  onMenuClick(createRightClick(services));
  onDownloadFinished(goOnDownloads);
  onDownloadNotice(createNoticePress(services));
  onNoticeClick((id) => void openReport(id));

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
