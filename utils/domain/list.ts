import type { BadInputWhy, Failure, PrivateRule } from './failure';
import type { Indicator } from './indicator';
import type { SecretPart } from './privacy';
import type { Wait } from './quota';
import type { EngineCounts } from './report';

/**
 * `reading`: rows still come in. `ready`: read, nothing asked yet. `running`, `paused` (by the user, or stopped
 * with a reason), `done`: nothing waits any more. `cancelled`: what waited stays unasked.
 */
export type ListStage = 'reading' | 'ready' | 'running' | 'paused' | 'done' | 'cancelled';

/** What is known of a row; `waiting` until there is an answer, `not-sent` while the privacy gate holds it. */
export const ROW_STATES = [
  'malicious',
  'suspicious',
  'nothing-found',
  'unknown',
  'failed',
  'not-sent',
  'waiting',
] as const;
export type RowState = (typeof ROW_STATES)[number];

export type RowCounts = Readonly<Record<RowState, number>>;

export const NO_ROWS: RowCounts = {
  malicious: 0,
  suspicious: 0,
  'nothing-found': 0,
  unknown: 0,
  failed: 0,
  'not-sent': 0,
  waiting: 0,
};

/** What reading a text came to. `duplicates` were folded into the row that came first. */
export interface ReadCounts {
  readonly lines: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly comments: number;
  readonly blank: number;
  readonly bad: number;
}

/** Rows, and bad lines, in one message to the background at most. */
export const ROWS_A_MESSAGE = 5_000;

/** An indicator on its way into a list: `line` counts from 1. */
export interface NewRow {
  readonly line: number;
  readonly indicator: Indicator;
  /** What is known of it already, from a backup. */
  readonly answer?: RowAnswer;
}

/** A row's answer, without VirusTotal's whole reply. */
export interface RowAnswer {
  readonly state: Exclude<RowState, 'waiting' | 'failed' | 'not-sent'>;
  readonly result: RowResult | null;
  /** Engines that flag it, a line each, name and label with a tab between. */
  readonly flagging: string;
}

/** A line with nothing in it that can be checked; `text` is hostile and cut. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
  readonly why: BadInputWhy;
}

/** Why the privacy gate holds a row. */
export type Held =
  | { readonly why: 'private'; readonly rule: PrivateRule; readonly host: string }
  | { readonly why: 'secrets'; readonly secrets: readonly SecretPart[]; readonly without: string };

/** An engine that flags a row, with what it calls it: hostile text. */
export interface Flagging {
  readonly engine: string;
  readonly label: string | null;
}

/** What VirusTotal said about a row. Times are Unix ms. */
export interface RowResult {
  /** VirusTotal's id of the object. */
  readonly id: string;
  readonly counts: EngineCounts;
  /** The most common label of those that flag it. */
  readonly label: string | null;
  readonly analysedAt: number | null;
  readonly fetchedAt: number;
}

/** What a row without an answer is doing or about to do. */
export type RowTurn =
  /** Its request is out, since then. */
  | { readonly turn: 'asking'; readonly since: number }
  /** VirusTotal scans it, because the user lets the list submit what it does not know. */
  | { readonly turn: 'scanning'; readonly nextLookAt: number }
  | { readonly turn: 'offline' }
  /** `place` counts from 1 among all rows of this list; `at` is when its slot probably comes. */
  | { readonly turn: 'waiting'; readonly place: number; readonly at: number | null };

/** One row as the page shows it. */
export interface RowView {
  /** Its number in the list, from 1, which it keeps. */
  readonly n: number;
  readonly line: number;
  readonly indicator: Indicator;
  /** The exact text that is or would be sent; null while the gate holds it. */
  readonly sent: string | null;
  readonly state: RowState;
  readonly result: RowResult | null;
  readonly failure: Failure | null;
  readonly held: Held | null;
  /** Null once it has an answer, and while the list does not run. */
  readonly turn: RowTurn | null;
  /** It was submitted to VirusTotal by this list. */
  readonly submitted: boolean;
}

/** One list, in short. */
export interface ListView {
  readonly id: string;
  readonly name: string;
  readonly stage: ListStage;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly read: ReadCounts;
  /** `counts` of all states together are the rows that the list has now. */
  readonly counts: RowCounts;
  /** Requests that have left for it. */
  readonly spent: number;
  /** Rows that are in the cache and will cost nothing; as of the last reading. */
  readonly known: number;
  /** Unknown links are submitted: public. */
  readonly submitUnknown: boolean;
  /** Why it stopped by itself; it waits for the user. */
  readonly stopped: Failure | null;
  /** What a running list waits for: a spent quota, VirusTotal's own trouble, or a connection. */
  readonly wait: Wait | { readonly window: 'offline' } | null;
  /** When it ends, at this account's limits and with the reserve left to the user's own checks. */
  readonly endsAt: number | null;
  /** The database was lost: the rows come from the copy, and what was known of them is gone. */
  readonly restored: boolean;
}

/** What a list would do, before it starts. */
export interface ListPlan {
  readonly rows: number;
  /** Fresh in the cache: no request. */
  readonly known: number;
  readonly private: number;
  /** Held until the user says whether their secrets may leave. */
  readonly secrets: number;
  /** Look-ups; a submission would cost more. */
  readonly requests: number;
  /** Null when nothing can be sent at all. */
  readonly endsAt: number | null;
  readonly perMinute: number;
  /** Of the day: spent, allowed, and kept for the user's own checks. */
  readonly dayUsed: number;
  readonly dayAllowed: number;
  readonly reserved: number;
}

export const ROW_SORTS = ['row', 'verdict', 'indicator', 'kind', 'engines', 'label', 'age'] as const;
export type RowSort = (typeof ROW_SORTS)[number];

/** Which rows a page wants. */
export interface RowQuery {
  readonly state: RowState | 'all';
  /** Any part of the indicator, in any case. */
  readonly search: string;
  readonly sort: RowSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Some of the rows asked for, and how many there are in all. */
export interface RowPage {
  readonly rows: readonly RowView[];
  readonly total: number;
}

/** One tick of the spectrum: the worst of the rows it stands for, and the number of the row it leads to. */
export interface Tick {
  readonly state: RowState;
  readonly n: number;
}
