/** How many bytes are asked for at a time; no worse than 64 kB or 2 MiB (`npm run bench`). */
export const PIECE = 512 * 1024;

/** A SHA-256 under way, here or in a thread of its own. */
export interface RunningHash {
  /** A buffer for the next piece, once one is free: nobody reads further ahead than there are buffers. */
  room(): Promise<ArrayBuffer>;
  /** Takes the piece over, with its buffer. */
  add(piece: Uint8Array<ArrayBuffer>): void;
  /** Lower-case hex of all that was added. Rejects, as `room` does, when the thread broke, or the signal fires. */
  end(): Promise<string>;
  /** Lets go of what it holds, at its end or before. */
  stop(): void;
}

/** A thread may fall silent at any time: once `signal` fires nothing of it is waited for any more. */
export type StartHash = (signal: AbortSignal) => Promise<RunningHash>;
