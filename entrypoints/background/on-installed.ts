import { browser } from 'wxt/browser';
import { createMenus } from '@/utils/platform/menus';
import { openWelcome } from '@/utils/platform/own-window';
import type { Services } from './compose';

/**
 * A first installation opens the one page that explains; an update only leaves word of itself. Call it in the
 * worker's first synchronous turn.
 */
export function onInstalled({ news, onBug }: Pick<Services, 'news' | 'onBug'>): void {
  const report = (where: string) => (error: unknown) => onBug(where, error);
  browser.runtime.onInstalled.addListener(({ reason, previousVersion }) => {
    createMenus(report('menus')).catch(report('menus'));
    if (reason === 'install') openWelcome().catch(report('welcome'));
    const isUpdate = reason === 'update' && previousVersion !== browser.runtime.getManifest().version;
    if (isUpdate && previousVersion !== undefined) void news.updated(previousVersion);
  });
}
