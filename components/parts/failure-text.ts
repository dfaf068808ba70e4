import type { BadInputWhy, Failure } from '@/utils/domain/failure';
import { visibleText } from '@/utils/domain/visible-text';
import { clockTime, dayMonth, type MessageKey, relative, t } from '../text';
import { badInputText } from './bad-input-text';
import { NO_LINK } from './no-link';

export interface FailureText {
  readonly title: string;
  readonly sentence: string;
}

/** The one thing that helps after a failure; a surface shows it as a button where it can do it. */
export type NextStep =
  | 'add-key'
  | 'open-settings'
  | 'change-list'
  | 'retry'
  | 'allow'
  | 'edit'
  | 'check-domain'
  | 'open-virustotal'
  | 'copy-details';

const ORIGIN_SHOWN_AT_MOST = 200;

/**
 * What a failure says: the only place where one becomes words (HOUSE, “A failure”). `gateway` is the host of a
 * gateway in VirusTotal's place, or null; `now` makes “in 20 seconds”.
 */
export function failureText(failure: Failure, now: number, gateway: string | null): FailureText {
  switch (failure.tag) {
    case 'no-key':
      return says('titleNoKey', t('failNoKey'));
    case 'wrong-key':
      return gateway === null
        ? says('titleWrongKey', t('failWrongKey'))
        : says('titleToken', t('failToken', gateway));
    case 'inactive-user':
      return says('titleInactiveUser', t('failInactiveUser'));
    case 'forbidden':
      return says('titleForbidden', t('failForbidden'));
    case 'quota':
      return quotaText(failure, now);
    case 'too-many-requests':
      return says('titleTooMany', tooMany(relative(failure.retryAt, now), gateway));
    case 'not-found':
      return says('titleNotFound', t('failNotFound'));
    case 'already-exists':
      return existsText(failure.what);
    case 'bad-input':
      return says(BAD_INPUT_TITLE[failure.why.reason] ?? 'titleBadInput', badInputText(failure.why));
    case 'offline':
      return says('titleOffline', t('endedOffline'));
    case 'timeout':
      return says('titleTimeout', gateway === null ? t('failTimeout') : t('failGatewayAway', gateway));
    case 'upstream':
      return upstreamText(failure, gateway);
    case 'permission-missing':
      return says('titlePermission', t('failPermission', hostOf(failure.origin)));
    case 'private':
      return says('titlePrivate', privateText(failure.rule));
    case 'cancelled':
      return says('cancelled', t('failCancelled'));
    case 'storage-full':
      return says('titleStorageFull', t('failStorageFull'));
    case 'storage-closed':
      return failure.why === 'newer'
        ? says('titleNewerData', t('failNewerData'))
        : says('titleAlwaysPrivate', t('failAlwaysPrivate'));
    case 'internal':
      return says('titleInternal', t('failInternal'));
  }
}

/** The same at the head of a check, which waits for a connection by itself (DESIGN §4, failures). */
export function checkFailureText(failure: Failure, now: number, gateway: string | null): FailureText {
  if (failure.tag === 'offline') return says('titleOffline', t('failOffline'));
  return failureText(failure, now, gateway);
}

/** The same beside the field that the key is pasted into. */
export function keyFailureText(failure: Failure, now: number, gateway: string | null): FailureText {
  if (failure.tag !== 'wrong-key') return failureText(failure, now, gateway);
  return gateway === null
    ? says('titleWrongKey', t('failWrongKeyHere'))
    : says('titleToken', t('failTokenHere', gateway));
}

/** The next step of a failure, or null where nothing the user does here helps. */
export function nextStep(failure: Failure): NextStep | null {
  switch (failure.tag) {
    case 'no-key':
      return 'add-key';
    case 'wrong-key':
      return 'open-settings';
    case 'forbidden':
    case 'not-found':
      return 'open-virustotal';
    case 'bad-input':
      return stepOfInput(failure.why);
    case 'permission-missing':
      return 'allow';
    case 'private':
      return failure.rule === 'private-window' ? null : 'change-list';
    case 'already-exists':
    case 'storage-closed':
      return null;
    default:
      return 'retry';
  }
}

/** There is nothing to mend in a link that is none; another thing can be checked, which the sentence says. */
function stepOfInput(why: BadInputWhy): NextStep | null {
  if (why.reason !== 'scheme') return 'edit';
  if (why.host !== undefined) return 'check-domain';
  return NO_LINK.has(why.scheme) ? null : 'edit';
}

function says(title: MessageKey, sentence: string): FailureText {
  return { title: t(title), sentence };
}

function quotaText(failure: Extract<Failure, { tag: 'quota' }>, now: number): FailureText {
  switch (failure.window) {
    case 'minute':
      return says('titleQuotaMinute', t('endedQuotaMinute', relative(failure.resetsAt, now)));
    case 'day':
      return says('titleQuotaDay', t('endedQuotaDay', clockTime(failure.resetsAt)));
    case 'month':
      return says('titleQuotaMonth', t('endedQuotaMonth', dayMonth(failure.resetsAt)));
    case 'unknown':
      return says('titleQuotaUnknown', t('endedQuotaUnknown'));
  }
}

const tooMany = (when: string, gateway: string | null): string =>
  gateway === null ? t('endedTooMany', when) : t('failGatewayTooMany', gateway, when);

function existsText(what: 'vote' | 'analysis' | 'comment' | 'other'): FailureText {
  if (what === 'vote') return says('titleAlreadyVoted', t('failAlreadyVoted'));
  if (what === 'analysis') return says('titleAlreadyQueued', t('failAlreadyQueued'));
  return says('titleAlreadyThere', t(what === 'comment' ? 'failAlreadyPosted' : 'failAlreadyThere'));
}

const BAD_INPUT_TITLE: Partial<Record<BadInputWhy['reason'], MessageKey>> = {
  'key-shape': 'titleKeyShape',
  'holds-key': 'titlePrivate',
  'none-in-lines': 'titleNoneInLines',
};

function upstreamText(failure: Extract<Failure, { tag: 'upstream' }>, gateway: string | null): FailureText {
  if (failure.reason === 'foreign-host') return says('titleUpstream', t('failForeignHost'));
  if (gateway !== null) {
    if (failure.status === 0 && !failure.reason) {
      return says('titleGatewayAway', t('failGatewayAway', gateway));
    }
    if (failure.status === 0) return says('titleGateway', t('failGatewayUnreadable', gateway));
    return says('titleGateway', t('failGateway', gateway, String(failure.status)));
  }
  if (failure.status === 0 || failure.reason) return says('titleUpstream', t('failUnreadable'));
  return says('titleUpstream', t('failUpstream', String(failure.status)));
}

function privateText(rule: Extract<Failure, { tag: 'private' }>['rule']): string {
  if (rule === 'own-list') return t('failPrivateOwn');
  if (rule !== 'private-window') return t('failPrivate');
  return t(import.meta.env.FIREFOX ? 'failPrivateWindow' : 'failIncognito');
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : visibleText(origin, ORIGIN_SHOWN_AT_MOST);
}
