const CHUNK = 4 * 1024 * 1024;

interface Options {
  /** Share done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * SHA-256 of a file in lower-case hex, read in pieces so that memory stays flat at any size. Nothing leaves.
 * Rejects with the signal's reason when cancelled and with `NotReadableError` when the file cannot be read
 * any more.
 */
export async function hashFile(file: Blob, { onProgress, signal }: Options): Promise<string> {
  const { createSHA256 } = await import('hash-wasm');
  const hash = await createSHA256();
  hash.init();
  for (let from = 0; from < file.size; from += CHUNK) {
    signal.throwIfAborted();
    const piece = await file.slice(from, from + CHUNK).arrayBuffer();
    hash.update(new Uint8Array(piece));
    onProgress(Math.min(1, (from + CHUNK) / file.size));
  }
  signal.throwIfAborted();
  return hash.digest('hex');
}
