import { createSHA256 } from 'hash-wasm';
import { createHashPlace } from '../../utils/platform/hash-place';
import { createUploadingDoor } from '../../utils/platform/uploading-door';
import { hashFile } from '../../utils/services/downloads/hash';
import { createHashElsewhere } from '../../utils/services/downloads/hash-elsewhere';
import { readPieces } from '../../utils/services/downloads/pieces';
import type { HashFile } from '../../utils/services/downloads/read-file';
import type { HashAnswer, HashJob } from './hash-jobs';

declare const chrome: typeof import('wxt/browser').browser;

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

const door = createUploadingDoor();
// No upload needs the context: for each file it is made, and ended, as for a single download.
door.close();
const assay = createHashElsewhere(createHashPlace(door.lend), hashFile);

async function like(hash: HashFile, url: string, size: number): Promise<void> {
  const hashed = await hash({
    async open() {
      const stream = await body(url);
      return { stream: () => stream };
    },
    path: decodeURIComponent(new URL(url).pathname),
    size,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    now: () => performance.now(),
  });
  if (!hashed.ok) throw new Error(hashed.failure.tag);
}

const WAYS = {
  /** As the background does it. */
  assay: (url, size) => timed(() => like(assay, url, size)),

  /** The same, as if the file were too large for one buffer. */
  streamed: (url) => timed(() => like(assay, url, Number.MAX_SAFE_INTEGER)),

  /** As the background does it where it has no second thread. */
  alone: (url, size) => timed(() => like(hashFile, url, size)),

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

  /** Into one buffer, as what is hashed whole is read. */
  fill: (url, size) =>
    timed(async () => {
      await readPieces(await body(url)).fill(size, async () => undefined);
    }),

  /** Into the same small buffer again and again. */
  read: (url, _size, piece) =>
    timed(async () => {
      const pieces = readPieces(await body(url));
      let room: ArrayBuffer | undefined = new ArrayBuffer(piece);
      while (room) room = (await pieces.next(room))?.buffer;
    }),

  /** Streaming with pieces of this size. */
  pieces: (url, _size, piece) =>
    timed(async () => {
      const hash = await createSHA256();
      hash.init();
      const pieces = readPieces(await body(url));
      let next = await pieces.next(new ArrayBuffer(piece));
      for (; next; next = await pieces.next(next.buffer)) hash.update(next);
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

/** Asks for work until the browser is closed. */
async function work(address: string): Promise<never> {
  for (;;) {
    const { way, url, size, piece }: HashJob = await (await fetch(address)).json();
    const answer: HashAnswer = await WAYS[way](url, size, piece).then(
      (ms) => ({ ms }),
      (error: unknown) => ({ problem: String(error) }),
    );
    await fetch(address, { method: 'POST', body: JSON.stringify(answer) });
  }
}

// A worker that calls nothing is stopped after 30 seconds, whatever it does (platform.md, fact 3).
setInterval(() => void chrome.runtime.getPlatformInfo(), 10_000);
void work(chrome.runtime.getManifest().description ?? '');
