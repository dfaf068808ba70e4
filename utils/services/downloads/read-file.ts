import type { Result } from '@/utils/domain/result';

/** A file opened once. */
export interface OpenedFile {
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Opens the file anew; rejects when it is not there or may not be read (the browser does not tell which). */
export type OpenFile = (signal: AbortSignal) => Promise<OpenedFile>;

export interface HashOrder {
  readonly open: OpenFile;
  /** Where it lies, for whoever can have it read elsewhere; absent for what is in no place. */
  readonly path?: string;
  /** The size in bytes that the browser gave for the download: decides whole or streamed. */
  readonly size: number;
  /** Told at most four times a second. */
  readonly onProgress: (read: number) => void;
  readonly signal: AbortSignal;
  /** Milliseconds on a clock that only runs forward. */
  readonly now: () => number;
}

/** `bytes` is what was really read: other than `size` when somebody wrote to the file meanwhile. */
export interface Hashed {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * SHA-256 of a file. Fails with `not-found` when it cannot be opened, `cancelled` when the signal fired,
 * `internal` when reading broke off.
 */
export type HashFile = (order: HashOrder) => Promise<Result<Hashed>>;
