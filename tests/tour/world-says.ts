import type { WorldEntry } from '../simulator/control';
import type { Expected } from './stops';

/** What Assay shows, as a person reads it off. */
export interface Reading {
  /** `malicious`, `suspicious`, `nothing-found`, `unknown`, `not-sent`, or `failed: …` with the reason. */
  readonly verdict: string;
  /** `14 of 92`; null where no engine was asked. */
  readonly engines: string | null;
}

/** Below this many engines a finding is suspicious (DESIGN §4). */
const MALICIOUS_FROM = 3;

/**
 * What the reading at a stop has to be. Worked out from the simulated world's own numbers and DESIGN §4, not
 * with Assay's code: the tour is the judge of that.
 */
export function worldSays(expected: Expected, world: readonly WorldEntry[]): Reading {
  if (expected.kind === 'not-sent') return { verdict: 'not-sent', engines: null };
  const entry =
    expected.kind === 'unknown' ? undefined : world.find(({ subject }) => subject === expected.of);
  if (!entry) return { verdict: 'unknown', engines: null };
  const { malicious, suspicious, harmless, undetected } = entry;
  const all = malicious + suspicious + harmless + undetected;
  const engines = `${malicious > 0 ? malicious : suspicious} of ${all}`;
  if (malicious >= MALICIOUS_FROM) return { verdict: 'malicious', engines };
  return { verdict: malicious + suspicious > 0 ? 'suspicious' : 'nothing-found', engines };
}

/** One line for the terminal: `malicious 14 of 92`, `nothing found 0 of 93`, `not sent`. */
export function inWords({ verdict, engines }: Reading): string {
  const words = verdict.replace('-', ' ');
  return engines === null ? words : `${words} ${engines}`;
}
