import type { OnSent, Posted, PostOrder } from './posted';

/** What the file has to be, and where a finished download lies; null for one that a page handed over. */
export interface WantedFile {
  readonly path: string | null;
  readonly size: number;
  readonly sha256: string;
}

export type FileState = 'here' | 'gone' | 'changed';

/** What the context that uploads has of one try; `file` is one that was made sure of. */
export type PlaceState = 'nothing' | 'file' | 'begun';

/**
 * The context that has the files and sends them. It outlives the worker in Chromium, and its pages in both browsers,
 * so each question may be about something that another worker began.
 */
export interface UploadPlace {
  /** Makes it if it is not there; false when the browser does not give it. */
  open(): Promise<boolean>;
  /** What is there of this try; opens nothing. */
  stateOf(attempt: string): Promise<PlaceState>;
  /** Waits for a page to hand the file over; false once `signal` fires. */
  awaitFile(attempt: string, signal: AbortSignal): Promise<boolean>;
  /**
   * Reads a file from the disk unless it was handed over, and makes sure that it is the one that was asked about;
   * `gone` once `signal` fires.
   */
  readFile(attempt: string, file: WantedFile, signal: AbortSignal): Promise<FileState>;
  /** Sends the file; null when the context is gone and nobody knows. A second order for one try is not carried out. */
  post(attempt: string, order: PostOrder, onSent: OnSent): Promise<Posted | null>;
  /** The end of what was ordered before; null when there is no such thing. */
  attach(attempt: string, onSent: OnSent): Promise<Posted | null>;
  /** Stops it, unless everything has left; tells a context that has yet to speak to this worker, too. */
  cancel(attempt: string): Promise<void>;
  /** VirusTotal refused it unread: it may be ordered once more. */
  rearm(attempt: string): void;
  /** Lets go of file and end. */
  forget(attempt: string): void;
  /** Nobody needs it any more. Harmless when there is none. */
  close(): void;
}
