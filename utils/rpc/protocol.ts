import type { CheckOrigin, CheckView } from '../domain/check';
import type { Comment, ObjectRef, Page, Vote } from '../domain/community';
import type { DownloadAccess, DownloadFilter, DownloadList, DownloadView } from '../domain/download';
import type { HistoryEntry } from '../domain/history';
import type { Indicator } from '../domain/indicator';
import type { KeyState } from '../domain/key-state';
import type { QuotaLimits, QuotaView } from '../domain/quota';
import type { Reading } from '../domain/reading';
import type { Result } from '../domain/result';
import type { Settings } from '../domain/settings';

export interface StartCheck {
  readonly indicator: Indicator;
  readonly origin: CheckOrigin;
  /** What the user said about parts that look secret; `ask` leaves the check in phase `asking`. */
  readonly secrets: 'ask' | 'keep' | 'remove';
  /** Ask VirusTotal even if a fresh report is cached. */
  readonly refresh?: boolean;
  /** From a private window: nothing is kept. */
  readonly ephemeral?: boolean;
  /** The check or the text (`openedText`) that the asking window was opened with: what is private stays so. */
  readonly from?: string;
}

/** A text that Assay's own window was opened for: only an id of it stands in the address (DESIGN §4, Privacy). */
export interface OpenedText {
  readonly text: string;
  /** It comes from a private window. */
  readonly ephemeral: boolean;
}

/** What a card may do to the one check it shows; what publishes or spends more opens Assay's own window. */
export type CardAction =
  | 'cancel'
  | 'retry'
  | 'check-domain'
  | 'send-without-secrets'
  /** Assay's own window about this check, with the public question (submit, re-scan) already asked. */
  | 'open-window'
  /** Assay's own window about this check, as it is. */
  | 'open-check'
  | 'open-options'
  | 'open-virustotal';

export interface CardView {
  readonly check: CheckView;
  /** The clicked link as the page wrote it, to place the card beside it; null for other origins. */
  readonly linkUrl: string | null;
}

/** Every message that crosses a context boundary, with its answer. `PAGE_ONLY` says who may send it. */
export interface Protocol {
  /** The card in the sender's tab; null when there is none. */
  card(input: null): Result<CardView | null>;
  cardAct(input: CardAction): Result<null>;

  /** What a text means and what of it would leave. Sends nothing. */
  readText(input: { text: string }): Result<Reading>;
  /** The text behind `#text-id=`; `not-found` once the worker that kept it is gone. */
  openedText(input: { id: string }): Result<OpenedText>;
  startCheck(input: StartCheck): Result<CheckView>;
  /** Answers the question of phase `asking`. */
  answerSecrets(input: { id: string; answer: 'keep' | 'remove' }): Result<CheckView>;
  cancelCheck(input: { id: string }): Result<CheckView>;
  retryCheck(input: { id: string }): Result<CheckView>;
  getCheck(input: { id: string }): Result<CheckView>;
  /** Public: makes VirusTotal visit the address. Only after the user confirmed the exact text. */
  submit(input: { id: string }): Result<CheckView>;
  /** Public for URLs: makes VirusTotal's engines look again. */
  rescan(input: { id: string }): Result<CheckView>;

  recentChecks(input: { limit: number }): Result<readonly HistoryEntry[]>;
  listVotes(input: ObjectRef & { cursor: string | null }): Result<Page<Vote>>;
  listComments(input: ObjectRef & { cursor: string | null }): Result<Page<Comment>>;
  castVote(input: ObjectRef & { verdict: 'harmless' | 'malicious' }): Result<null>;
  postComment(input: ObjectRef & { text: string }): Result<Comment>;

  listDownloads(input: {
    readonly search: string;
    readonly filter: DownloadFilter;
    /** At most this many rows. */
    readonly limit: number;
  }): Result<DownloadList>;
  /** Checks it, again if it was checked: the user's own word, so kinds, sizes and sources do not matter. */
  checkDownload(input: { key: string }): Result<DownloadView>;
  cancelDownloadCheck(input: { key: string }): Result<DownloadView>;
  keepFile(input: { key: string }): Result<DownloadView>;
  /** Only after the user confirmed. `decided` of the reply says `deleted` or `gone`. */
  deleteFile(input: { key: string }): Result<DownloadView>;
  /** From the list; the file stays. */
  removeDownload(input: { key: string }): Result<null>;
  fileAccess(input: null): Result<DownloadAccess>;

  quota(input: null): Result<QuotaView>;
  keyState(input: null): Result<KeyState>;
  /** Checks the key at VirusTotal and keeps it when it works or when VirusTotal cannot be asked. */
  saveKey(input: { key: string }): Result<KeyState>;
  testKey(input: null): Result<QuotaLimits>;
  forgetKey(input: null): Result<null>;
  settings(input: null): Result<Settings>;
  saveSettings(input: Partial<Settings>): Result<Settings>;
}

export type MessageName = keyof Protocol;
export type MessageInput<N extends MessageName> = Parameters<Protocol[N]>[0];
export type MessageReply<N extends MessageName> = ReturnType<Protocol[N]>;

/** The two messages a content script may send; everything else needs one of Assay's own pages. */
export const CONTENT_MESSAGES: ReadonlySet<MessageName> = new Set<MessageName>(['card', 'cardAct']);

/** Pushed over the `live` port. A content script is only ever sent its own card's check. */
export type LivePush =
  | { readonly push: 'check'; readonly check: CheckView }
  | { readonly push: 'quota'; readonly quota: QuotaView }
  /** There is no such check any more: it came from a private window and its worker is gone. */
  | { readonly push: 'gone' }
  /** Something in the list of downloads changed: read it again. At most four times a second. */
  | { readonly push: 'downloads' };

/** The port's name and, in its place after the colon, what it watches. */
export const LIVE_PORT = 'live';
