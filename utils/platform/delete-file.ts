import { type Browser, browser } from 'wxt/browser';
import { failed, type Result, success } from '../domain/result';
import type { DownloadsDoor } from '../services/downloads/door';
import type { OpenFile } from '../services/downloads/read-file';
import { downloadAccess } from './file-access';

type Item = Browser.downloads.DownloadItem;
type Wanted = Parameters<DownloadsDoor['deleteFile']>[0];

/** Chrome's own limit is 1000 unless one is named. */
const SEARCH_AT_MOST = 100_000;
/** The browser looks whether a file is still there only after it was asked about it, at most every 10 s. */
const LOOK_TAKES = 500;
/** Firefox: "Could not remove download id 1 because the file doesn't exist". */
const IS_GONE = /file doesn.t exist/;

/**
 * Deletes a downloaded file. Chrome says "done" of a file that was gone already and Firefox
 * fails, so it is looked for first: on the disk where that may be read, else in what the browser believes
 * (platform.md §2.2). Fails with `not-found` when the browser has it on its list no more, and deletes nothing then.
 */
export function createFileDeleter(open: (path: string) => OpenFile): DownloadsDoor['deleteFile'] {
  async function isThere(item: Item): Promise<boolean> {
    const { supported, allowed, granted } = await downloadAccess();
    return supported && allowed && granted ? opens(open(item.filename)) : believedThere(item.id);
  }

  return async (wanted): Promise<Result<'deleted' | 'gone'>> => {
    if (!browser.downloads) return failed({ tag: 'forbidden' });
    const item = await find(wanted);
    if (!item) return failed({ tag: 'not-found' });
    if (!(await isThere(item))) return success('gone');
    try {
      await browser.downloads.removeFile(item.id);
      return success('deleted');
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'removeFile';
      if (IS_GONE.test(reason) || !(await isThere(item))) return success('gone');
      return failed({ tag: 'internal', detail: reason });
    }
  };
}

/** By number, if that still means the same download; Firefox numbers anew after a restart. */
async function find({ browserId, path, startedAt }: Wanted): Promise<Item | undefined> {
  const same = (item: Item): boolean => item.filename === path && Date.parse(item.startTime) === startedAt;
  const [byId] = await browser.downloads.search({ id: browserId });
  if (byId && same(byId)) return byId;
  const all = await browser.downloads.search({ orderBy: ['-startTime'], limit: SEARCH_AT_MOST });
  return all.find(same);
}

/** Opened and let go: no byte of it is read. */
async function opens(open: OpenFile): Promise<boolean> {
  const stop = new AbortController();
  try {
    await open(stop.signal);
    return true;
  } catch {
    // The browser gives no reason; with access to files the one left is that it is not there.
    return false;
  } finally {
    stop.abort();
  }
}

async function believedThere(id: number): Promise<boolean> {
  await browser.downloads.search({ id });
  await new Promise((resolve) => setTimeout(resolve, LOOK_TAKES));
  const [item] = await browser.downloads.search({ id });
  return item?.exists === true;
}
