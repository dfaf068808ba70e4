import { browser } from 'wxt/browser';
import type { DownloadAccess } from '../domain/download';

/** Chromium lets an extension read files; Firefox never does, whatever its switch says (platform.md, fact 2). */
const IS_FIREFOX = import.meta.env.FIREFOX;

/** What the browser lets Assay do about downloads just now; each can be withdrawn at any time. */
export async function downloadAccess(): Promise<DownloadAccess> {
  const [downloads, notifications] = await Promise.all([
    browser.permissions.contains({ permissions: ['downloads'] }),
    browser.permissions.contains({ permissions: ['notifications'] }),
  ]);
  if (IS_FIREFOX) return { downloads, notifications, supported: false, allowed: false, granted: false };
  const [allowed, granted] = await Promise.all([
    browser.extension.isAllowedFileSchemeAccess(),
    browser.permissions.contains({ origins: ['file:///*'] }),
  ]);
  return { downloads, notifications, supported: true, allowed, granted };
}
