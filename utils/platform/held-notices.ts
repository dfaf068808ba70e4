import { browser } from 'wxt/browser';
import type { DownloadView } from '../domain/download';
import { visibleText } from '../domain/visible-text';
import { mayNotify } from './notices';

/** The id carries the download, because the worker that made the notice may be dead when it is clicked. */
const PREFIX = 'held:';
const NAME_AT_MOST = 60;

const says: typeof browser.i18n.getMessage = (...words) => browser.i18n.getMessage(...words);

/**
 * Tells that a download stays paused, and asks what to do with it. It stays on the screen until that is said; said
 * again, it takes its own place. False where Assay may not notify.
 */
export async function notifyHeld({ key, name, verdict }: DownloadView): Promise<boolean> {
  if (!verdict || !(await mayNotify())) return false;
  const result = says('noticeEngines', [String(verdict.reading), String(verdict.answered)]);
  await browser.notifications.create(`${PREFIX}${key}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: says('noticeHeld', [visibleText(name, NAME_AT_MOST)]),
    message: `${result}\n${says('checkedWhat', [says('whatAddress')])}`,
    requireInteraction: true,
    buttons: [{ title: says('resumeAnyway') }, { title: says('cancelDownload') }],
  });
  return true;
}

/** Takes the notice away once nothing is to be decided any more. */
export async function clearHeldNotice(key: string): Promise<void> {
  if (browser.notifications) await browser.notifications.clear(`${PREFIX}${key}`);
}

/** What was pressed of a held download's notice; `open` is the notice itself. */
export type HeldPress = 'open' | 'resume' | 'cancel';

/**
 * Registers the listeners, now or as soon as the permission is granted. Call it in the worker's first
 * synchronous turn.
 */
export function onHeldNotice(handle: (key: string, press: HeldPress) => void): void {
  let listening = false;
  const press = (id: string, what: HeldPress): void => {
    if (!id.startsWith(PREFIX)) return;
    void browser.notifications.clear(id);
    handle(id.slice(PREFIX.length), what);
  };
  const listen = (): void => {
    if (listening || !browser.notifications) return;
    listening = true;
    browser.notifications.onClicked.addListener((id) => press(id, 'open'));
    browser.notifications.onButtonClicked?.addListener((id, button) =>
      press(id, button === 0 ? 'resume' : 'cancel'),
    );
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
