import { describe, expect, it } from 'vitest';
import { hashFile, WHOLE_AT_MOST } from '@/utils/services/downloads/hash';
import { LARGE, MONTE_CARLO, VECTORS } from './nist-sha256';

type Bytes = Uint8Array<ArrayBuffer>;

async function sha256(stream: ReadableStream<Bytes>, size: number): Promise<string> {
  const hashed = await hashFile({
    open: async () => ({ stream: () => stream }),
    size,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    now: () => 0,
  });
  if (!hashed.ok) throw new Error(hashed.failure.tag);
  return hashed.value.sha256;
}

const streamOf = (...parts: readonly Bytes[]): ReadableStream<Bytes> => new Blob([...parts]).stream();

/** By the browser's own digest, and by the library's as if the file were too large for that. */
const WAYS = [
  ['whole', (length: number) => length],
  ['in pieces', () => WHOLE_AT_MOST + 1],
] as const;

describe.each(WAYS)('the SHA-256 of a file hashed %s', (_, size) => {
  it.each(VECTORS)('is what NIST says of $name', async ({ bytes, sha256: right }) => {
    const given = bytes();
    expect(await sha256(streamOf(given), size(given.length))).toBe(right);
  });

  it('is what NIST says after a thousand in a chain', async () => {
    const digest = async (parts: readonly Bytes[]): Promise<Bytes> =>
      Uint8Array.from(Buffer.from(await sha256(streamOf(...parts), size(96)), 'hex'));
    const seed = Uint8Array.from(Buffer.from(MONTE_CARLO.seed, 'hex'));
    let last: readonly Bytes[] = [seed, seed, seed];
    for (let round = 0; round < 1_000; round += 1) last = [...last.slice(1), await digest(last)];
    expect(Buffer.from(last.at(-1) ?? []).toString('hex')).toBe(MONTE_CARLO.first);
  });
});

it('is what NIST says of half a gigabyte, in pieces', { timeout: 60_000 }, async () => {
  const part = new Uint8Array(4 * 1024 * 1024).fill(LARGE.byte);
  let sent = 0;
  const stream = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      sent += part.length;
      controller.enqueue(part.slice());
      if (sent < LARGE.size) return;
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
  expect(await sha256(stream, LARGE.size)).toBe(LARGE.sha256);
});
