import { DAY } from '../../utils/domain/duration';
import { misbehaviour, mostInOneMinute, paid } from '../e2e/support/requests';
import type { Rows } from '../kills/rows';
import type { LoggedRequest } from '../simulator/http/request-log';
import type { Simulator } from '../simulator/simulator';

/** Stands in everything that is private, and so in nothing that leaves. */
export const SECRET = 'nur-hier-im-haus';

/** How a row of a list may end when the faults of this run meet all its tries. */
const OF_THE_WORLD: ReadonlySet<string> = new Set(['upstream', 'timeout', 'offline']);

/** Requests that were counted on each day of UTC. */
export function byDay(log: readonly LoggedRequest[]): readonly number[] {
  const days = new Map<number, number>();
  for (const { at, counted } of log) {
    const day = Math.floor(at / DAY);
    if (counted) days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days.values()];
}

/** What is not as it has to be after the whole of it, as sentences; `dayUsed` is what Assay's own meter says. */
export function notInOrder(
  { control }: Pick<Simulator, 'control'>,
  rows: Rows,
  dayUsed: number,
): readonly string[] {
  const log = control.log();
  const wrong: string[] = [];
  const must = (holds: boolean, sentence: string): void => void (holds || wrong.push(sentence));
  const most = mostInOneMinute(log);
  must(most <= 4, `${most} requests in one minute`);
  for (const day of byDay(log)) must(day <= 500, `${day} requests on one day`);
  must(!log.some(({ status }) => status === 429), 'VirusTotal refused a request for the quota');

  const posts = paid({ control }).filter(({ method }) => method === 'POST');
  const twice = posts.filter(
    ({ path, body, bodyBytes }, at) =>
      posts.findIndex(
        (other) => other.path === path && other.body === body && other.bodyBytes === bodyBytes,
      ) < at,
  );
  wrong.push(...twice.map(({ path, body }) => `sent twice: ${path} ${body}`));
  const named = log.flatMap(({ path, body }) => [path, body ?? '', ...path.split('/').map(decoded)]);
  must(!named.some((text) => text.includes(SECRET)), 'something private left');

  const unfinished = rows.checks.filter(({ active, lane }) => active !== undefined && lane === 'interactive');
  wrong.push(...unfinished.map(({ indicator, stage }) => `${indicator.value} is still at ${stage}`));
  const open = [...rows.uploads, ...rows.outbox, ...rows.downloads].filter(
    ({ active }) => active !== undefined,
  );
  must(open.length === 0, `${open.length} uploads, votes, comments and downloads have not ended`);
  wrong.push(
    ...rows.listRows
      .filter(({ state, failure }) => state === 'failed' && !OF_THE_WORLD.has(failure?.tag ?? ''))
      .map(({ indicator, failure }) => `${indicator.value} failed: ${JSON.stringify(failure)}`),
  );
  must(
    rows.watch.every(({ last, failure }) => last ?? failure),
    'an entry of the watchlist was never looked at',
  );
  const counted = byDay(log).at(-1) ?? 0;
  must(dayUsed >= counted, `the ledger has ${dayUsed} of ${counted} requests of the last day`);
  return [...wrong, ...misbehaviour(log)];
}

const decoded = (part: string): string => Buffer.from(part, 'base64url').toString('utf8');
