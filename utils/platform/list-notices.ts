import { browser } from 'wxt/browser';
import type { Failure } from '../domain/failure';
import type { ListView } from '../domain/list';
import { visibleText } from '../domain/visible-text';
import { mayNotify } from './notices';

/** The ids carry the list, because the worker that made the notice may be dead when it is clicked. */
const PREFIX = 'list:';
/** One for all lists: the key is refused once. */
const STOPPED = `${PREFIX}stopped`;
const NAME_AT_MOST = 60;

type Ended = Pick<ListView, 'id' | 'name' | 'counts'>;

/** "List done: Ticket 4471": its name and numbers, never an address (LOOK §8). */
export async function notifyListEnd({ id, name, counts }: Ended): Promise<void> {
  const { malicious, suspicious, failed, unknown } = counts;
  const checked = malicious + suspicious + counts['nothing-found'] + unknown + failed;
  const numbers = [checked, malicious, suspicious, failed].map(String);
  await show(`${PREFIX}${id}`, {
    title: browser.i18n.getMessage('noticeListDone', [visibleText(name, NAME_AT_MOST)]),
    message: browser.i18n.getMessage('noticeListDoneBody', numbers),
  });
}

/** A list stopped by itself: it needs the user. */
export async function notifyListStopped({ tag }: Failure): Promise<void> {
  const byKey = tag === 'wrong-key' || tag === 'inactive-user';
  await show(STOPPED, {
    title: browser.i18n.getMessage(byKey ? 'noticeKeyRefused' : 'noticeListStopped'),
    message: browser.i18n.getMessage(byKey ? 'noticeKeyRefusedBody' : 'noticeListStoppedBody'),
  });
}

async function show(id: string, texts: { readonly title: string; readonly message: string }): Promise<void> {
  if (!(await mayNotify())) return;
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, ...texts });
}

/**
 * Registers the listener, now or as soon as the permission is granted; null is "the lists". Call it in the
 * worker's first synchronous turn.
 */
export function onListNotice(handle: (list: string | null) => void): void {
  let listening = false;
  const listen = (): void => {
    if (listening || !browser.notifications) return;
    listening = true;
    browser.notifications.onClicked.addListener((id) => {
      if (!id.startsWith(PREFIX)) return;
      void browser.notifications.clear(id);
      handle(id === STOPPED ? null : id.slice(PREFIX.length));
    });
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
