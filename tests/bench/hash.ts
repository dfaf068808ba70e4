import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WHOLE_AT_MOST } from '../../utils/services/downloads/hash';
import { PIECE } from '../../utils/services/downloads/running-hash';
import { findProgram } from '../commands/find-program';
import { type HashBrowser, type Measured, openHashBrowser } from './hash-browser';
import { hashTables, RAW, SUBTLE } from './hash-tables';
import type { HashWayName } from './hash-worker';

/** One way to hash a file of this size; the times of all runs in milliseconds. */
export interface HashResult {
  readonly what: string;
  readonly size: number;
  readonly runs: readonly number[];
}

/** How much the worker's process grew over what it held at rest, in bytes; null where the system does not tell. */
export interface HashMemory {
  readonly size: number;
  readonly grown: number | null;
}

export interface HashReport {
  readonly speeds: readonly HashResult[];
  readonly memory: readonly HashMemory[];
}

const MB = 1_000_000;
const RUNS = 5;
const SIZES = [50 * MB, 256 * MB, 1000 * MB];
/** A file with nothing in it, of 2 GiB: only its size matters for the memory. */
const SPARSE = 2 ** 31;
const PIECES = [64, 512, 2048].map((kB) => kB * 1024);

type Way = readonly [what: string, measure: (file: string) => Promise<Measured>];

function randomFile(path: string, size: number): void {
  const part = randomBytes(10 * MB);
  writeFileSync(path, '');
  for (let at = 0; at < size; at += part.length) appendFileSync(path, part.subarray(0, size - at));
}

/** A program that hashes the same file, where it is installed. */
function program(name: string, ...words: string[]): Way[] {
  const found = findProgram([name]);
  if (found === undefined) return [];
  const measure = async (file: string): Promise<Measured> => {
    const startedAt = performance.now();
    execFileSync(found, [...words, file]);
    return { ms: performance.now() - startedAt, grown: null };
  };
  return [[[name, ...words].join(' '), measure]];
}

function inside(browser: HashBrowser, size: number) {
  return (what: string, way: HashWayName, piece?: number): Way => [
    what,
    (file) => browser.measure(way, file, size, piece),
  ];
}

/** As Assay does it, what bounds that, and, where the browser's own digest can be used, what else could be done. */
function ways(browser: HashBrowser, size: number): readonly Way[] {
  const way = inside(browser, size);
  const both = [way('Assay, from `file://`', 'assay'), way(RAW, 'wasm')];
  const programs = [...program('openssl', 'dgst', '-sha256'), ...program('sha256sum')];
  if (size > WHOLE_AT_MOST) return [...both, way('reading alone', 'read', PIECE), ...programs];
  return [
    ...both,
    way(SUBTLE, 'subtle'),
    way('reading alone, into one buffer', 'fill'),
    way('Assay, as if too large for one buffer', 'streamed'),
    ...PIECES.map((piece) => way(`hash-wasm on pieces of ${piece / 1024} kB`, 'pieces', piece)),
    way('hash-wasm on what the stream cuts', 'chunks'),
    ...programs,
  ];
}

/** All ways in turn, so that what else the machine does meets them alike. */
async function compare(all: readonly Way[], file: string, size: number): Promise<HashResult[]> {
  const results = all.map(([what, measure]) => ({ what, measure, size, runs: [] as number[] }));
  for (let run = 0; run < RUNS; run += 1) {
    for (const { measure, runs } of results) runs.push((await measure(file)).ms);
  }
  return results;
}

/** In a browser of its own: what other ways left behind would count as well. */
async function memoryOf(folder: string, file: string, size: number): Promise<HashMemory> {
  const browser = await openHashBrowser(folder);
  const { grown } = await browser.measure('assay', file, size);
  await browser.close();
  return { size, grown };
}

async function run(): Promise<HashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-hash-'));
  const file = join(folder, 'file.bin');
  const speeds: HashResult[] = [];
  const memory: HashMemory[] = [];
  try {
    for (const size of SIZES) {
      randomFile(file, size);
      memory.push(await memoryOf(folder, file, size));
      const browser = await openHashBrowser(folder);
      speeds.push(...(await compare(ways(browser, size), file, size)));
      await browser.close();
    }
    writeFileSync(file, '');
    truncateSync(file, SPARSE);
    memory.push(await memoryOf(folder, file, SPARSE));
    return { speeds, memory };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measures, and says it in a table. */
export async function runHash(): Promise<string> {
  return hashTables(await run());
}
