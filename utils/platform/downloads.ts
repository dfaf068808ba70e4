import { type Browser, browser } from 'wxt/browser';
import { failed, type Result, success } from '../domain/result';
import type { FinishedDownload } from '../services/downloads/door';

type Item = Browser.downloads.DownloadItem;

/** How many of the newest are looked at for what finished while nobody listened. */
const LOOK_AT = 1_000;
/** Chrome's own limit is 1000 unless one is named. */
const SEARCH_AT_MOST = 100_000;
/** The browser looks whether a file is still there only after it was asked about it. */
const LOOK_TAKES = 500;

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
    endedAt: item.endTime ? Date.parse(item.endTime) : null,
    byExtension: item.byExtensionId !== undefined,
  };
}

/**
 * Deletes a downloaded file. Chrome says "done" of a file that was gone already and Firefox fails; so the browser
 * is asked first, twice: it looks only after the first question (platform.md §2.2).
 */
export async function deleteDownloadedFile(wanted: {
  readonly browserId: number;
  readonly path: string;
  readonly startedAt: number;
}): Promise<Result<'deleted' | 'gone'>> {
  if (!browser.downloads) return failed({ tag: 'forbidden' });
  const item = await find(wanted);
  // Off the browser's own list, it deletes it no more.
  if (!item) return failed({ tag: 'not-found' });
  if (!(await isThere(item.id))) return success('gone');
  try {
    await browser.downloads.removeFile(item.id);
    return success('deleted');
  } catch (error) {
    if (!(await isThere(item.id))) return success('gone');
    return failed({ tag: 'internal', detail: error instanceof Error ? error.message : 'removeFile' });
  }
}

/** By number, if that still means the same download; Firefox numbers anew after a restart. */
async function find({ browserId, path, startedAt }: Parameters<typeof deleteDownloadedFile>[0]) {
  const same = (item: Item): boolean => item.filename === path && Date.parse(item.startTime) === startedAt;
  const [byId] = await browser.downloads.search({ id: browserId });
  if (byId && same(byId)) return byId;
  const all = await browser.downloads.search({ orderBy: ['-startTime'], limit: SEARCH_AT_MOST });
  return all.find(same);
}

async function isThere(id: number): Promise<boolean> {
  await browser.downloads.search({ id });
  await new Promise((resolve) => setTimeout(resolve, LOOK_TAKES));
  const [item] = await browser.downloads.search({ id });
  return item?.exists === true;
}
