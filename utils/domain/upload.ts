import type { Failure } from './failure';

/** `POST /files` takes 32 MB at most (virustotal-api.md §4); decimal, which is the smaller reading of it. */
export const DIRECT_AT_MOST = 32_000_000;
/** VirusTotal takes no file above this many bytes, whatever the way. */
export const UPLOAD_AT_MOST = 650_000_000;

/** Where a page of ours hands a chosen file over to the context that uploads it. */
export const FILE_CHANNEL = 'assay-files';

/** A chosen file on its way there, and the answer that it has arrived. */
export type FileChannelMessage =
  | { readonly attempt: string; readonly file: Blob }
  | { readonly taken: string };

/**
 * `file`: the file is fetched, or awaited from the page where it was chosen. `address`: VirusTotal is asked where a
 * large file may go. `sending`: it leaves, or waits for its slot. `analysing`: VirusTotal has it, the analysis is
 * followed. `ended`: `end` says how.
 */
export type UploadStage = 'file' | 'address' | 'sending' | 'analysing' | 'ended';

/**
 * How an upload ended. `analysed`: there is a report. `unfinished`: VirusTotal has not finished after the last look.
 * `interrupted`: it broke off before all had left, so VirusTotal does not have the file. `uncertain`: the answer was
 * lost and VirusTotal does not know the file. `file-gone`: it cannot be read, or its page was closed too soon.
 * `file-changed`: its bytes are not those that were asked about. `other-file`: VirusTotal names another SHA-256.
 * `refused`: `failure` says why. `no-place`: the browser did not give the context that uploads.
 */
export type UploadEnd =
  | 'analysed'
  | 'unfinished'
  | 'cancelled'
  | 'interrupted'
  | 'uncertain'
  | 'file-gone'
  | 'file-changed'
  | 'other-file'
  | 'refused'
  | 'no-place';

/** How far the bytes are; `speed` in bytes a second and `left` in milliseconds are null until there is a measure. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
  readonly speed: number | null;
  readonly left: number | null;
}

/** One upload as the pages get it. The name is foreign text; times Unix ms, sizes bytes. */
export interface UploadView {
  /** Lower-case hex: of one file there is one upload. */
  readonly sha256: string;
  /** Names this try; the page hands the file over under it. */
  readonly attempt: string;
  readonly name: string;
  readonly size: number;
  /** The finished download it is of; null for a file that was chosen by hand. */
  readonly downloadKey: string | null;
  readonly stage: UploadStage;
  /** The page that has the file has to hand it over. */
  readonly wantsFile: boolean;
  /** Null unless bytes are leaving. */
  readonly progress: UploadProgress | null;
  /** Place in line (1 is next) and when the next slot opens; null unless a request waits. */
  readonly waiting: { readonly until: number; readonly place: number } | null;
  /** It can still be stopped with nothing published. */
  readonly cancellable: boolean;
  /** The check that follows the analysis; there is one from `analysing` on. */
  readonly checkId: string | null;
  readonly end: UploadEnd | null;
  /** With `refused`; before the end, `offline` is waited out. */
  readonly failure: Failure | null;
  readonly updatedAt: number;
}

/** Why a file of this size cannot be uploaded; null when it can. */
export function uploadLimit(size: number): 'empty' | 'too-large' | null {
  if (size === 0) return 'empty';
  return size > UPLOAD_AT_MOST ? 'too-large' : null;
}

/** How many bytes had left at some time, in Unix ms. */
export interface Sample {
  readonly at: number;
  readonly sent: number;
}

/** Speeds are taken over this many milliseconds: steady enough to read, quick enough to follow. */
const PACE_OVER = 8_000;
/** Shorter than this tells more of the buffers than of the line. */
const PACE_FROM = 1_000;

/** The samples worth keeping, with one more: those within the span that speeds are taken over. */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  return [...samples.filter(({ at }) => at <= next.at && next.at - at <= PACE_OVER), next];
}

/** Progress with speed and time left by the last seconds. */
export function progressOf(samples: readonly Sample[], total: number): UploadProgress {
  const [first, last] = [samples[0], samples.at(-1)];
  const sent = last?.sent ?? 0;
  const took = first && last ? last.at - first.at : 0;
  if (!first || took < PACE_FROM || sent <= first.sent) return { sent, total, speed: null, left: null };
  const speed = ((sent - first.sent) / took) * 1_000;
  return { sent, total, speed, left: ((total - sent) / speed) * 1_000 };
}
