import { FLOWS, type Flow } from './flows';
import { PUBLISHING, type Publishing } from './unanswered';
import type { UnderWay } from './under-way';

/** What was struck: kills that found the flow unfinished, and where they found it. */
export interface Struck {
  kills: number;
  /** Kills while a request of it that publishes was at VirusTotal, and its answer on no way back yet. */
  published: number;
  readonly at: Map<string, number>;
}

export type AllStruck = Readonly<Record<Flow, Struck>>;

export function createStruck(): AllStruck {
  return Object.fromEntries(
    FLOWS.map((flow) => [flow, { kills: 0, published: 0, at: new Map<string, number>() }]),
  ) as Record<Flow, Struck>;
}

/** What its row says while such a request is out. */
const OUT: Readonly<Record<Publishing, string>> = {
  submit: 'submit!',
  're-scan': 'rescan!',
  comment: 'sending!',
  vote: 'sending!',
};

export interface Kill {
  readonly before: readonly UnderWay[];
  readonly after: readonly UnderWay[];
  /** Of which something had arrived at VirusTotal, whose answer was withheld over the kill. */
  readonly arrived: ReadonlySet<Publishing>;
}

/** A kill counts for each flow of which something is unfinished after it; where it stood was read just before. */
export function note(struck: AllStruck, { before, after, arrived }: Kill): void {
  for (const { flow, at } of before) struck[flow].at.set(at, (struck[flow].at.get(at) ?? 0) + 1);
  for (const flow of new Set(after.map((each) => each.flow))) struck[flow].kills += 1;
  for (const flow of PUBLISHING) {
    const isOut = (rows: readonly UnderWay[]): boolean =>
      rows.some((each) => each.flow === flow && each.at === OUT[flow]);
    if (arrived.has(flow) && isOut(before) && isOut(after)) struck[flow].published += 1;
  }
}

/** Of so many kills of a flow that publishes one has to strike it while its request is out. */
const KILLS_A_STRIKE_OUT = 4;

/** Whether it has to be struck more often while its request is out. */
export const lacksOut = (struck: AllStruck, flow: Publishing, kills: number): boolean =>
  struck[flow].published < kills / KILLS_A_STRIKE_OUT;

/** Flows that were struck too seldom. */
export function struckTooSeldom(struck: AllStruck, kills: number): readonly string[] {
  return [
    ...FLOWS.filter((flow) => struck[flow].kills < kills),
    ...PUBLISHING.filter((flow) => lacksOut(struck, flow, kills)).map((flow) => `${flow}, its request out`),
  ];
}
