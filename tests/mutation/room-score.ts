import type { CLASSES, Explained } from './explained';
import type { Measured, Mutant } from './mutant';

export interface Score {
  readonly noticed: number;
  /** Survived or not reached. */
  readonly alive: number;
  readonly notMeasured: number;
  /** Those alive for which there is a reason, by its class. */
  readonly reasons: ReadonlyMap<keyof typeof CLASSES, number>;
  /** Those alive for which there is none. */
  readonly left: readonly Measured[];
  /** Noticed of all, in percent. */
  readonly plain: number;
  /** The same without the ones that are explained. */
  readonly explained: number;
}

export function scoreOf(mutants: readonly Measured[], explained: readonly Explained[]): Score {
  const count = (outcome: Measured['outcome']): number =>
    mutants.filter((mutant) => mutant.outcome === outcome).length;
  const noticed = count('noticed');
  const alive = mutants.filter(({ outcome }) => outcome === 'survived' || outcome === 'not reached');
  const reasons = new Map<keyof typeof CLASSES, number>();
  const left: Measured[] = [];
  for (const mutant of alive) {
    const reason = reasonFor(mutant, explained);
    if (reason === undefined) left.push(mutant);
    else reasons.set(reason.why, (reasons.get(reason.why) ?? 0) + 1);
  }
  return {
    noticed,
    alive: alive.length,
    notMeasured: count('not measured'),
    reasons,
    left,
    plain: percent(noticed, noticed + alive.length),
    explained: percent(noticed, noticed + left.length),
  };
}

export function reasonFor(mutant: Mutant, explained: readonly Explained[]): Explained | undefined {
  return explained.find(
    ({ file, line, becomes }) =>
      file === mutant.file &&
      line === mutant.text &&
      (becomes === undefined || mutant.becomes.includes(becomes)),
  );
}

function percent(part: number, all: number): number {
  return all === 0 ? 100 : (100 * part) / all;
}
