import { createSHA256 } from 'hash-wasm';
import { hashFile } from '../../utils/services/downloads/hash';
import { readPieces } from '../../utils/services/downloads/pieces';

/** Milliseconds that each way takes, in a worker of Chromium that has the file at `url`, `size` bytes long. */
export type HashWay = (url: string, size: number, piece: number) => Promise<number>;

async function body(url: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { body: stream } = await fetch(url);
  if (!stream) throw new Error('no body');
  return stream;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

const WAYS = {
  /** As the background does it. */
  assay: (url, size) =>
    timed(async () => {
      const opened = { stream: await body(url) };
      const hashed = await hashFile({
        open: async () => ({
          stream: () => opened.stream,
          whole: () => new Response(opened.stream).arrayBuffer(),
        }),
        size,
        onProgress: () => undefined,
        signal: new AbortController().signal,
        now: () => performance.now(),
      });
      if (!hashed.ok) throw new Error(hashed.failure.tag);
    }),

  /** The library on bytes that are in memory already: nothing is read. */
  async wasm(_url, size) {
    const hash = await createSHA256();
    const piece = crypto.getRandomValues(new Uint8Array(64 * 1024));
    return timed(async () => {
      hash.init();
      for (let at = 0; at < size; at += piece.length) hash.update(piece.subarray(0, size - at));
      hash.digest();
    });
  },

  /** The browser's own, on bytes that are in memory already. */
  async subtle(_url, size) {
    const bytes = new Uint8Array(size).fill(7);
    return timed(() => crypto.subtle.digest('SHA-256', bytes));
  },

  read: (url, _size, piece) =>
    timed(async () => {
      const pieces = readPieces(await body(url), piece);
      while ((await pieces.next()) !== null);
    }),

  /** Streaming with pieces of this size. */
  pieces: (url, _size, piece) =>
    timed(async () => {
      const hash = await createSHA256();
      hash.init();
      const pieces = readPieces(await body(url), piece);
      for (let next = await pieces.next(); next; next = await pieces.next()) hash.update(next);
      hash.digest();
    }),

  /** Streaming with the pieces that the stream chooses. */
  chunks: (url) =>
    timed(async () => {
      const hash = await createSHA256();
      hash.init();
      const reader = (await body(url)).getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) hash.update(next.value);
      hash.digest();
    }),
} as const satisfies Record<string, HashWay>;

export type HashWayName = keyof typeof WAYS;

Object.assign(globalThis, { WAYS });
