import type { DownloadAccess } from '@/utils/domain/download';
import type { Result } from '@/utils/domain/result';
import type { OpenFile } from './read-file';

/** A completed download as the browser tells of it; only such ones come through the door. */
export interface FinishedDownload {
  /** The browser's number; starts anew with each session in Firefox. */
  readonly id: number;
  readonly path: string;
  /** After redirects where the browser tells (Chrome), else the same as `firstUrl`. */
  readonly url: string;
  readonly firstUrl: string;
  readonly referrer: string | null;
  readonly size: number;
  readonly mime: string;
  readonly startedAt: number;
  /** Firefox never tells. */
  readonly endedAt: number | null;
  /** Another extension started it. */
  readonly byExtension: boolean;
}

/** A download under way as the browser tells of it. */
export interface StartedDownload extends Omit<FinishedDownload, 'endedAt'> {
  /** Bytes it will have; -1 when the server does not say. */
  readonly size: number;
  readonly paused: boolean;
}

/** Holds downloads up, where the browser can without breaking them off. */
export interface PauseDoor {
  /** Null when it has ended, has no name yet, or is a private window's or our own. */
  underWay(browserId: number): Promise<StartedDownload | null>;
  /** False when the browser refuses, for instance because it has just ended. */
  pause(browserId: number): Promise<boolean>;
  resume(browserId: number): Promise<boolean>;
  cancel(browserId: number): Promise<boolean>;
}

/** The browser's downloads, handed in. */
export interface DownloadsDoor {
  /** Completed ones, newest first; never of private windows, never our own. Empty without the permission. */
  finished(): Promise<readonly FinishedDownload[]>;
  access(): Promise<DownloadAccess>;
  /** How to read a file of this path. Rejects when the file is missing or may not be read. */
  open(path: string): OpenFile;
  /** Deletes the file. `gone` when it was not there any more. */
  deleteFile(download: {
    readonly browserId: number;
    readonly path: string;
    readonly startedAt: number;
  }): Promise<Result<'deleted' | 'gone'>>;
  readonly hold: PauseDoor;
  /** Keeps the worker alive while a file is read; returns the function that lets go. */
  stayAwake(): () => void;
}
