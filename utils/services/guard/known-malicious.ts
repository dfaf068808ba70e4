import type { Finding } from '@/utils/domain/guard';
import { hostOf } from '@/utils/domain/host-of';
import type { Indicator } from '@/utils/domain/indicator';
import { warningKeys } from '@/utils/domain/mark';
import { parseLink } from '@/utils/domain/parse-indicator';
import { answered, type Report } from '@/utils/domain/report';
import type { Settings } from '@/utils/domain/settings';
import { unwrapLink } from '@/utils/domain/unwrap-link';
import { verdictOf } from '@/utils/domain/verdict';
import type { Storage } from '../storage/database';
import { knownReports } from '../storage/known-reports';

/** Engines named in the question. */
const NAMED_AT_MOST = 3;

/**
 * Which of these links are known as malicious by the user's own threshold, in their order. A link's own report
 * decides; where none of it is known, its host's does. Read from the cache of reports: no request, no trace.
 */
export async function knownMalicious(
  storage: Storage,
  links: readonly string[],
  { settings, now }: { readonly settings: Settings; readonly now: number },
): Promise<readonly (Finding | null)[]> {
  const keys = links.map((link) => keysOf(link, settings.privateHosts));
  const known = await knownReports(
    storage,
    [...new Set(keys.flatMap(({ link, host }) => [...link, ...host]))],
    now,
  );
  const reportOf = (names: readonly string[]): Report | null => {
    for (const name of names) {
      const cached = known.get(name);
      if (cached && 'report' in cached && answered(cached.report.counts) > 0) return cached.report;
    }
    return null;
  };
  return keys.map(({ link, host }) => {
    const own = reportOf(link);
    const report = own ?? reportOf(host);
    return report && findingOf(report, own ? 'link' : 'host', settings.maliciousFrom);
  });
}

function keysOf(text: string, privateHosts: readonly string[]) {
  const read = parseLink(text);
  if (!read.ok) return { link: [], host: [] };
  // Where a redirect leads decides, not who has put the link into it.
  const { inner } = unwrapLink(read.value.value) ?? { inner: read.value.value };
  const host: Indicator = hostOf(new URL(inner));
  return { link: warningKeys(read.value, privateHosts), host: warningKeys(host, privateHosts) };
}

function findingOf(report: Report, about: Finding['about'], threshold: number): Finding | null {
  const { name, reading, answered: total } = verdictOf(report.counts, threshold);
  if (name !== 'malicious') return null;
  const flagging = report.engines.filter(({ category }) => category === 'malicious');
  const worst = flagging.slice(0, NAMED_AT_MOST).map(({ name: engine, label }) => ({ engine, label }));
  return { about, reading, answered: total, analysedAt: report.analysedAt, worst };
}
