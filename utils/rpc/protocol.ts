import type { CheckView } from '../domain/check';
import type { QuotaView } from '../domain/quota';
import type { AccountMessages } from './account-messages';
import type { CheckMessages } from './check-messages';
import type { CommunityMessages } from './community-messages';
import type { DirectMessages } from './direct-messages';
import type { DownloadMessages } from './download-messages';
import type { FoundMessages } from './found-messages';
import type { GuardMessages } from './guard-messages';
import type { HistoryMessages } from './history-messages';
import type { ListMessages } from './list-messages';
import type { LogMessages } from './log-messages';
import type { MarkMessages } from './mark-messages';
import type { NewsMessages } from './news-messages';
import type { PageMessages } from './page-messages';
import type { PictureMessages } from './picture-messages';
import type { ReportMessages } from './report-messages';
import type { TransferMessages } from './transfer-messages';
import type { UploadMessages } from './upload-messages';
import type { WatchMessages } from './watch-messages';

/**
 * Every message that crosses a context boundary, with its answer; one file a subject. `CONTENT_MESSAGES` says
 * which of them a content script may send.
 */
export interface Protocol
  extends CheckMessages,
    CommunityMessages,
    DirectMessages,
    DownloadMessages,
    UploadMessages,
    ReportMessages,
    AccountMessages,
    ListMessages,
    WatchMessages,
    HistoryMessages,
    LogMessages,
    NewsMessages,
    PictureMessages,
    TransferMessages,
    MarkMessages,
    PageMessages,
    FoundMessages,
    GuardMessages {}

export type MessageName = keyof Protocol;
export type MessageInput<N extends MessageName> = Parameters<Protocol[N]>[0];
export type MessageReply<N extends MessageName> = ReturnType<Protocol[N]>;

/** What the scripts that run on switched-on pages may send, from the page itself or from a frame in it. */
export const FRAME_MESSAGES: ReadonlySet<MessageName> = new Set<MessageName>([
  'knownMarks',
  'openMark',
  'guardLinks',
  'guardShow',
]);

/** What a content script in a page itself may send; everything else needs one of Assay's own pages. */
export const CONTENT_MESSAGES: ReadonlySet<MessageName> = new Set<MessageName>([
  'card',
  'cardAct',
  ...FRAME_MESSAGES,
]);

/** What a page of ours can watch as a whole; it is told that something changed, and asks for what it shows. */
export const TOPICS = [
  'downloads',
  'uploads',
  'outbox',
  'lists',
  'watchlist',
  'history',
  'log',
  'settings',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Pushed over the `live` port. A content script is only ever sent its own card's check. */
export type LivePush =
  | { readonly push: 'check'; readonly check: CheckView }
  | { readonly push: 'quota'; readonly quota: QuotaView }
  /** There is no such check any more: it came from a private window and its worker is gone. */
  | { readonly push: 'gone' }
  /** Something of this topic changed: read it again. At most four times a second. */
  | { readonly push: 'changed'; readonly topic: Topic };

/** The port's name and, in its place after the colon, what it watches. */
export const LIVE_PORT = 'live';
