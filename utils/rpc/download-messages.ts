import type { DownloadAccess, DownloadFilter, DownloadList, DownloadView } from '../domain/download';
import type { Result } from '../domain/result';

/** Finished downloads, and those that are held. */
export interface DownloadMessages {
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
  /** Of a download that is held: goes on with it, or breaks it off. Fails with `not-found` when it is not held. */
  resumeDownload(input: { key: string }): Result<null>;
  cancelDownload(input: { key: string }): Result<null>;
  /** From the list; the file stays. */
  removeDownload(input: { key: string }): Result<null>;
  fileAccess(input: null): Result<DownloadAccess>;
}
