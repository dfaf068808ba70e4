import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashFile } from '@/components/popup/hash-file';
import { VECTORS } from '../services/downloads/nist-sha256';

const PIECE = 512 * 1024;
const TURN = 8 * PIECE;

const quiet = () => ({ onProgress: () => undefined, signal: new AbortController().signal });

it.each(VECTORS)('is what NIST says of $name', async ({ bytes, sha256 }) => {
  expect(await hashFile(new Blob([bytes()]), quiet())).toBe(sha256);
});

const sizes = [PIECE, TURN, 2 * TURN].flatMap((edge) => [edge - 1, edge, edge + 1]);
it.each(sizes)('agrees with another library over %i random bytes', async (size) => {
  const bytes = Uint8Array.from(randomBytes(size));
  const other = createHash('sha256').update(bytes).digest('hex');
  expect(await hashFile(new Blob([bytes]), quiet())).toBe(other);
});

it('reads a file whose stream takes no buffer', async () => {
  const bytes = Uint8Array.from(randomBytes(3 * PIECE + 7));
  const file = new Blob([bytes]);
  Object.defineProperty(file, 'stream', {
    value: () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += 65_521)
            controller.enqueue(bytes.subarray(at, at + 65_521));
          controller.close();
        },
      }),
  });
  expect(await hashFile(file, quiet())).toBe(createHash('sha256').update(bytes).digest('hex'));
});

it('tells of its progress, and lets others work meanwhile', async () => {
  const shares: number[] = [];
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  });
  const file = new Blob([new Uint8Array(16 * TURN)]);
  await hashFile(file, { ...quiet(), onProgress: (share) => shares.push(share) });
  clearInterval(others);
  expect(shares.length).toBeGreaterThan(8);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
  expect(turns).toBeGreaterThan(2);
});

it('stops when it is cancelled', async () => {
  const abort = new AbortController();
  let told = 0;
  const onProgress = (): void => {
    told += 1;
    abort.abort(new Error('enough'));
  };
  const hashed = hashFile(new Blob([new Uint8Array(16 * TURN)]), { onProgress, signal: abort.signal });
  await expect(hashed).rejects.toThrow('enough');
  expect(told).toBe(1);
});

it('has no hash for a file that ends too soon', async () => {
  const file = new Blob([new Uint8Array(3)]);
  Object.defineProperty(file, 'size', { value: 4 });
  await expect(hashFile(file, quiet())).rejects.toThrow('not the file that was chosen');
});
