import { browser } from 'wxt/browser';
import { readUrl } from '../domain/read-url';
import { visibleText } from '../domain/visible-text';
import type { WatchChange, WatchFinding } from '../domain/watch';
import { flaggedBy } from '../domain/watch-change';
import type { NoticeDoor } from '../services/watch/notices';
import { mayNotify } from './notices';

/** The ids carry what they are about, because the worker that made the notice may be dead when it is clicked. */
const PREFIX = 'watch:';
const NAME_AT_MOST = 80;

const says: typeof browser.i18n.getMessage = (...words) => browser.i18n.getMessage(...words);

/** Notices of changes in the watchlist. */
export function createWatchNoticeDoor(): NoticeDoor {
  return {
    mayShow: mayNotify,
    isShown: async (id) => Object.hasOwn(await browser.notifications.getAll(), `${PREFIX}${id}`),
    async show(id, changes) {
      const iconUrl = browser.runtime.getURL('/icon/128.png');
      await browser.notifications.create(`${PREFIX}${id}`, { type: 'basic', iconUrl, ...textOf(changes) });
    },
  };
}

/** Never an address, never a query: only the host (LOOK §8). */
function textOf(changes: readonly WatchChange[]): { readonly title: string; readonly message: string } {
  const [first] = changes;
  if (first && changes.length === 1) return one(first);
  const of = (kind: WatchChange['kind']): string =>
    String(changes.filter((change) => change.kind === kind).length);
  const worse = changes.filter(({ kind }) => kind === 'flagged' || kind === 'risen').length;
  return {
    title: says('noticeWatchMany', [String(changes.length)]),
    message: says('noticeWatchManyBody', [String(worse), of('cleared'), of('failing')]),
  };
}

function one(change: WatchChange): { readonly title: string; readonly message: string } {
  const name = shown(change);
  if (change.kind === 'failing' || !change.after) {
    return { title: says('noticeWatchFailing', [name]), message: says('noticeWatchFailingBody') };
  }
  const title = says('noticeWatchChanged', [name]);
  const { before, after } = change;
  const message = before
    ? says('noticeWatchChangedBody', [said(before), said(after)])
    : says('noticeWatchFirst', [said(after)]);
  return { title, message };
}

const VERDICTS = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'unknown',
} as const;

/** "Malicious (9 of 92)". */
function said(finding: WatchFinding): string {
  const reading = says('recentReading', [String(flaggedBy(finding)), String(finding.answered)]);
  return says('watchSaid', [says(VERDICTS[finding.verdict]), reading]);
}

function shown({ indicator: { kind, value } }: WatchChange): string {
  const host = (kind === 'url' && readUrl(value)?.hostname) || value;
  return visibleText(host, NAME_AT_MOST);
}

/**
 * Registers the listener, now or as soon as the permission is granted. Call it in the worker's first synchronous
 * turn.
 */
export function onWatchNotice(handle: () => void): void {
  let listening = false;
  const listen = (): void => {
    if (listening || !browser.notifications) return;
    listening = true;
    browser.notifications.onClicked.addListener((id) => {
      if (!id.startsWith(PREFIX)) return;
      void browser.notifications.clear(id);
      handle();
    });
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
