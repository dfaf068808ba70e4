import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { closeLocalAreaToContentScripts } from '@/utils/platform/key-value-area';
import { onListNotice } from '@/utils/platform/list-notices';
import { onMenuClick } from '@/utils/platform/menus';
import { onNoticeClick } from '@/utils/platform/notices';
import { openTabs } from '@/utils/platform/open-tabs';
import { openReport, openWorkspace } from '@/utils/platform/own-window';
import { onUpdateReady } from '@/utils/platform/updates';
import { onWatchNotice } from '@/utils/platform/watch-notices';
import { serve } from '@/utils/rpc/server';
import { composeServices, type Services } from './compose';
import { listenToDownloads } from './download-events';
import { followPages } from './follow-pages';
import { goOn, isBusy, isSending } from './go-on';
import { createHandlers } from './handlers';
import { listenToErrors } from './listen-to-errors';
import { onInstalled } from './on-installed';
import { createOutside } from './outside';
import { listenToPictures } from './picture-handlers';
import { createRightClick } from './right-click';
import { createSurfaces } from './surfaces';

/** Composition root: every listener is attached in this first turn, nothing is awaited (platform.md, fact 3). */
export default defineBackground(() => {
  const surfaces = createSurfaces(() => services);
  const outside = createOutside(() => goOn(services));
  const services: Services = composeServices(outside, surfaces);
  const { cards, clock, followAddress, managedFollower, onBug, settings, tidy, watchOverStores } = services;
  const report = (where: string) => (error: unknown) => onBug(where, error);
  serve({ handlers: createHandlers(services), onBug, onMessage: outside.standBy });
  onMenuClick(createRightClick(services, outside.standBy));
  listenToPictures(services);
  const goOnDownloads = listenToDownloads(services, outside.standBy);
  const goOnPages = followPages(services);
  onListNotice((list) => void openWorkspace(list === null ? 'lists' : `list=${list}`));
  onWatchNotice(() => void openWorkspace('watchlist'));
  onNoticeClick((id) => void openReport(id));

  onInstalled(services);
  browser.runtime.onStartup.addListener(() => void tidy().catch(report('tidying')));
  for (const follow of [goOnDownloads, surfaces.settings]) settings.onChange(follow);
  outside.managed.onChange(managedFollower.changed);
  onUpdateReady({
    clock,
    isBusy: () => isBusy(services),
    isSending: () => isSending(services),
    onProblem: report('update'),
  });
  self.addEventListener('online', () => goOn(services));
  listenToErrors(onBug);

  closeLocalAreaToContentScripts().catch(report('storage'));
  managedFollower.follow().catch(report('managed settings'));
  watchOverStores().then(followAddress).catch(report('stores'));
  openTabs().then(cards.keepOnly).catch(report('cards'));
  goOn(services);
  void goOnPages();
});
