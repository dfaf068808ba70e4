import type { CheckOrigin, CheckView } from '../domain/check';
import type { HistoryEntry } from '../domain/history';
import type { Indicator } from '../domain/indicator';
import type { Reading } from '../domain/reading';
import type { Result } from '../domain/result';

export interface StartCheck {
  readonly indicator: Indicator;
  readonly origin: CheckOrigin;
  /** What the user said about parts that look secret; `ask` leaves the check in phase `asking`. */
  readonly secrets: 'ask' | 'keep' | 'remove';
  /** Ask VirusTotal even if a fresh report is cached. */
  readonly refresh?: boolean;
  /** One of many that were asked for at once: whatever is asked for by itself goes first. */
  readonly lane?: 'page';
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
  /** It was longer: this is its beginning. */
  readonly cut?: boolean;
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
  /** The full report, in a tab. */
  | 'open-report'
  | 'open-options'
  | 'open-virustotal';

export interface CardView {
  readonly check: CheckView;
  /** The clicked link as the page wrote it, to place the card beside it; null for other origins. */
  readonly linkUrl: string | null;
  /** Host of a gateway in VirusTotal's place, or null: a failure says whose it is. */
  readonly gateway: string | null;
}

/** Checks, and the card that shows one. */
export interface CheckMessages {
  /** The card in the sender's tab; null when there is none. */
  card(input: null): Result<CardView | null>;
  cardAct(input: CardAction): Result<null>;

  /** What a text means and what of it would leave. Sends nothing. */
  readText(input: { text: string }): Result<Reading>;
  /** The text behind `#text-id=`; `not-found` once the worker that kept it is gone. */
  openedText(input: { id: string }): Result<OpenedText>;
  /** Keeps a text for a page that is about to be opened; `from` as in `StartCheck`. */
  keepText(input: { text: string; from?: string }): Result<{ readonly id: string }>;
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
}
