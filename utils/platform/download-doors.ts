import { browser } from 'wxt/browser';

/** Asks the user to let Assay see downloads and show notifications. Only inside a click; false when refused. */
export async function requestDownloads(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['downloads', 'notifications'] });
}

/**
 * Asks to read `file://`, and for the context in which large files are hashed (`hash-place`), without which they are
 * hashed all the same. Chrome grants both without a question, while "Allow access to file URLs" is on (platform.md
 * §2.1). Each is asked for by itself, because one that an administrator blocks takes what is asked with it along; and
 * both in the click's own turn, because nobody may ask later. Only inside a click; false when files are refused.
 */
export async function requestFiles(): Promise<boolean> {
  const [files] = await Promise.allSettled([
    browser.permissions.request({ origins: ['file:///*'] }),
    browser.permissions.request({ permissions: ['offscreen'] }),
  ]);
  if (files.status === 'rejected') throw files.reason;
  return files.value;
}

/** Opens the browser's own page about Assay; a link cannot lead there. Edge and Brave answer to `chrome:` too. */
export async function openExtensionPage(): Promise<void> {
  await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}
