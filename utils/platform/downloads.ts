import { type Browser, browser } from 'wxt/browser';
import type { FinishedDownload } from '../services/downloads/door';

type Item = Browser.downloads.DownloadItem;

/** How many of the newest are looked at for what finished while nobody listened. */
const LOOK_AT = 1_000;

/**
 * Registers the listeners, now or as soon as the permission is granted: without it the API is not there. Call it
 * in the worker's first synchronous turn. What came before is looked for anyhow.
 */
export function onDownloadFinished(handle: () => void): void {
  let listening = false;
  const listen = (): boolean => {
    if (listening || !browser.downloads) return false;
    listening = true;
    browser.downloads.onChanged.addListener((delta) => {
      if (delta.state?.current === 'complete') handle();
    });
    // Small files are complete before any change is told.
    browser.downloads.onCreated.addListener((item) => {
      if (item.state === 'complete') handle();
    });
    return true;
  };
  listen();
  browser.permissions.onAdded.addListener(() => {
    if (listen()) handle();
  });
}

/** What finished lately, newest first: never of a private window, never Assay's own (DESIGN §5). */
export async function finishedDownloads(): Promise<readonly FinishedDownload[]> {
  if (!browser.downloads) return [];
  const items = await browser.downloads.search({
    state: 'complete',
    orderBy: ['-startTime'],
    limit: LOOK_AT,
  });
  return items
    .filter((item) => !item.incognito && item.filename !== '' && item.byExtensionId !== browser.runtime.id)
    .map(finished);
}

function finished(item: Item): FinishedDownload {
  return { ...known(item), endedAt: item.endTime ? Date.parse(item.endTime) : null };
}

/** What is the same of a download before and after its end. */
export function known(item: Item): Omit<FinishedDownload, 'endedAt'> {
  return {
    id: item.id,
    path: item.filename,
    // Firefox has no `finalUrl`.
    url: item.finalUrl || item.url,
    firstUrl: item.url,
    referrer: item.referrer || null,
    size: Math.max(item.fileSize, item.totalBytes, 0),
    mime: item.mime ?? '',
    startedAt: Date.parse(item.startTime),
    byExtension: item.byExtensionId !== undefined,
  };
}
