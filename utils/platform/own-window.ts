import { browser } from 'wxt/browser';

const WIDTH = 416;
const HEIGHT = 640;

/**
 * Opens the popup's page as a small window: for pages that allow no card, and for everything that publishes,
 * which no web page may lie over (faults.md §6, clickjacking). `fragment` is what the popup reads on opening.
 */
export async function openOwnWindow(fragment: string): Promise<void> {
  const url = browser.runtime.getURL(`/popup.html#${fragment}` as '/popup.html');
  await browser.windows.create({ url, type: 'popup', width: WIDTH, height: HEIGHT });
}

/** Assay's page of downloads, in a tab; `fragment` says what it shows first. */
export async function openDownloads(fragment: string): Promise<void> {
  await openWorkspace(fragment);
}

/** One of Assay's own pages of long lists, in a tab. */
export async function openWorkspace(fragment: string): Promise<void> {
  await openTab(browser.runtime.getURL(`/workspace.html#${fragment}` as '/workspace.html'));
}

/**
 * The full report of one check, in a tab. The check is named, not what it was about: it may come out of a private
 * window, and the page puts the object in its place where it may stand in an address.
 */
export async function openReport(checkId: string): Promise<void> {
  await openTab(
    browser.runtime.getURL(`/report.html#check=${encodeURIComponent(checkId)}` as '/report.html'),
  );
}

/** What opens once, after the installation. */
export async function openWelcome(): Promise<void> {
  await openTab(browser.runtime.getURL('/welcome.html'));
}

/** The page in front, with what the user's click lets us know of it; null when it has no number. */
export async function tabInFront(): Promise<{
  readonly tabId: number;
  readonly address: string;
  readonly inPrivateWindow: boolean;
} | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return null;
  return { tabId: tab.id, address: tab.url ?? '', inPrivateWindow: tab.incognito };
}

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** The popup has no tab: the window in front is the one it hangs from. */
export async function isPrivateWindowInFront(): Promise<boolean> {
  const window = await browser.windows.getLastFocused();
  return window.incognito;
}
