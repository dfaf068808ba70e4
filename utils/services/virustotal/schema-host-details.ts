import type { AddressDetails, DomainDetails } from '@/utils/domain/details';
import { parseCertificate } from './schema-certificate';
import { parseAddressFacts, parseDomainFacts } from './schema-host';
import { entriesOf, listOf, namedTexts } from './schema-lists';
import { countOf, type Fields, fieldsOf, textOf, timeOf } from './schema-value';
import { WHOIS_MAX } from './schema-whois';

/** The rest of a domain object (virustotal-api.md §5). */
export function parseDomainDetails(attributes: Fields, now: number): DomainDetails {
  return {
    ...parseDomainFacts(attributes, now),
    updatedAt: timeOf(attributes.last_update_date, now),
    popularity: entriesOf(attributes.popularity_ranks, (list, value) => {
      const rank = countOf(fieldsOf(value).rank);
      return rank === null ? null : { list, rank, at: timeOf(fieldsOf(value).timestamp, now) };
    }),
    dns: listOf(attributes.last_dns_records, ({ type, value, ttl }) => {
      const [name, text] = [textOf(type), textOf(value)];
      return name === null || text === null ? null : { type: name, value: text, ttl: countOf(ttl) };
    }),
    certificate: parseCertificate(attributes.last_https_certificate),
    categories: namedTexts(attributes.categories),
    jarm: textOf(attributes.jarm),
    whois: textOf(attributes.whois, WHOIS_MAX),
  };
}

/** The rest of an IP address object (virustotal-api.md §5). */
export function parseAddressDetails(attributes: Fields): AddressDetails {
  return {
    ...parseAddressFacts(attributes),
    continent: textOf(attributes.continent),
    registry: textOf(attributes.regional_internet_registry),
    certificate: parseCertificate(attributes.last_https_certificate),
    jarm: textOf(attributes.jarm),
    whois: textOf(attributes.whois, WHOIS_MAX),
  };
}
