import type { Page, Worker } from '@playwright/test';
import { type Assay, POPUP } from './browser';
import type { Stop } from './stops';

/** The browser's number of the tab in front: what a menu click is told. Ask while only one window is open. */
export async function tabInFront(worker: Worker): Promise<number> {
  return worker.evaluate('chrome.tabs.query({ active: true }).then(([tab]) => tab.id)');
}

/**
 * Fires the listener of Assay's own menu item, which no driver can click. Unlike a person's click it grants
 * no access to the tab, so Assay shows the check in a window of its own (platform.md 36): that is answered.
 */
export async function checkByMenu(assay: Assay, stop: Stop, tabId: number, pageUrl: string): Promise<Page> {
  const what = stop.menu === 'check-link' ? { linkUrl: stop.text } : { selectionText: stop.text };
  const click = { menuItemId: stop.menu, pageUrl, frameId: 0, editable: false, ...what };
  const tab = { id: tabId, windowId: 1, url: pageUrl, incognito: false };
  const [window] = await Promise.all([
    assay.context.waitForEvent('page', (page) => page.url().startsWith(assay.page('popup.html'))),
    assay.worker.evaluate(
      `chrome.contextMenus.onClicked.dispatch(${JSON.stringify(click)}, ${JSON.stringify(tab)})`,
    ),
  ]);
  await window.setViewportSize(POPUP);
  return window;
}
