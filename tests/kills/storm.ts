import { until } from '../e2e/firefox/until';
import type { Simulator } from '../simulator/simulator';
import { createPrng } from '../simulator/world/prng';
import { beginAll, FLOWS, type Flow } from './flows';
import type { Killable } from './killable';
import { type Rows, readRows } from './rows';
import { notSubmitted, type UnderWay, underWay } from './under-way';

/** Requests upon which a worker is killed, while nobody has the answer: each in its turn. */
const TARGETS = [
  'GET .*/urls/',
  'POST .*/urls$',
  'POST .*/files$',
  'POST .*/comments$',
  'POST .*/votes$',
  'GET .*/analyses/',
  'GET .*/domains/',
  'GET .*/files/',
  'GET .*/(?:comments|votes)',
] as const;

/** Of how many rounds one has to strike a flow. */
const ROUNDS_A_KILL = 2;
/** Milliseconds that VirusTotal takes to answer, so that a kill finds requests in the air. */
const ANSWERS_AFTER = 1_000;
/** How long after the beginning a kill comes at most, and how long a request is waited for, in ms. */
const KILL_WITHIN = 1_000;
/** An analysis is looked at six times, over 155 s; alarms come no sooner than after 30 s. */
const SETTLES_WITHIN = 330_000;

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
  /** What the database holds at the end. */
  readonly rows: Rows;
}

/**
 * Begins all flows again and again and kills the background in the middle, until each flow has been struck at least
 * `kills` times; then lets everything end by itself. Every other kill waits for a request of its own kind.
 */
export async function storm(browser: Killable, kills: number, seed: number): Promise<Storm> {
  const { simulator } = browser;
  const random = createPrng(`${seed}`);
  const struck = Object.fromEntries(
    FLOWS.map((flow) => [flow, { kills: 0, at: new Map<string, number>() }]),
  ) as Record<Flow, Struck>;
  simulator.control.addFault({
    path: '/api/v3/(?!users)',
    effect: { kind: 'slow-headers', ms: ANSWERS_AFTER },
  });
  let rounds = 0;
  let cutOff = 0;
  while (rounds < kills * ROUNDS_A_KILL && FLOWS.some((flow) => struck[flow].kills < kills)) {
    rounds += 1;
    for (const id of notSubmitted(await readRows(browser))) await browser.ask('submit', { id });
    const before = simulator.control.log().length;
    await beginAll(browser, rounds);
    if (rounds % 2 === 0) await pause(random.next() * KILL_WITHIN);
    else await arrives(simulator, before, TARGETS[((rounds - 1) / 2) % TARGETS.length] ?? '');
    const stood = underWay(await readRows(browser));
    await browser.kill();
    cutOff += stood.length;
    note(struck, stood, underWay(await readRows(browser)));
  }
  for (const id of notSubmitted(await readRows(browser))) await browser.ask('submit', { id });
  let left: readonly UnderWay[] = [];
  const allHasEnded = async (): Promise<boolean> => {
    left = underWay(await readRows(browser));
    return left.length === 0;
  };
  await until(allHasEnded, 'all has ended', SETTLES_WITHIN).catch((cause: unknown) => {
    throw new Error(`not ended: ${left.map(({ flow, at }) => `${flow} ${at}`).join(', ')}`, { cause });
  });
  simulator.control.clearFaults();
  return { rounds, struck, cutOff, rows: await readRows(browser) };
}

/** A kill counts for each flow of which something is unfinished after it; where it stood was read just before. */
function note(struck: Record<Flow, Struck>, before: readonly UnderWay[], after: readonly UnderWay[]): void {
  for (const { flow, at } of before) struck[flow].at.set(at, (struck[flow].at.get(at) ?? 0) + 1);
  for (const flow of new Set(after.map((each) => each.flow))) struck[flow].kills += 1;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Until a request of that kind has come in that was not there before, or the time is over. */
async function arrives({ control }: Simulator, before: number, target: string): Promise<void> {
  const wanted = new RegExp(`^${target}`);
  const end = Date.now() + KILL_WITHIN;
  const isThere = (): boolean =>
    control
      .log()
      .slice(before)
      .some(({ method, path }) => wanted.test(`${method} ${path}`));
  while (!isThere() && Date.now() < end) await pause(5);
}
