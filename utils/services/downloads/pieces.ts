/** A stream that is read into buffers that can be used again, so that reading a large file makes no garbage. */
export interface Pieces {
  /** The next bytes, at least one and no more than `room` holds, which becomes theirs; null at the end. */
  next(room: ArrayBuffer): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * The next `size` bytes, fewer when the stream ends before, in a buffer of their own. `seen` hears how many
   * there are so far and is awaited; its rejection ends the reading.
   */
  fill(size: number, seen: (bytes: number) => Promise<void>): Promise<Uint8Array<ArrayBuffer>>;
  /** Reads no further. Rejects with what broke the stream, if something did. */
  stop(): Promise<void>;
}

/**
 * Into a buffer that is filled anyway, so much is asked for at a time: what the pipe behind the stream holds in
 * Chromium. Measured, a twentieth faster than in smaller pieces.
 */
const ROOM = 2 * 1024 * 1024;

/**
 * Nothing is read ahead here: while one piece is worked on, the browser's own process reads the disk and fills the
 * pipe behind the stream. What that cannot take off this thread is Chromium's `fetch`, which copies each byte twice on
 * the thread that asked, the first time into memory fresh from the system: measured, 0.6 to 0.7 s a gigabyte. On the
 * thread that hashes that costs a sixth of the library's raw speed, and neither two buffers, nor `Range`, nor a `Blob`
 * was any better; so where there can be two threads, one reads and one hashes (`threaded-hash`). A stream that was
 * given its own pieces (`getReader()` without `byob`) costs a new 2 MiB array for each of them, too (`npm run bench`).
 */
export function readPieces(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Pieces {
  const reader = byteReader(stream);

  return {
    async next(room) {
      const { done, value } = await reader.read(new Uint8Array(room));
      return done ? null : value;
    },
    async fill(size, seen) {
      let buffer = new ArrayBuffer(size);
      let filled = 0;
      while (filled < size) {
        const room = new Uint8Array(buffer, filled, Math.min(ROOM, size - filled));
        const { done, value } = await reader.read(room);
        // A stream that ends hands the buffer back with nothing in it.
        if (value) buffer = value.buffer;
        if (done) break;
        filled += value.byteLength;
        await seen(filled);
      }
      return new Uint8Array(buffer, 0, filled);
    },
    stop: () => reader.cancel(),
  };
}

type ByteReader = {
  read(
    room: Uint8Array<ArrayBuffer>,
  ): Promise<
    | { readonly done: false; readonly value: Uint8Array<ArrayBuffer> }
    | { readonly done: true; readonly value?: Uint8Array<ArrayBuffer> | undefined }
  >;
  cancel(): Promise<void>;
};

/** A stream of plain chunks knows no `byob`; it is read through one that does. */
function byteReader(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ByteReader {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return asBytes(stream).getReader({ mode: 'byob' });
  }
}

function asBytes(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      let { value } = await reader.read();
      // Nothing in it answers nobody, and who waits is not asked for a second time.
      while (value?.byteLength === 0) ({ value } = await reader.read());
      if (value) return controller.enqueue(value);
      controller.close();
      // Who waits with a buffer of its own is told so by an empty answer.
      controller.byobRequest?.respond(0);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
