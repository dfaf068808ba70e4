import type { AddressFacts, DomainFacts } from '@/utils/domain/report';
import { countOf, type Fields, textOf, timeOf } from './schema-value';

/** A domain object's own attributes (virustotal-api.md §5). */
export function parseDomainFacts(attributes: Fields, now: number): DomainFacts {
  return { registrar: textOf(attributes.registrar), createdAt: timeOf(attributes.creation_date, now) };
}

/** An IP address object's own attributes (virustotal-api.md §5). */
export function parseAddressFacts(attributes: Fields): AddressFacts {
  return {
    owner: textOf(attributes.as_owner),
    asn: countOf(attributes.asn),
    country: textOf(attributes.country),
    network: textOf(attributes.network),
  };
}

/** Whether a reply's domain id can be one: at most 253 characters without space, slash, control or half character (RFC 1035). */
export function isHostText(id: string): boolean {
  return id.length <= 253 && /^[^\s/\\?#@:\p{Cc}\p{Cs}]+$/u.test(id);
}

/** Whether a reply's address id has the letters of an IPv4 or IPv6 address. */
export function isAddressText(id: string): boolean {
  return id.length <= 45 && /^[0-9a-fA-F.:]+$/.test(id) && /[.:]/.test(id);
}
