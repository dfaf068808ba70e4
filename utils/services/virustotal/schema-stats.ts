import type { EngineCounts, EngineResult } from '@/utils/domain/report';
import { countEngines } from './schema-engines';
import { countOf, type Fields, isFields } from './schema-value';

/** No object has that many engines: such a total is damage, not news (faults.md §5.36). */
const TOTAL_MAX = 10_000;

const NOTHING: EngineCounts = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 };
const UNANSWERED = ['timeout', 'confirmed-timeout', 'failure', 'type-unsupported'];

/**
 * `last_analysis_stats`. Absent totals are all zero, which reads as unknown; totals that cannot be read are
 * undefined, so that they never read as "0 of 0" (faults.md §5.36, virustotal-api.md §3).
 */
export function parseStats(stats: unknown): EngineCounts | undefined {
  if (stats === undefined || stats === null) return NOTHING;
  if (!isFields(stats)) return undefined;
  if (Object.keys(stats).length === 0) return NOTHING;
  const malicious = totalOf(stats, 'malicious');
  const suspicious = totalOf(stats, 'suspicious');
  const harmless = totalOf(stats, 'harmless');
  const undetected = totalOf(stats, 'undetected');
  if (malicious === null || suspicious === null || harmless === null || undetected === null) return undefined;
  let unanswered = 0;
  for (const name of UNANSWERED) {
    const total = stats[name] === undefined ? 0 : totalOf(stats, name);
    if (total === null) return undefined;
    unanswered += total;
  }
  return { malicious, suspicious, harmless, undetected, unanswered };
}

function totalOf(stats: Fields, name: string): number | null {
  const total = countOf(stats[name]);
  return total !== null && total <= TOTAL_MAX ? total : null;
}

export interface Reconciled {
  readonly counts: EngineCounts;
  readonly contradictory: boolean;
}

/**
 * VirusTotal's totals beside its own list of engines: the worse of the two, and whether they differ in what
 * they flag (faults.md §5.37). Real replies differ by one harmless engine now and then, which is no matter.
 */
export function reconcile(totals: EngineCounts, engines: readonly EngineResult[]): Reconciled {
  const listed = countEngines(engines);
  const same = totals.malicious === listed.malicious && totals.suspicious === listed.suspicious;
  if (engines.length === 0 || same) return { counts: totals, contradictory: false };
  return { counts: isWorse(listed, totals) ? listed : totals, contradictory: true };
}

function isWorse(one: EngineCounts, other: EngineCounts): boolean {
  if (one.malicious !== other.malicious) return one.malicious > other.malicious;
  return one.suspicious > other.suspicious;
}
