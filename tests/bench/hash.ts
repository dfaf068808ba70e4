import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WHOLE_AT_MOST } from '../../utils/services/downloads/hash';
import { PIECE } from '../../utils/services/downloads/running-hash';
import { type HashBrowser, openHashBrowser } from './hash-browser';
import { hashTables, RAW, SUBTLE } from './hash-tables';
import type { HashWayName } from './hash-worker';
import { programWay } from './program-way';

/** One way to hash a file of this size. */
export interface HashResult {
  readonly what: string;
  readonly size: number;
  /** Milliseconds of all runs; none where only the memory was measured. */
  readonly runs: readonly number[];
  /** Bytes: what the worker's process grew by over what it held at rest, or all that a program held, at the most. */
  readonly memory: number | null;
}

interface Way {
  readonly what: string;
  time(browser: HashBrowser, file: string): Promise<number>;
  /** Absent where it is not worth a browser of its own. */
  readonly memory?: (folder: string, file: string) => Promise<number | null>;
}

const MB = 1_000_000;
const RUNS = 5;
const SIZES = [50 * MB, 256 * MB, 1000 * MB];
/** A file with nothing in it, of 2 GiB: only its size matters for the memory. */
const SPARSE = 2 ** 31;
const PIECES = [64, 512, 2048].map((kB) => kB * 1024);
const PROGRAMS = [programWay('openssl', 'dgst', '-sha256'), programWay('sha256sum')].filter(
  (way) => way !== null,
);
const ASSAY = 'Assay, from `file://`';

function randomFile(path: string, size: number): void {
  const part = randomBytes(10 * MB);
  writeFileSync(path, '');
  for (let at = 0; at < size; at += part.length) appendFileSync(path, part.subarray(0, size - at));
}

/** In a browser of its own: what other ways left behind would count as well. */
async function memoryOf(way: HashWayName, folder: string, file: string, size: number) {
  const browser = await openHashBrowser(folder);
  const { grown } = await browser.measure(way, file, size);
  await browser.close();
  return grown;
}

/** As Assay does it, what bounds that, and, where the browser's own digest can be used, what else could be done. */
function ways(size: number): readonly Way[] {
  const way = (what: string, name: HashWayName, piece?: number): Way => ({
    what,
    time: async (browser, file) => (await browser.measure(name, file, size, piece)).ms,
  });
  const measured = (what: string, name: HashWayName): Way => ({
    ...way(what, name),
    memory: (folder, file) => memoryOf(name, folder, file, size),
  });
  const programs = PROGRAMS.map(({ what, time, memory }) => ({
    what,
    time: (_: HashBrowser, file: string) => time(file),
    memory: (_: string, file: string) => memory(file),
  }));
  const both = [measured(ASSAY, 'assay'), measured(RAW, 'wasm')];
  if (size > WHOLE_AT_MOST) {
    const one = measured('Assay, where it has no second thread', 'alone');
    return [...both, one, way('reading alone', 'read', PIECE), ...programs];
  }
  return [
    ...both,
    measured(SUBTLE, 'subtle'),
    way('reading alone, into one buffer', 'fill'),
    way('Assay, as if too large for one buffer', 'streamed'),
    ...PIECES.map((piece) =>
      way(`hash-wasm on pieces of ${piece / 1024} kB, on one thread`, 'pieces', piece),
    ),
    way('hash-wasm on what the stream cuts, on one thread', 'chunks'),
    ...programs,
  ];
}

/** All ways in turn, so that what else the machine does meets them alike. */
async function compare(folder: string, file: string, size: number): Promise<HashResult[]> {
  const all = ways(size).map((way) => ({ ...way, runs: [] as number[] }));
  const browser = await openHashBrowser(folder);
  for (let run = 0; run < RUNS; run += 1) {
    for (const { time, runs } of all) runs.push(await time(browser, file));
  }
  await browser.close();
  const results: HashResult[] = [];
  for (const { what, runs, memory } of all) {
    results.push({ what, size, runs, memory: (await memory?.(folder, file)) ?? null });
  }
  return results;
}

/** Measures, and says it in a table. */
export async function runHash(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-hash-'));
  const file = join(folder, 'file.bin');
  const results: HashResult[] = [];
  try {
    for (const size of SIZES) {
      randomFile(file, size);
      results.push(...(await compare(folder, file, size)));
    }
    writeFileSync(file, '');
    truncateSync(file, SPARSE);
    const memory = await memoryOf('assay', folder, file, SPARSE);
    results.push({ what: `${ASSAY}, sparse`, size: SPARSE, runs: [], memory });
    return hashTables(results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
