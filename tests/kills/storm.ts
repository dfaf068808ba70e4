import { MINUTE, SECOND } from '../../utils/domain/duration';
import { until } from '../e2e/firefox/until';
import type { Control } from '../simulator/control';
import { createPrng } from '../simulator/world/prng';
import { beginLong, beginShort, domainOf, FLOWS, fileOf, hashOf, linkOf } from './flows';
import type { Killable } from './killable';
import { publishKnown } from './publish-known';
import { type Rows, readRows } from './rows';
import { type AllStruck, createStruck, lacksOut, note, struckTooSeldom } from './struck';
import { type Publishing, withholdPublishing } from './unanswered';
import { type UnderWay, underWay } from './under-way';

/** Requests upon which a worker is killed, while nobody has the answer: each in its turn. */
const TARGETS = [
  /^GET .*\/urls\//,
  /^POST .*\/files$/,
  /^GET .*\/analyses\//,
  /^GET .*\/domains\//,
  /^GET .*\/files\//,
  /^GET .*\/(?:comments|votes)/,
] as const;

/** Of how many rounds one has to strike a flow. */
const ROUNDS_A_KILL = 2;
/** Milliseconds that VirusTotal takes to answer, so that a kill finds requests in the air. */
const ANSWERS_AFTER = SECOND;
/** Flows of one request would have ended before the kill wherever beginning the others takes long. */
const withheld = ({ addressOf }: Killable, n: number): readonly string[] => [
  ...[linkOf('look-up', n), addressOf(fileOf(n))].map(
    (address) => `/urls/${Buffer.from(address).toString('base64url')}$`,
  ),
  `/files/${hashOf('download', n)}$`,
  `/domains/${domainOf(n)}$`,
];
/** A long run says how far it is. */
const TOLD_EVERY = 25;
/** How long after the beginning a kill comes at most: by chance, or because its request is not sent. */
const KILL_WITHIN = SECOND;
/**
 * The longest that something may take by itself: an upload that was cut off before VirusTotal had it is found by the
 * next worker, which an alarm wakes within a minute, and is then looked for six times, over 155 s and the time of six
 * answers. As much again for a machine that has other things to do.
 */
export const SETTLES_WITHIN = 2 * (60 + 155 + 6) * SECOND;

export interface Storm {
  /** Each flow was begun so often, and the background killed. */
  readonly rounds: number;
  readonly struck: AllStruck;
  /** What was under way at the kills, in all: of each of these one request may have been written down and cut off. */
  readonly cutOff: number;
  /** Milliseconds that the kills took, and from the last one until all had ended. */
  readonly took: { readonly kills: number; readonly settling: number };
  /** What ended last, and where that stood just before. */
  readonly last: string;
  /** What the database holds at the end. */
  readonly rows: Rows;
}

/**
 * Begins all flows again and again and kills the background in the middle, until each flow has been struck at least
 * `kills` times, and those that publish often enough while their request is out; then lets everything end by itself.
 * Every other kill waits for a request of its own kind, with no answer to anything that publishes.
 */
export async function storm(browser: Killable, kills: number, seed: number): Promise<Storm> {
  const { control } = browser.simulator;
  const random = createPrng(`${seed}`);
  const began = performance.now();
  const struck = createStruck();
  let rounds = 0;
  let cutOff = 0;
  while (rounds < kills * ROUNDS_A_KILL && struckTooSeldom(struck, kills).length > 0) {
    const target = rounds % 2 === 0 ? TARGETS[(rounds / 2) % TARGETS.length] : undefined;
    rounds += 1;
    control.clearFaults();
    const arrived = target ? withholdPublishing(control) : () => new Set<Publishing>();
    answerSlowly(control, withheld(browser, rounds));
    const rows = await readRows(browser);
    if (!target) await publishKnown(browser, rows);
    await beginLong(browser, rounds);
    if (target) {
      // By now what the last kill cut off has been looked up.
      const asked = await publishKnown(browser, await readRows(browser));
      const awaited = [...asked, ...toBeSaid(rows)].filter((flow) => lacksOut(struck, flow, kills));
      await until(() => awaited.every((flow) => arrived().has(flow)), `${awaited} arrive`, MINUTE);
    }
    const met = target ? control.nextRequest(target) : never;
    await beginShort(browser, rounds);
    await Promise.race([met, pause(target ? KILL_WITHIN : random.next() * KILL_WITHIN)]);
    const [before, out] = [underWay(await readRows(browser)), arrived()];
    await browser.kill();
    cutOff += before.length;
    note(struck, { before, after: underWay(await readRows(browser)), arrived: out });
    if (rounds % TOLD_EVERY === 0) {
      const seconds = Math.round((performance.now() - began) / SECOND);
      console.log(
        `round ${rounds} after ${seconds} s: ${FLOWS.map((flow) => struck[flow].kills).join(', ')} kills`,
      );
    }
  }
  const struckAt = performance.now();
  control.clearFaults();
  answerSlowly(control, []);
  let left: readonly UnderWay[] = [];
  let last = '';
  const allHasEnded = async (): Promise<boolean> => {
    const rows = await readRows(browser);
    const asked = await publishKnown(browser, rows);
    left = underWay(rows);
    last = left.length > 0 ? told(left) : last;
    return left.length === 0 && asked.size === 0;
  };
  await until(allHasEnded, 'all has ended', SETTLES_WITHIN).catch((cause: unknown) => {
    throw new Error(`not ended: ${told(left)}`, { cause });
  });
  control.clearFaults();
  const took = { kills: struckAt - began, settling: performance.now() - struckAt };
  return { rounds, struck, cutOff, took, last, rows: await readRows(browser) };
}

/** Comments and votes that were said before: within seconds they are sent. */
function toBeSaid({ outbox }: Rows): readonly Publishing[] {
  const waiting = outbox.filter(
    ({ active, posting, state }) =>
      active !== undefined && !posting && /^(?:held|sending)$/.test(state.phase),
  );
  return (['comment', 'vote'] as const).filter((flow) => waiting.some(({ what }) => what.act === flow));
}

/** The first that matches strikes. */
function answerSlowly(control: Control, withhold: readonly string[]): void {
  for (const path of withhold) control.addFault({ path, effect: { kind: 'hold' } });
  control.addFault({ path: '/api/v3/(?!users)', effect: { kind: 'slow-headers', ms: ANSWERS_AFTER } });
}

const told = (left: readonly UnderWay[]): string =>
  left.map(({ flow, at, look = '' }) => `${flow} ${at} ${look}`.trim()).join(', ');

const never = new Promise<never>(() => undefined);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
