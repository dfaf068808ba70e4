import type { Failure } from './failure';
import type { DownloadKind } from './settings';
import type { Verdict } from './verdict';

/** What the verdict is about, in the order of DESIGN §5: the file's own bytes, what VirusTotal fetched, the address. */
export type Basis = 'file' | 'fetched' | 'address';

/**
 * Why a download is left alone. `source` is a `blob:`, `data:` or `file:` address of a file that cannot be read;
 * `secret-address` an address that looks as if it held a secret, of a file that cannot be read.
 */
export type SkipReason = 'type' | 'empty' | 'private-host' | 'secret-address' | 'other-extension' | 'source';

/**
 * `held`: not finished; paused by Assay until its address has an answer, or, with a verdict, until the user says what
 * to do. `asking`: waits for the user's word (setting "ask"). `waiting`: in the queue. `reading`: its SHA-256 is being
 * computed. `checking`: a request is on its way or in line; a `failure` there (`offline`) is waited out. The others
 * are ends; `failed` has a `failure`, which for a missing file is `not-found` with the note `file-missing`.
 */
export type DownloadStage =
  | 'held'
  | 'asking'
  | 'waiting'
  | 'reading'
  | 'checking'
  | 'checked'
  | 'skipped'
  | 'failed';

/** What kept the file's own bytes, or what VirusTotal fetched, from being the basis. */
export type DownloadNote =
  | 'size-differs'
  | 'no-file-access'
  | 'too-large-to-read'
  | 'file-missing'
  | 'file-changed'
  | 'reading-gave-up';

export type DownloadVerdict = Pick<Verdict, 'name' | 'reading' | 'answered' | 'counts'>;

/** One finished download, or one that is held, as the pages get it. Names and addresses are foreign text; times Unix ms, sizes bytes. */
export interface DownloadView {
  readonly key: string;
  /** The last part of the path, hidden characters and all: show it through `visibleText`. */
  readonly name: string;
  /** After redirects where the browser tells; Firefox tells only the first address. */
  readonly url: string;
  readonly referrer: string | null;
  readonly size: number;
  readonly kind: DownloadKind;
  /** When the download began, and when Assay first saw it finished. */
  readonly startedAt: number;
  readonly seenAt: number;
  readonly stage: DownloadStage;
  readonly skipped: SkipReason | null;
  /** Bytes read so far; null unless `reading`. */
  readonly progress: { readonly read: number; readonly total: number } | null;
  /** Place in line (1 is next) and when the next slot opens, or a held download goes on; null unless it waits. */
  readonly waiting: { readonly until: number; readonly place: number } | null;
  /** Lower-case hex; null while the file's bytes are not known. */
  readonly sha256: string | null;
  readonly basis: Basis | null;
  readonly note: DownloadNote | null;
  /** The size of what VirusTotal fetched, for `size-differs`. */
  readonly theirSize: number | null;
  /** The check to open for the whole report, once there is one. */
  readonly checkId: string | null;
  readonly verdict: DownloadVerdict | null;
  readonly failure: Failure | null;
  /** What the user did about it; `gone`: the file was no longer there when it should be deleted. */
  readonly decided: 'kept' | 'deleted' | 'gone' | null;
  readonly updatedAt: number;
}

export const DOWNLOAD_FILTERS = [
  'all',
  'malicious',
  'suspicious',
  'nothing-found',
  'unknown',
  'not-checked',
] as const;
export type DownloadFilter = (typeof DOWNLOAD_FILTERS)[number];

/** Newest first. `counts` are of everything that matches the search, whatever the filter. */
export interface DownloadList {
  readonly rows: readonly DownloadView[];
  /** How many match search and filter; more than `rows` when the limit cut. */
  readonly total: number;
  readonly counts: Readonly<Record<DownloadFilter, number>>;
}

/** What the browser lets Assay do about downloads just now. */
export interface DownloadAccess {
  /** The optional permissions `downloads` and `notifications`. */
  readonly downloads: boolean;
  readonly notifications: boolean;
  /** This browser can let an extension read a finished file at all (Chromium can, Firefox cannot). */
  readonly supported: boolean;
  /** Chrome's switch "Allow access to file URLs". */
  readonly allowed: boolean;
  /** The optional host permission `file:///*`. Files are read when all three are true. */
  readonly granted: boolean;
}

/** Which chip a download belongs to; null while nothing is known of it. */
export function filterOf(
  row: Pick<DownloadView, 'stage' | 'verdict'>,
): Exclude<DownloadFilter, 'all'> | null {
  if (row.verdict) return row.verdict.name;
  return row.stage === 'skipped' || row.stage === 'failed' || row.stage === 'asking' ? 'not-checked' : null;
}

/** Nothing more happens to it by itself. */
export function isAtRest({ stage }: Pick<DownloadView, 'stage'>): boolean {
  return stage === 'checked' || stage === 'skipped' || stage === 'failed' || stage === 'asking';
}
