import { browser } from 'wxt/browser';
import type { CheckView } from '@/utils/domain/check';
import { noticeText } from './notice-text';

/** The id carries the check, because the worker that made the notice may be dead when it is clicked. */
const PREFIX = 'check:';

export async function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/**
 * Tells how a check ended, without its address: only the host, or the name of the file that was uploaded for it, and
 * never for a private window.
 */
export async function notifyEnd(check: CheckView, fileName: string | null): Promise<void> {
  if (!(await mayNotify())) return;
  const { title, message } = noticeText(check, fileName);
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(`${PREFIX}${check.id}`, { type: 'basic', iconUrl, title, message });
}

/**
 * Registers the listener, now or as soon as the permission is granted: without it the API is not there. Call it
 * in the worker's first synchronous turn.
 */
export function onNoticeClick(handle: (checkId: string) => void): void {
  let listening = false;
  const listen = (): void => {
    if (listening || !browser.notifications) return;
    listening = true;
    browser.notifications.onClicked.addListener((id) => {
      if (!id.startsWith(PREFIX)) return;
      void browser.notifications.clear(id);
      handle(id.slice(PREFIX.length));
    });
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
