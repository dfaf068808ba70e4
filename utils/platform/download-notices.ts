import { type Browser, browser } from 'wxt/browser';
import type { DownloadView } from '../domain/download';
import { visibleText } from '../domain/visible-text';
import type { News } from '../services/downloads/news';
import { mayNotify } from './notices';

/** The ids carry the download, because the worker that made the notice may be dead when it is clicked. */
const ONE = 'download:';
const MANY = 'downloads:';

const NAME_AT_MOST = 60;
/** Firefox refuses a notification that has buttons. */
const HAS_BUTTONS = !import.meta.env.FIREFOX;

const says: typeof browser.i18n.getMessage = (...words) => browser.i18n.getMessage(...words);

export async function notifyDownload(news: News): Promise<void> {
  if (!(await mayNotify())) return;
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  if (news.about === 'one') {
    const { download } = news;
    const options = { type: 'basic' as const, iconUrl, ...textOf(download), ...buttonsOf(download) };
    await browser.notifications.create(`${ONE}${download.key}`, options);
    return;
  }
  const { malicious, suspicious, unknown } = news.counts;
  const flagged = malicious + suspicious;
  const numbers = [flagged, news.counts['nothing-found'], unknown, news.counts['not-checked']].map(String);
  const total = Object.values(news.counts).reduce((sum, count) => sum + count, 0);
  await browser.notifications.create(`${MANY}${news.burst}`, {
    type: 'basic',
    iconUrl,
    title: says('noticeDownloadsMany', [String(total)]),
    message: says('noticeDownloadsManyBody', numbers),
  });
  await clearOnes(news.keys);
}

/** What was told of single files before they turned out to be many: it is in the one notice now. */
async function clearOnes(keys: readonly string[]): Promise<void> {
  const shown = new Set(Object.keys(await browser.notifications.getAll()));
  const ids = keys.map((key) => `${ONE}${key}`).filter((id) => shown.has(id));
  await Promise.all(ids.map((id) => browser.notifications.clear(id)));
}

/** Downloads that wait for the user's word; one notice for all of them, about the last. */
export async function notifyAsking(download: DownloadView): Promise<void> {
  if (!(await mayNotify())) return;
  await browser.notifications.create(`${MANY}ask`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: says('noticeDownloadAsk', [shown(download.name)]),
    message: says('dlAsking'),
  });
}

const shown = (name: string): string => visibleText(name, NAME_AT_MOST);

/** The file first, then the numbers, and always what they are about (DESIGN §5). Never a path or an address. */
function textOf({ name, verdict, basis }: DownloadView): { title: string; message: string } {
  if (!verdict || !basis) return { title: shown(name), message: says('dlNotChecked') };
  const what = says('checkedWhat', [says(WHAT[basis])]);
  if (verdict.name === 'nothing-found') return { title: says('notifyNothing', [shown(name)]), message: what };
  const result =
    verdict.name === 'unknown'
      ? says(basis === 'address' ? 'unknownUrl' : 'unknownFile')
      : says('noticeEngines', [String(verdict.reading), String(verdict.answered)]);
  return { title: shown(name), message: `${result}\n${what}` };
}

const WHAT = { file: 'whatFile', fetched: 'whatFetched', address: 'whatAddress' } as const;

/** Chrome shows two at most; the report opens by a click on the notice itself. */
function buttonsOf({ verdict }: DownloadView): { buttons?: Browser.notifications.NotificationButton[] } {
  if (!HAS_BUTTONS) return {};
  const found = verdict?.name === 'malicious' || verdict?.name === 'suspicious';
  const [first, second] = found ? ['deleteFile', 'keepFile'] : ['tabReport', null];
  return {
    buttons: [first, second].flatMap((key) => (key ? [{ title: says(key as 'deleteFile') }] : [])),
  };
}

/** What was pressed: the notice itself or a button of it; `key` is null where it was about many. */
export interface NoticePress {
  readonly key: string | null;
  readonly button: number | null;
}

/**
 * Registers the listeners, now or as soon as the permission is granted. Call it in the worker's first
 * synchronous turn.
 */
export function onDownloadNotice(handle: (press: NoticePress) => void): void {
  let listening = false;
  const press = (id: string, button: number | null): void => {
    if (!id.startsWith(ONE) && !id.startsWith(MANY)) return;
    void browser.notifications.clear(id);
    handle({ key: id.startsWith(ONE) ? id.slice(ONE.length) : null, button });
  };
  const listen = (): void => {
    if (listening || !browser.notifications) return;
    listening = true;
    browser.notifications.onClicked.addListener((id) => press(id, null));
    browser.notifications.onButtonClicked?.addListener(press);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
