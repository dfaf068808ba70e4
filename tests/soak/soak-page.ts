import { HOUR, MINUTE } from '../../utils/domain/duration';
import type { RowCounts } from '../../utils/domain/list';
import type { Measure } from './measure';

export interface Soaked {
  readonly lasted: number;
  readonly speed: number;
  readonly seed: string;
  readonly measures: readonly (Measure & { readonly at: number })[];
  readonly counts: RowCounts;
  /** Why rows of the list failed. */
  readonly failures: readonly string[];
  /** Looks of the watchlist that were filed. */
  readonly looks: number;
  readonly deaths: readonly string[];
  readonly wrong: readonly string[];
  readonly requests: number;
  readonly byDay: readonly number[];
  readonly most: number;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** What a soak came to, for the page about it. */
export function soakPage(soaked: Soaked): string {
  const { lasted, speed, seed, measures, counts, deaths, wrong, requests, byDay, most } = soaked;
  const { failures, looks } = soaked;
  return [
    `Seed ${seed}, ${(lasted / HOUR).toFixed(1)} hours in ${(lasted / speed / MINUTE).toFixed(1)} minutes.`,
    `${requests} requests; counted a day (UTC): ${byDay.join(', ')}; most in any 60 s: ${most}.`,
    `The list: ${JSON.stringify(counts)}; failed: ${failures.join(', ')}. Looks of the watchlist: ${looks}.`,
    `Questions that died with their worker: ${deaths.length}. Not in order: ${wrong.length}.`,
    '',
    '| after, h | heap of a page, MB | renderers, MB | stored, MB |',
    '| --- | --- | --- | --- |',
    ...measures.map(({ at, pageHeap, renderers, stored }) => {
      const hours = (at / HOUR).toFixed(1);
      return `| ${hours} | ${megabytes(pageHeap)} | ${megabytes(renderers)} | ${megabytes(stored)} |`;
    }),
    ...deaths.map((line) => `- died: ${line}`),
    ...wrong.map((line) => `- wrong: ${line}`),
    '',
  ].join('\n');
}
