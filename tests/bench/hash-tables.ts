import type { HashReport, HashResult } from './hash';
import { median, spread } from './statistics';

const MB = 1_000_000;

/** The two that the others are compared with: what the browser and the library can do with bytes in memory. */
export const SUBTLE = '`crypto.subtle` alone, nothing read';
export const RAW = 'hash-wasm alone, nothing read';

/**
 * What a way reaches of another's speed: the median over the rounds of the ratio within each, so that what else the
 * machine did in a round meets both alike.
 */
function share({ runs }: HashResult, of: HashResult | undefined): string {
  if (!of) return '';
  return `${median(runs.map((ms, round) => (of.runs[round] ?? Number.NaN) / ms)).toFixed(2)} ×`;
}

function speedRow(result: HashResult, results: readonly HashResult[]): string {
  const { size, what, runs } = result;
  const speed = (ms: number): string => `${(size / MB / (ms / 1000)).toFixed(0)} MB/s`;
  const other = (name: string) => results.find((one) => one.size === size && one.what === name);
  const shares = [SUBTLE, RAW].map((name) => share(result, other(name)));
  const cells = [`${size / MB} MB`, what, speed(median(runs)), speed(spread(runs).least), ...shares];
  return `| ${cells.join(' | ')} |`;
}

/** Speeds in MB/s; the best run is what the machine can do when nobody else is at work. */
export function hashTables({ speeds, memory }: HashReport): string {
  const grown = memory.map(({ size, grown: bytes }) => {
    const held = bytes === null ? 'not told by this system' : `${(bytes / MB).toFixed(0)} MB`;
    return `${(size / MB).toFixed(0)} MB: ${held}`;
  });
  return `| file | way | median | best | against \`crypto.subtle\` alone | against hash-wasm alone |
| --- | --- | --- | --- | --- | --- |
${speeds.map((result) => speedRow(result, speeds)).join('\n')}

Memory of the worker's process over what it held at rest, at the most, of a file of ${grown.join('; ')} (the last one sparse).`;
}
