import type { HashResult } from './hash';
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
  if (!of || runs.length === 0) return '';
  return `${median(runs.map((ms, round) => (of.runs[round] ?? Number.NaN) / ms)).toFixed(2)} ×`;
}

function row(result: HashResult, results: readonly HashResult[]): string {
  const { size, what, runs, memory } = result;
  const speed = (ms: number): string =>
    runs.length === 0 ? '' : `${(size / MB / (ms / 1000)).toFixed(0)} MB/s`;
  const other = (name: string) => results.find((one) => one.size === size && one.what === name);
  const shares = [SUBTLE, RAW].map((name) => share(result, other(name)));
  const held = memory === null ? '' : `${(memory / MB).toFixed(0)} MB`;
  const { least, most } = spread(runs);
  const cells = [
    `${(size / MB).toFixed(0)} MB`,
    what,
    speed(median(runs)),
    runs.length === 0 ? '' : `${speed(most)} to ${speed(least)}`,
    ...shares,
    held,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Speeds in MB/s; the best run is what the machine can do when nobody else is at work. */
export function hashTables(results: readonly HashResult[]): string {
  const without = results.some(({ what }) => what.includes('openssl'))
    ? ''
    : '\n\nThere is no `openssl` on this machine, so its row is missing.';
  return `| file | way | median | spread | against \`crypto.subtle\` alone | against hash-wasm alone | memory |
| --- | --- | --- | --- | --- | --- | --- |
${results.map((result) => row(result, results)).join('\n')}${without}`;
}
