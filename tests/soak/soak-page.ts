import { HOUR, MINUTE } from '../../utils/domain/duration';
import type { RowCounts } from '../../utils/domain/list';
import type { Measure } from './measure';
import type { NotCounted } from './not-counted';

export interface Soaked {
  readonly lasted: number;
  readonly speed: number;
  readonly seed: string;
  readonly measures: readonly (Measure & { readonly at: number })[];
  readonly counts: RowCounts;
  /** Why rows of the list failed. */
  readonly failures: readonly string[];
  /** Entries of the watchlist that were looked at in each hour: a second look in an hour takes the first one's place. */
  readonly looks: readonly number[];
  readonly deaths: readonly string[];
  readonly wrong: readonly string[];
  readonly requests: number;
  readonly free: NotCounted;
  readonly byDay: readonly number[];
  readonly most: number;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** In the words that people read, and only of states in which rows are. */
const STATES: readonly (readonly [keyof RowCounts, string])[] = [
  ['malicious', 'malicious'],
  ['suspicious', 'suspicious'],
  ['nothing-found', 'nothing found'],
  ['unknown', 'not known to VirusTotal'],
  ['failed', 'failed'],
  ['not-sent', 'not sent, being private'],
  ['waiting', 'waiting for the next day'],
];
const inWords = (counts: RowCounts): string =>
  STATES.flatMap(([state, words]) => (counts[state] > 0 ? [`${counts[state]} ${words}`] : [])).join(', ');

/** What a soak came to, for the page about it. */
export function soakPage(soaked: Soaked): string {
  const { lasted, speed, seed, measures, counts, deaths, wrong, requests, byDay, most } = soaked;
  const { failures, looks, free } = soaked;
  const why = failures.length > 0 ? `; why rows failed: ${[...new Set(failures)].join(', ')}` : '';
  const looked = looks.reduce((sum, each) => sum + each, 0);
  return [
    `Seed ${seed}, ${(lasted / HOUR).toFixed(1)} hours in ${(lasted / speed / MINUTE).toFixed(1)} minutes.`,
    `${requests} requests; counted a day (UTC): ${byDay.join(', ')}; most in any 60 s: ${most}.`,
    `Not counted: ${free.aboutQuota} questions about the quota, ${free.analyses} looks at what was uploaded, ${free.others} met by a fault or free otherwise.`,
    `The list: ${inWords(counts)}${why}.`,
    `Looks of the watchlist: ${looked}; in each hour: ${looks.join(', ')}.`,
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
