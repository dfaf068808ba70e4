import type { Result } from '../domain/result';
import type { UploadView } from '../domain/upload';

/** A file that the user wants made public, having read what that means. */
export interface StartUpload {
  /** Lower-case hex of the file's bytes. */
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  /** The finished download to be read from the disk; null when the page hands the file over (`wantsFile`). */
  readonly downloadKey: string | null;
}

/** Files on their way to VirusTotal. */
export interface UploadMessages {
  /** Newest first. */
  listUploads(input: null): Result<readonly UploadView[]>;
  /** Public. An unfinished upload of the same file takes its place. */
  startUpload(input: StartUpload): Result<UploadView>;
  /** Nothing is published then; without effect once everything has left. */
  cancelUpload(input: { sha256: string }): Result<UploadView>;
  /** Takes an ended one off the list. */
  removeUpload(input: { sha256: string }): Result<null>;
}
