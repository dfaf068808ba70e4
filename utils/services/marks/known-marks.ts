import type { Indicator } from '@/utils/domain/indicator';
import { type Mark, markKeys } from '@/utils/domain/mark';
import { oldAfter, type Settings } from '@/utils/domain/settings';
import { verdictOf } from '@/utils/domain/verdict';
import type { Storage } from '../storage/database';
import { knownReports } from '../storage/known-reports';
import type { Cached } from '../storage/reports';

const NO_ENGINES = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 };

/**
 * What is known about each of these, in their order; null where nothing is. Read from the cache of reports: no
 * request, no trace. That VirusTotal does not know something is known too, and no verdict.
 */
export async function knownMarks(
  storage: Storage,
  indicators: readonly (Indicator | null)[],
  { settings, now }: { readonly settings: Settings; readonly now: number },
): Promise<readonly (Mark | null)[]> {
  const keys = indicators.map((one) => (one ? markKeys(one, settings.privateHosts) : []));
  const known = await knownReports(storage, [...new Set(keys.flat())], now);
  return indicators.map((indicator, at) => {
    const key = keys[at]?.find((each) => known.has(each));
    const cached = key === undefined ? undefined : known.get(key);
    return indicator && cached ? markOf(indicator, cached, settings, now) : null;
  });
}

function markOf(indicator: Indicator, cached: Cached, settings: Settings, now: number): Mark {
  const { fetchedAt } = cached;
  if ('unknown' in cached) {
    const verdict = verdictOf(NO_ENGINES, settings.maliciousFrom);
    return { indicator, verdict, analysedAt: null, fetchedAt, old: false };
  }
  const { counts, analysedAt, kind } = cached.report;
  const old = analysedAt !== null && now - analysedAt > oldAfter(settings, kind);
  return { indicator, verdict: verdictOf(counts, settings.maliciousFrom), analysedAt, fetchedAt, old };
}
