import { browser } from 'wxt/browser';
import type { OpenAs } from '../domain/guard';

/** Opens a web address out of a tab, beside it and as private as it is. */
export async function openLink(tabId: number, url: string, as: OpenAs): Promise<void> {
  const { windowId, incognito } = await browser.tabs.get(tabId);
  if (as === 'window') await browser.windows.create({ url, incognito });
  else await browser.tabs.create({ url, windowId, openerTabId: tabId, active: as === 'tab' });
}
