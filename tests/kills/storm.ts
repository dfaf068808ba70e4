import { SECOND } from '../../utils/domain/duration';
import { until } from '../e2e/firefox/until';
import type { Control } from '../simulator/control';
import { createPrng } from '../simulator/world/prng';
import { beginAll, domainOf, FLOWS, type Flow, fileOf, hashOf, linkOf } from './flows';
import type { Killable } from './killable';
import { type Rows, readRows } from './rows';
import { notSubmitted, type UnderWay, underWay } from './under-way';

/** Requests upon which a worker is killed, while nobody has the answer: each in its turn. */
const TARGETS = [
  /^GET .*\/urls\//,
  /^POST .*\/urls$/,
  /^POST .*\/files$/,
  /^POST .*\/comments$/,
  /^POST .*\/votes$/,
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

/** What was struck: kills that found the flow unfinished, and where they found it. */
export interface Struck {
  kills: number;
  readonly at: Map<string, number>;
}

export interface Storm {
  /** Each flow was begun so often, and the background killed. */
  readonly rounds: number;
  readonly struck: Readonly<Record<Flow, Struck>>;
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
 * `kills` times; then lets everything end by itself. Every other kill waits for a request of its own kind.
 */
export async function storm(browser: Killable, kills: number, seed: number): Promise<Storm> {
  const { control } = browser.simulator;
  const random = createPrng(`${seed}`);
  const began = performance.now();
  const struck = Object.fromEntries(
    FLOWS.map((flow) => [flow, { kills: 0, at: new Map<string, number>() }]),
  ) as Record<Flow, Struck>;
  let rounds = 0;
  let cutOff = 0;
  while (rounds < kills * ROUNDS_A_KILL && FLOWS.some((flow) => struck[flow].kills < kills)) {
    const target = rounds % 2 === 0 ? TARGETS[(rounds / 2) % TARGETS.length] : undefined;
    rounds += 1;
    answerSlowly(control, withheld(browser, rounds));
    for (const id of notSubmitted(await readRows(browser))) await browser.ask('submit', { id });
    const arrived = target && control.nextRequest(target);
    await beginAll(browser, rounds);
    if (arrived) await Promise.race([arrived, pause(KILL_WITHIN)]);
    else await pause(random.next() * KILL_WITHIN);
    const stood = underWay(await readRows(browser));
    await browser.kill();
    cutOff += stood.length;
    note(struck, stood, underWay(await readRows(browser)));
    if (rounds % TOLD_EVERY === 0) {
      const seconds = Math.round((performance.now() - began) / SECOND);
      console.log(
        `round ${rounds} after ${seconds} s: ${FLOWS.map((flow) => struck[flow].kills).join(', ')} kills`,
      );
    }
  }
  const struckAt = performance.now();
  answerSlowly(control, []);
  for (const id of notSubmitted(await readRows(browser))) await browser.ask('submit', { id });
  let left: readonly UnderWay[] = [];
  let last = '';
  const allHasEnded = async (): Promise<boolean> => {
    left = underWay(await readRows(browser));
    last = left.length > 0 ? told(left) : last;
    return left.length === 0;
  };
  await until(allHasEnded, 'all has ended', SETTLES_WITHIN).catch((cause: unknown) => {
    throw new Error(`not ended: ${told(left)}`, { cause });
  });
  control.clearFaults();
  const took = { kills: struckAt - began, settling: performance.now() - struckAt };
  return { rounds, struck, cutOff, took, last, rows: await readRows(browser) };
}

/** What was withheld is let go. The first that matches strikes. */
function answerSlowly(control: Control, withhold: readonly string[]): void {
  control.clearFaults();
  for (const path of withhold) control.addFault({ path, effect: { kind: 'hold' } });
  control.addFault({ path: '/api/v3/(?!users)', effect: { kind: 'slow-headers', ms: ANSWERS_AFTER } });
}

/** A kill counts for each flow of which something is unfinished after it; where it stood was read just before. */
function note(struck: Record<Flow, Struck>, before: readonly UnderWay[], after: readonly UnderWay[]): void {
  for (const { flow, at } of before) struck[flow].at.set(at, (struck[flow].at.get(at) ?? 0) + 1);
  for (const flow of new Set(after.map((each) => each.flow))) struck[flow].kills += 1;
}

const told = (left: readonly UnderWay[]): string =>
  left.map(({ flow, at, look = '' }) => `${flow} ${at} ${look}`.trim()).join(', ');

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
