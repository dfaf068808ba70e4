import type { Indicator } from '../domain/indicator';
import type { Result } from '../domain/result';
import type {
  WatchAdded,
  WatchChangeView,
  WatchFilter,
  WatchList,
  WatchOutcome,
  WatchPeriod,
  WatchResult,
  WatchRun,
  WatchSort,
  WatchView,
  WebhookProblem,
  WebhookView,
} from '../domain/watch';

/** A part of a long list; `total` is how long the whole is. */
export interface Slice<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** One file of a run: its path within the folder tree, and when it was written. */
export interface RunFile {
  readonly path: string;
  readonly at: number;
  readonly content: { readonly gzip: string } | { readonly text: string };
}

/** The watchlist, its changes, its runs, and the webhook. */
export interface WatchMessages {
  listWatch(input: {
    readonly search: string;
    readonly filter: WatchFilter;
    readonly sort: WatchSort;
    readonly offset: number;
    readonly limit: number;
  }): Result<WatchList>;
  /** The entry of an indicator; null when it is not on the list. */
  findWatch(input: { readonly indicator: Indicator }): Result<WatchView | null>;
  /**
   * Looks at each at once and then on its period; null follows the settings. `secrets` as in `StartCheck`. `seen`:
   * the user has the reports before them, so only what changes from there is told; `from` is the check they came
   * with, and refused when that is of a private window.
   */
  addWatch(input: {
    readonly indicators: readonly Indicator[];
    readonly period: WatchPeriod | null;
    readonly secrets: 'ask' | 'keep' | 'remove';
    readonly seen?: boolean;
    readonly from?: string;
  }): Result<WatchAdded>;
  /** Changes what is given, for these entries or, as `all`, for every one. */
  setWatch(input: {
    readonly keys: readonly string[] | 'all';
    readonly period?: WatchPeriod | null;
    readonly paused?: boolean;
  }): Result<null>;
  /** Looks now, in its lane. */
  checkWatch(input: { readonly keys: readonly string[] | 'all' }): Result<null>;
  /** `undo` takes it back for some minutes (`undoRemoval`). */
  removeWatch(input: { readonly keys: readonly string[] | 'all' }): Result<{ readonly undo: string }>;
  /** The user has read that entries were brought back. */
  dismissRestored(input: null): Result<null>;

  /** Newest first; of one entry or of all. */
  watchChanges(input: {
    readonly key: string | null;
    readonly offset: number;
    readonly limit: number;
  }): Result<Slice<WatchChangeView>>;
  /** Newest first. */
  watchRuns(input: { readonly offset: number; readonly limit: number }): Result<Slice<WatchRun>>;
  watchRun(input: {
    readonly id: string;
    readonly outcome: WatchOutcome | null;
    readonly offset: number;
    readonly limit: number;
  }): Result<Slice<WatchResult>>;
  /**
   * A run as files, a part at a time: `after` is `next` of the part before, null at first. `gzip` is the reply as
   * VirusTotal sent it, compressed, in base64; where there is none, `text` says why.
   */
  exportRun(input: { readonly id: string; readonly after: string | null }): Result<{
    readonly files: readonly RunFile[];
    readonly next: string | null;
  }>;

  webhook(input: null): Result<WebhookView>;
  /** An https address, or null for none. `secret`: a new one, null for none, left out for the one there is. */
  saveWebhook(input: {
    readonly address: string | null;
    readonly secret?: string | null;
  }): Result<WebhookView>;
  /** Sends one message that says it is a test. Null when it was taken. */
  testWebhook(input: null): Result<WebhookProblem | null>;
}
