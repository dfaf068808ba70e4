import { browser } from 'wxt/browser';
import type { PictureClick } from './take-picture';

/** Of the item on pictures, also inside a link: there the link's own item checks the link (DESIGN §3). */
export const PICTURE_ITEM = 'read-codes';

/** Registers the listener; call it in the worker's first synchronous turn. */
export function onPictureClick(handle: (click: PictureClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== PICTURE_ITEM) return;
    handle({
      tabId: tab?.id ?? -1,
      windowId: tab?.windowId ?? browser.windows.WINDOW_ID_CURRENT,
      frameId: info.frameId ?? 0,
      address: info.srcUrl ?? '',
      inPrivateWindow: tab?.incognito ?? false,
    });
  });
}
