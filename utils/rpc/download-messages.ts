import type { DownloadAccess, DownloadFilter, DownloadList, DownloadView } from '../domain/download';
import type { Result } from '../domain/result';

/** Finished downloads. */
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
  /** From the list; the file stays. */
  removeDownload(input: { key: string }): Result<null>;
  fileAccess(input: null): Result<DownloadAccess>;
}
