/** How many bytes are asked for at a time, into one buffer: measured, up to twice as fast as in slices of the file. */
const PIECE = 512 * 1024;

/** After so many bytes the page is drawn and clicks are heard. While reading is faster than hashing, nobody waits. */
const TURN = 4 * 1024 * 1024;

interface Options {
  /** Share done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * SHA-256 of a file in lower-case hex, read in pieces so that memory stays flat at any size. Nothing leaves.
 * Rejects with the signal's reason when cancelled, and when the file cannot be read any more or has changed since
 * it was chosen.
 */
export async function hashFile(file: Blob, { onProgress, signal }: Options): Promise<string> {
  const { createSHA256 } = await import('hash-wasm');
  const hash = await createSHA256();
  hash.init();
  const pieces = readPieces(file.stream());
  let read = 0;
  let turnAt = TURN;
  try {
    signal.throwIfAborted();
    for (let piece = await pieces.next(); piece !== null; piece = await pieces.next()) {
      hash.update(piece);
      read += piece.byteLength;
      if (read >= turnAt) {
        turnAt = read + TURN;
        onProgress(read / file.size);
        await nextTurn();
      }
      signal.throwIfAborted();
    }
  } finally {
    // Of a stream that broke, the reason is thrown already.
    pieces.stop().catch(() => undefined);
  }
  if (read !== file.size) throw new Error('not the file that was chosen');
  return hash.digest('hex');
}

interface Pieces {
  /** The next bytes, overwritten by the next call; null at the end. */
  next(): Promise<Uint8Array | null>;
  stop(): Promise<void>;
}

function readPieces(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Pieces {
  let buffer = new ArrayBuffer(PIECE);
  try {
    const reader = stream.getReader({ mode: 'byob' });
    return {
      async next() {
        const { done, value } = await reader.read(new Uint8Array(buffer));
        if (done) return null;
        buffer = value.buffer;
        return value;
      },
      stop: () => reader.cancel(),
    };
  } catch (error) {
    // A stream of plain chunks takes no buffer of ours.
    if (!(error instanceof TypeError)) throw error;
    const reader = stream.getReader();
    return { next: async () => (await reader.read()).value ?? null, stop: () => reader.cancel() };
  }
}

/** Ends this task; a timer would wait for four milliseconds each time. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
