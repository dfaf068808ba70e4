import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WHOLE_AT_MOST } from '../../utils/services/downloads/hash';
import { findProgram } from '../commands/find-program';
import { type HashBrowser, type Measured, openHashBrowser } from './hash-browser';
import type { HashWayName } from './hash-worker';
import { median, spread } from './statistics';

/** One way to hash a file of this size; the times of all runs in milliseconds. */
interface HashResult {
  readonly what: string;
  readonly size: number;
  readonly runs: readonly number[];
}

/** How much the worker's process grew over what it held at rest, in bytes; null where the system does not tell. */
interface HashMemory {
  readonly size: number;
  readonly grown: number | null;
}

export interface HashReport {
  readonly speeds: readonly HashResult[];
  readonly choices: readonly HashResult[];
  readonly memory: readonly HashMemory[];
}

const MB = 1_000_000;
const RUNS = 5;
const SIZES = [50 * MB, 256 * MB, 1000 * MB];
const RAW = 'hash-wasm alone, nothing read';
const PIECES = [64, 512, 4096].map((kB) => kB * 1024);

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

function ways(browser: HashBrowser, size: number): readonly Way[] {
  const way = inside(browser, size);
  const subtle = way('`crypto.subtle` alone, nothing read', 'subtle');
  return [
    way('Assay, from `file://`', 'assay'),
    way(RAW, 'wasm'),
    ...(size <= WHOLE_AT_MOST ? [subtle] : []),
    ...program('openssl', 'dgst', '-sha256'),
    ...program('sha256sum'),
  ];
}

function choices(browser: HashBrowser, size: number): readonly Way[] {
  const way = inside(browser, size);
  return [
    way(RAW, 'wasm'),
    way('reading alone', 'read', 512 * 1024),
    ...PIECES.map((piece) => way(`read into a buffer of ${piece / 1024} kB`, 'pieces', piece)),
    way('read as the stream cuts it', 'chunks'),
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

export async function runHash(): Promise<HashReport> {
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
    const largest = Math.max(...SIZES);
    const browser = await openHashBrowser(folder);
    const chosen = await compare(choices(browser, largest), file, largest);
    await browser.close();
    return { speeds, choices: chosen, memory };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Speeds in MB/s; the best run is what the machine can do when nobody else is at work. */
function speedTable(results: readonly HashResult[]): string {
  const rows = results.map(({ what, size, runs }) => {
    const speed = (ms: number): string => `${(size / MB / (ms / 1000)).toFixed(0)} MB/s`;
    const { least } = spread(runs);
    const raw = spread(results.find((other) => other.size === size && other.what === RAW)?.runs ?? []);
    const share = (raw.least / least).toFixed(2);
    return `| ${size / MB} MB | ${what} | ${speed(median(runs))} | ${speed(least)} | ${share} × |`;
  });
  const head = '| file | way | median | best | best, against hash-wasm alone |';
  return [head, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

export function hashTables({ speeds, choices: chosen, memory }: HashReport): string {
  const grown = memory.map(({ size, grown: bytes }) => {
    const held = bytes === null ? 'not told by this system' : `${(bytes / MB).toFixed(0)} MB`;
    return `${size / MB} MB: ${held}`;
  });
  return `${speedTable(speeds)}

Memory of the worker's process over what it held at rest, at the most, of a file of ${grown.join('; ')}.

How a large file is read:

${speedTable(chosen)}`;
}
