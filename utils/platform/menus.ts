import { type Browser, browser } from 'wxt/browser';
import type { CheckOrigin } from '../domain/check';
import { openWorkspace } from './own-window';
import { PICTURE_ITEM } from './picture-menu';

/** What was clicked, in a tab; `text` is a link, a page address or selected text; `links` means all of a page's. */
export interface MenuClick {
  readonly origin: CheckOrigin | 'links';
  readonly text: string;
  /** The selection was longer: `text` is its beginning, and its last word may be torn. */
  readonly cut: boolean;
  readonly tabId: number;
  readonly inPrivateWindow: boolean;
}

/** Characters. A longer selection is cut before anything reads it (faults.md §5.59); `readText` cuts there too. */
const SELECTION_AT_MOST = 100_000;

type Item = Browser.contextMenus.CreateProperties;

/** Pages that the toolbar icon's menu leads to, besides the settings; Chromium takes six items at most. */
const PAGES = [
  ['lists', 'tabLists'],
  ['watchlist', 'tabWatchlist'],
  ['downloads', 'tabDownloads'],
  ['history', 'tabHistory'],
] as const;

const items = (): readonly Item[] => [
  { id: 'check-link', contexts: ['link'], title: browser.i18n.getMessage('menuLink') },
  { id: PICTURE_ITEM, contexts: ['image'], title: browser.i18n.getMessage('menuQr') },
  { id: 'check-selection', contexts: ['selection'], title: browser.i18n.getMessage('menuSelection') },
  { id: 'check-page', contexts: ['page', 'frame'], title: browser.i18n.getMessage('menuPage') },
  { id: 'check-links', contexts: ['page', 'frame'], title: browser.i18n.getMessage('menuPageLinks') },
  ...PAGES.map(
    ([page, title]): Item => ({
      id: `open-${page}`,
      contexts: ['action'],
      title: browser.i18n.getMessage(title),
    }),
  ),
  { id: 'open-settings', contexts: ['action'], title: browser.i18n.getMessage('tabSettings') },
];

/** Call it from `onInstalled`: items outlive the worker, and making one twice fails (faults.md §4.55). */
export async function createMenus(onProblem: (problem: string) => void): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const item of items()) {
    browser.contextMenus.create(item, () => {
      const problem = browser.runtime.lastError?.message;
      if (problem) onProblem(problem);
    });
  }
}

/** Registers the listener; call it in the worker's first synchronous turn. */
export function onMenuClick(handle: (click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    // On the toolbar icon: nothing is checked, a page of Assay opens.
    const page = PAGES.find(([name]) => info.menuItemId === `open-${name}`);
    if (page) return void openWorkspace(page[0]);
    if (info.menuItemId === 'open-settings') return void browser.runtime.openOptionsPage();
    const click = clicked(info, tab);
    if (click) handle(click);
  });
}

/** The link wins over the image inside it and over text selected around it (DESIGN §3). */
function clicked(
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): MenuClick | null {
  const where = { cut: false, tabId: tab?.id ?? -1, inPrivateWindow: tab?.incognito ?? false };
  if (info.menuItemId === 'check-link' && info.linkUrl) {
    return { origin: 'link', text: info.linkUrl, ...where };
  }
  if (info.menuItemId === 'check-selection' && info.selectionText) {
    const text = info.selectionText.slice(0, SELECTION_AT_MOST);
    return { ...where, origin: 'selection', text, cut: text.length < info.selectionText.length };
  }
  if (info.menuItemId === 'check-links') {
    return { origin: 'links', text: info.pageUrl ?? tab?.url ?? '', ...where };
  }
  if (info.menuItemId === 'check-page') {
    return { origin: 'page', text: info.frameUrl ?? info.pageUrl ?? tab?.url ?? '', ...where };
  }
  return null;
}
