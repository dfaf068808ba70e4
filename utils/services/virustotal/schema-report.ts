import type { IndicatorKind } from '@/utils/domain/indicator';
import type { Report } from '@/utils/domain/report';
import type { Read, ReadContext } from './call';
import { parseEngines } from './schema-engines';
import { parseFileFacts } from './schema-file';
import { isAddressText, isHostText, parseAddressFacts, parseDomainFacts } from './schema-host';
import { type ApiObject, parseObject } from './schema-object';
import { parseStats, reconcile } from './schema-stats';
import { parseUrlFacts } from './schema-url';
import { countOf, type Fields, fieldsOf, textsOf, timeOf, wholeOf } from './schema-value';

/** What VirusTotal calls each kind of object. */
export const KINDS: ReadonlyMap<string, IndicatorKind> = new Map([
  ['url', 'url'],
  ['domain', 'domain'],
  ['ip_address', 'ip'],
  ['file', 'file'],
]);

type Facts = Pick<Report, 'id' | 'subject' | 'url' | 'file' | 'domain' | 'address'>;

/** A reader of `{"data": <object>}` that takes only the kinds that were asked for. */
export function readReport(...kinds: readonly IndicatorKind[]): Read<Report> {
  return (body, context) => parseReport(body.data, kinds, context);
}

/** One URL, file, domain or IP address; undefined for anything else and for totals that make no sense. */
export function parseReport(
  value: unknown,
  kinds: readonly IndicatorKind[],
  context: ReadContext,
): Report | undefined {
  const object = parseObject(value);
  const kind = KINDS.get(object?.type ?? '');
  if (!object?.attributes || kind === undefined || !kinds.includes(kind)) return undefined;
  const facts = factsOf(kind, object, object.attributes, context);
  const totals = parseStats(object.attributes.last_analysis_stats);
  if (!facts || !totals) return undefined;
  const engines = parseEngines(object.attributes.last_analysis_results);
  const { counts, contradictory } = reconcile(totals, engines);
  return {
    ...{ kind, ...facts, counts, engines, contradictory },
    ...commonFacts(object.attributes, context.now),
  };
}

function factsOf(
  kind: IndicatorKind,
  { id }: ApiObject,
  attributes: Fields,
  context: ReadContext,
): Facts | undefined {
  const none = { url: null, file: null, domain: null, address: null };
  switch (kind) {
    case 'url': {
      const url = parseUrlFacts(attributes);
      const urlId = urlIdOf(id);
      return url && urlId !== null ? { ...none, id: urlId, subject: url.url, url } : undefined;
    }
    case 'file': {
      const file = parseFileFacts(id, attributes);
      return isSha256(id) ? { ...none, id, subject: id, file } : undefined;
    }
    case 'domain': {
      const domain = parseDomainFacts(attributes, context.now);
      return isHostText(id) ? { ...none, id, subject: id, domain } : undefined;
    }
    case 'ip': {
      const address = parseAddressFacts(attributes);
      return isAddressText(id) ? { ...none, id, subject: id, address } : undefined;
    }
  }
}

function commonFacts(attributes: Fields, now: number) {
  const votes = fieldsOf(attributes.total_votes);
  return {
    votes: { harmless: countOf(votes.harmless) ?? 0, malicious: countOf(votes.malicious) ?? 0 },
    reputation: wholeOf(attributes.reputation),
    // Each vendor's own category, by vendor: `{"vendor": "category"}`.
    categories: textsOf(Object.values(fieldsOf(attributes.categories))),
    tags: textsOf(attributes.tags),
    analysedAt: timeOf(attributes.last_analysis_date, now),
    firstSubmittedAt: timeOf(attributes.first_submission_date, now),
    lastSubmittedAt: timeOf(attributes.last_submission_date, now),
    timesSubmitted: countOf(attributes.times_submitted),
  };
}

/** A SHA-256; one reply of 2020 names the URL by its analysis, `u-<SHA-256>-<seconds>`. */
export function urlIdOf(id: string): string | null {
  return /^(?:u-)?([0-9a-f]{64})(?:-\d+)?$/.exec(id)?.[1] ?? null;
}

function isSha256(id: string): boolean {
  return /^[0-9a-f]{64}$/.test(id);
}
