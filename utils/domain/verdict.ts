import { answered, type EngineCounts } from './report';

/** The four readings a report can have; `failed` is not one of them: a failure is no verdict. */
export type VerdictName = 'malicious' | 'suspicious' | 'nothing-found' | 'unknown';

export interface Verdict {
  readonly name: VerdictName;
  /** The number beside the word: engines that say malicious, or, where none does, suspicious. */
  readonly reading: number;
  /** Engines that answered. */
  readonly answered: number;
  readonly counts: EngineCounts;
  /** Engines that must say malicious before the verdict does. */
  readonly threshold: number;
}

/**
 * DESIGN §4: malicious from `threshold` engines on; suspicious when any engine says malicious or suspicious
 * below that; nothing found when engines answered and none does; otherwise unknown, never clean.
 */
export function verdictOf(counts: EngineCounts, threshold: number): Verdict {
  const total = answered(counts);
  const reading = counts.malicious > 0 ? counts.malicious : counts.suspicious;
  return { name: nameOf(counts, total, threshold), reading, answered: total, counts, threshold };
}

function nameOf(counts: EngineCounts, total: number, threshold: number): VerdictName {
  if (total === 0) return 'unknown';
  if (counts.malicious >= threshold) return 'malicious';
  if (counts.malicious + counts.suspicious > 0) return 'suspicious';
  return 'nothing-found';
}

/** Whether any engine speaks against it: then its address is only copied defanged, and what is advised differs. */
export function isFlagged({ name }: Verdict): boolean {
  return name === 'malicious' || name === 'suspicious';
}
