import type { Page, Worker } from '@playwright/test';
import type { Assay } from './browser';
import type { Stop } from './stops';

/** The browser's number of the tab in front: what a menu click is told. Ask while only one window is open. */
export async function tabInFront(worker: Worker): Promise<number> {
  return worker.evaluate('chrome.tabs.query({ active: true }).then(([tab]) => tab.id)');
}

/**
 * Fires the listener of Assay's own menu item, which no driver can click. Unlike a person's click it grants no access
 * to the tab; the build that the tour goes by itself with has it for the mail (`start.ts`), so that the card stands
 * there as it does for a person.
 */
export async function checkByMenu(assay: Assay, stop: Stop, tabId: number, mail: Page): Promise<void> {
  const pageUrl = mail.url();
  const place = mail.locator(`#${stop.id}`);
  await place.scrollIntoViewIfNeeded();
  if (stop.menu === 'check-selection') await place.selectText();
  const what = stop.menu === 'check-link' ? { linkUrl: stop.text } : { selectionText: stop.text };
  const click = { menuItemId: stop.menu, pageUrl, frameId: 0, editable: false, ...what };
  const tab = { id: tabId, windowId: 1, url: pageUrl, incognito: false };
  await assay.worker.evaluate(
    `chrome.contextMenus.onClicked.dispatch(${JSON.stringify(click)}, ${JSON.stringify(tab)})`,
  );
}
