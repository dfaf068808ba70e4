import type { JsonObject } from '../json';
import type { Prng } from './prng';

const REGISTRARS = ['Registrar Muster GmbH', 'NameDepot, Inc.', 'ドメイン商会'] as const;
const OWNERS = [
  'SIM-NET Muster Backbone',
  'Beispiel Hosting GmbH',
  'EXAMPLECLOUD',
  '例示通信株式会社',
] as const;

const day = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** The parts of a certificate that reports show. */
export function certificateOf(name: string, prng: Prng, now: number): JsonObject {
  return {
    version: 'V3',
    serial_number: prng.hex(34),
    size: prng.int(900, 3600),
    thumbprint: prng.hex(40),
    thumbprint_sha256: prng.hex(64),
    issuer: { C: 'DE', O: 'Beispiel Trust', CN: 'Beispiel CA R3' },
    subject: { CN: name },
    validity: { not_before: day(now - 40 * 86_400), not_after: day(now + 50 * 86_400) },
    public_key: { algorithm: 'EC', ec: { oid: 'secp256r1', pub: prng.hex(130) } },
    cert_signature: { signature_algorithm: 'sha256RSA', signature: prng.hex(128) },
    extensions: { CA: false, key_usage: ['digitalSignature'], subject_alternative_name: [name, `*.${name}`] },
  };
}

export const whoisText = (name: string, created: number): string =>
  [
    `Creation Date: ${new Date(created * 1000).toISOString()}`,
    'DNSSEC: unsigned',
    `Domain Name: ${name.toUpperCase()}`,
    'Domain Status: clientTransferProhibited',
    'Registrant Country: DE',
    'Registrant Email: REDACTED FOR PRIVACY',
  ].join('\n');

/** A domain report's own part; about as gappy as real ones (virustotal-api.md §5). */
export function domainAttributes(name: string, prng: Prng, now: number): JsonObject {
  const created = now - prng.int(2, 6000) * 86_400;
  const attributes: JsonObject = {
    categories: prng.chance(0.6) ? { Sophron: 'information technology', BitWehr: 'business' } : {},
    tld: 'example',
    reputation: prng.chance(0.3) ? prng.int(-40, 40) : 0,
    last_dns_records: [
      { type: 'A', ttl: 300, value: `203.0.113.${prng.int(1, 254)}` },
      { type: 'NS', ttl: 21_600, value: 'ns1.muster-dns.example' },
      { type: 'MX', ttl: 3600, value: `mail.${name}`, priority: 10 },
    ],
    last_dns_records_date: now - prng.int(60, 86_400),
  };
  if (prng.chance(0.8))
    Object.assign(attributes, { creation_date: created, last_update_date: created + 86_400 });
  if (prng.chance(0.7)) attributes.registrar = prng.pick(REGISTRARS);
  if (prng.chance(0.7))
    Object.assign(attributes, { whois: whoisText(name, created), whois_date: now - 86_400 });
  if (prng.chance(0.5)) attributes.jarm = prng.hex(62);
  if (prng.chance(0.5))
    attributes.popularity_ranks = { Majestätisch: { rank: prng.int(1, 900_000), timestamp: now } };
  if (prng.chance(0.6)) {
    attributes.last_https_certificate = certificateOf(name, prng, now);
    attributes.last_https_certificate_date = now - prng.int(60, 86_400);
  }
  return attributes;
}

/** An address report's own part. */
export function addressAttributes(address: string, prng: Prng, now: number): JsonObject {
  const network = address.includes(':') ? '2001:db8::/32' : `${address.replace(/\.\d+$/, '')}.0/24`;
  const attributes: JsonObject = {
    network,
    regional_internet_registry: prng.pick(['RIPE NCC', 'ARIN', 'APNIC']),
    reputation: prng.chance(0.3) ? prng.int(-40, 140) : 0,
  };
  if (prng.chance(0.9))
    Object.assign(attributes, { as_owner: prng.pick(OWNERS), asn: prng.int(64_496, 64_511) });
  if (prng.chance(0.8))
    Object.assign(attributes, { country: prng.pick(['DE', 'US', 'JP', 'KR']), continent: 'EU' });
  if (prng.chance(0.5)) attributes.jarm = prng.hex(62);
  if (prng.chance(0.6))
    Object.assign(attributes, { whois: `NetRange: ${network}\nCountry: DE`, whois_date: now - 86_400 });
  if (prng.chance(0.3)) attributes.last_https_certificate = certificateOf('muster.example', prng, now);
  return attributes;
}
