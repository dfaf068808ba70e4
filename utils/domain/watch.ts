import type { Failure } from './failure';
import type { Indicator } from './indicator';
import type { VerdictName } from './verdict';

/** How often an entry is looked at. Lengths and slots are in `watch-period`. */
export const WATCH_PERIODS = ['hour', 'six-hours', 'half-day', 'day', 'week', 'month'] as const;
export type WatchPeriod = (typeof WATCH_PERIODS)[number];

/** Entries at most: more could not be looked at on any key (faults.md §5.58). */
export const WATCH_AT_MOST = 10_000;

/** What one look found. Times are Unix milliseconds. */
export interface WatchFinding {
  readonly at: number;
  readonly verdict: VerdictName;
  readonly malicious: number;
  readonly suspicious: number;
  readonly answered: number;
  /** VirusTotal's id of the object, for its page; null where it has no report. */
  readonly id: string | null;
  readonly analysedAt: number | null;
}

/**
 * Why somebody is told: engines flag it and none did before, more of them do, none does any more, or the last
 * looks failed one after the other.
 */
export type WatchChangeKind = 'flagged' | 'risen' | 'cleared' | 'failing';

/** A change, as pages, notices and the webhook tell it. `before` is null for what was never answered before. */
export interface WatchChange {
  /** The same for ever and in no other browser: receivers of the webhook tell repetitions by it. */
  readonly id: string;
  readonly key: string;
  readonly indicator: Indicator;
  readonly at: number;
  readonly kind: WatchChangeKind;
  readonly before: WatchFinding | null;
  /** Null when the look failed. */
  readonly after: WatchFinding | null;
  readonly failure: Failure | null;
}

/** What becomes of telling it: `off` was not wanted, `kept` the browser does not let Assay show. */
export type NoticeState = 'due' | 'shown' | 'off' | 'kept';
export type DeliveryState = 'due' | 'delivered' | 'off' | 'given-up';

/** A change as the page lists it. */
export interface WatchChangeView extends WatchChange {
  readonly notice: NoticeState;
  readonly webhook: DeliveryState;
  /** How often the webhook was tried, and what it said the last time. */
  readonly attempts: number;
  readonly problem: WebhookProblem | null;
}

/** An entry as the page shows it. */
export interface WatchView {
  readonly key: string;
  /** Exactly what is sent. */
  readonly indicator: Indicator;
  /** Its own period; null follows the settings. */
  readonly period: WatchPeriod | null;
  readonly paused: boolean;
  readonly addedAt: number;
  /** When it is looked at next; in the past while it waits for its turn. */
  readonly nextAt: number;
  readonly checking: boolean;
  /** The check, for "Full report"; null before the first. */
  readonly checkId: string | null;
  /** The last look that was answered. */
  readonly last: WatchFinding | null;
  /** Why the last look failed, and how many failed in a row; null after one that was answered. */
  readonly failure: Failure | null;
  readonly failures: number;
  readonly change: { readonly kind: WatchChangeKind; readonly at: number } | null;
}

export const WATCH_FILTERS = ['all', 'bad', 'good', 'unknown', 'failed', 'waiting', 'paused'] as const;
export type WatchFilter = (typeof WATCH_FILTERS)[number];
export type WatchSort = 'added' | 'next' | 'name' | 'worst' | 'changed';

/** What the list costs and what a day leaves for it: requests a day. */
export interface WatchCost {
  readonly perDay: number;
  /** What the day's limit leaves to this lane, after the reserve. */
  readonly allowed: number;
}

export interface WatchList {
  readonly rows: readonly WatchView[];
  /** Rows that match. */
  readonly total: number;
  readonly counts: Readonly<Record<WatchFilter, number>>;
  readonly cost: WatchCost;
  /** Entries that were brought back after the browser had lost the database; null when there is nothing to say. */
  readonly restored: { readonly at: number; readonly count: number } | null;
}

/** What came of adding: every indicator is in one of them. */
export interface WatchAdded {
  readonly added: number;
  readonly already: number;
  /** Private names and addresses, which stay here, with the value as it was given. */
  readonly held: readonly string[];
  /** Addresses that look as if they held a secret: ask again with `secrets` said. */
  readonly secret: readonly string[];
  /** Not added: the list would cost more than a day allows, or has `WATCH_AT_MOST`. */
  readonly refused: number;
  readonly cost: WatchCost;
}

/** How a run filed one entry: `unknown` is neither, VirusTotal has no report or no engine answered. */
export const WATCH_OUTCOMES = ['good', 'bad', 'unknown', 'failed'] as const;
export type WatchOutcome = (typeof WATCH_OUTCOMES)[number];

/** One round over the entries of one period: each is looked at once within it. */
export interface WatchRun {
  readonly id: string;
  readonly period: WatchPeriod;
  /** The round's first and last moment, in Unix ms. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** When the first and the last look were. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly counts: Readonly<Record<WatchOutcome, number>>;
}

export interface WatchResult {
  readonly run: string;
  readonly key: string;
  readonly indicator: Indicator;
  readonly at: number;
  readonly outcome: WatchOutcome;
  readonly finding: WatchFinding | null;
  readonly failure: Failure | null;
}

/** Why a delivery did not work. */
export type WebhookProblem =
  | { readonly problem: 'status'; readonly status: number }
  | { readonly problem: 'redirected' | 'timeout' | 'offline' | 'unreachable' | 'no-permission' };

/** The webhook as pages see it: the address may hold a token, so it is shown to our own pages only. */
export interface WebhookView {
  readonly address: string | null;
  /** An administrator set it; `address` is its origin only. */
  readonly managed?: true;
  readonly signed: boolean;
  /** Whether the browser lets Assay reach it. */
  readonly permitted: boolean;
  /** Changes that wait to be delivered. */
  readonly waiting: number;
  readonly last: {
    readonly at: number;
    readonly problem: WebhookProblem | null;
  } | null;
}
