import type { WhoisRecord } from '@/utils/domain/report-section';
import type { ReadContext } from './call';
import { parseFull } from './schema-object';
import { fieldsOf, textOf, timeOf } from './schema-value';

/** Longest record shown. */
export const WHOIS_MAX = 64_000;

/** One element of `…/historical_whois` (virustotal-api.md §5): the record comes as names and values. */
export function readWhois(value: unknown, { now }: ReadContext): WhoisRecord | undefined {
  const object = parseFull(value, 'whois');
  if (!object) return undefined;
  const { whois_map: map, registrar_name: registrar, ...attributes } = object.attributes;
  return {
    id: object.id,
    registrar: textOf(registrar),
    firstSeenAt: timeOf(attributes.first_seen_date, now),
    lastSeenAt: timeOf(attributes.last_updated, now),
    text: textOf(linesOf(map), WHOIS_MAX) ?? '',
  };
}

function linesOf(map: unknown): string {
  return Object.entries(fieldsOf(map))
    .flatMap(([name, value]) => {
      const text = textOf(value);
      return text === null ? [] : [`${name}: ${text}`];
    })
    .join('\n');
}
