import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { WHOLE_AT_MOST } from '../../../utils/services/downloads/hash';
import { PIECE } from '../../../utils/services/downloads/running-hash';
import { attachment } from '../support/file-server';
import { asked } from '../support/requests';
import { expect, test } from './downloads-fixtures';

test.describe.configure({ timeout: 180_000 });

/** What `sha256sum` says of a file on the disk. */
function sha256sum(path: string): string {
  return execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64);
}

/** A piece, what Chromium's pipe holds, and the smallest file that is not hashed whole. */
const EDGES = [64 * 1024, PIECE, 4 * PIECE];
const SIZES = [...EDGES.flatMap((edge) => [edge - 1, edge, edge + 1]), 8 * PIECE + 55, WHOLE_AT_MOST + 1];

test('files of odd sizes: the hash of each is what sha256sum says', async ({ assay, files, simulator }) => {
  await assay.switchOn();
  for (const size of SIZES) {
    const path = `/${size}.exe`;
    files.put(path, attachment(randomBytes(size)));
    await assay.download(assay.address(path));
    const hash = async () => (await assay.rows()).find(({ name }) => name === `${size}.exe`)?.sha256 ?? null;
    // Known as soon as it is read: its look-up waits for the quota.
    await expect.poll(hash, { timeout: 60_000 }).not.toBeNull();
    expect(await hash(), `${size} bytes`).toBe(sha256sum(assay.saved(`${size}.exe`)));
    files.put(path, attachment(Buffer.alloc(0)));
  }
  const rows = await assay.rows();
  expect(rows.map(({ size }) => size).sort((a, b) => a - b)).toEqual(SIZES);
  expect(asked(simulator).every((request) => request.startsWith('GET /files/'))).toBe(true);
  expect(files.asked.filter((line) => line.includes('.exe'))).toHaveLength(SIZES.length);
});
