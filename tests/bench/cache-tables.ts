import type { CacheResult, RoundTrips } from './cache';
import { median, percentile, spread } from './statistics';

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const both = (values: readonly number[]): string => `${ms(median(values))} / ${ms(percentile(values, 0.99))}`;

/** What `npm run bench` writes of the cache. */
export function cacheTables({ sizes, trips }: { sizes: readonly CacheResult[]; trips: RoundTrips }): string {
  const rows = sizes.map(
    ({ reports, stored, lookUps, checks, paints }) =>
      `| ${reports.toLocaleString('en').replaceAll(',', ' ')} | ${(stored / 1e6).toFixed(0)} MB | ${both(lookUps)} | ${both(checks)} | ${ms(median(paints))} |`,
  );
  const trip = (what: string, values: readonly number[]): string =>
    `| ${what} | ${ms(median(values))} | ${ms(spread(values).least)} to ${ms(spread(values).most)} |`;
  return `One report of the simulator's, copied under other names. A look-up is the reads of one report by what was asked for, one after the other in the worker; a check is a page's question and its verdict, which is written down as a check and in the history on the way; the popup is opened on such a check. Median / 99th percentile; the browser counts what is stored, compressed or not.

| reports kept | stored | look-up, of 1 000 | check, of 50 | popup opened to painted, median of 15 |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

A page asks for the account's budget:

| of a worker | median | spread |
| --- | --- | --- |
${trip('that is awake, 200 times', trips.awake)}
${trip('that was stopped: its start and its first answer, 15 times', trips.stopped)}`;
}
