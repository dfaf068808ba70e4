import type { JsonObject } from '../json';
import type { Relation, WorldObject } from '../store/model';
import type { Store } from '../store/store';
import { certificateOf, whoisText } from './host-attributes';
import type { Prng } from './prng';

const list = (type: string, ids: readonly string[]): Relation => ({
  single: false,
  refs: ids.map((id) => ({ type, id })),
});

const stats = (prng: Prng): JsonObject => ({
  harmless: prng.int(60, 80),
  malicious: prng.chance(0.3) ? prng.int(1, 9) : 0,
  suspicious: 0,
  undetected: prng.int(8, 20),
  timeout: 0,
});

/** Pairs of host name and address that were seen together, newest first (virustotal-api.md §5). */
export function giveResolutions(
  store: Store,
  object: WorldObject,
  others: readonly string[],
  prng: Prng,
  now: number,
): void {
  let date = now;
  const ids = others.map((other) => {
    date -= prng.int(3600, 20 * 86_400);
    const isDomain = object.type === 'domain';
    const [host, address] = isDomain ? [object.id, other] : [other, object.id];
    const attributes: JsonObject = {
      date,
      host_name: host,
      ip_address: address,
      resolver: prng.pick(['VirusTotal', 'Muster DNS']),
      host_name_last_analysis_stats: stats(prng),
      ip_address_last_analysis_stats: stats(prng),
    };
    store.addEntity({ type: 'resolution', id: `${address}${host}`, attributes });
    return `${address}${host}`;
  });
  object.relations.set('resolutions', list('resolution', ids));
}

/** Former certificates and whois records. */
export function giveHistory(store: Store, object: WorldObject, count: number, prng: Prng, now: number): void {
  const ids = Array.from({ length: count }, () => prng.hex(64));
  for (const id of ids) {
    const certificate = {
      ...certificateOf(object.id, prng, now),
      thumbprint_sha256: id,
      first_seen_date: now,
    };
    store.addEntity({ type: 'ssl_cert', id, attributes: certificate });
    const created = now - 900 * 86_400;
    const whois = {
      first_seen_date: created,
      last_updated: created,
      registrar_name: 'Registrar Muster GmbH',
      registrant_country: 'DE',
      whois_map: { 'Domain Name': object.id, DNSSEC: 'unsigned', text: whoisText(object.id, created) },
    };
    store.addEntity({ type: 'whois', id, attributes: whois });
  }
  object.relations.set('historical_ssl_certificates', list('ssl_cert', ids));
  object.relations.set('historical_whois', list('whois', ids));
}

/** Names below a domain, and the domain above it. */
export function giveFamily(
  domain: WorldObject,
  subdomains: readonly string[],
  siblings: readonly string[],
): void {
  domain.relations.set('subdomains', list('domain', subdomains));
  domain.relations.set('siblings', list('domain', siblings));
  const parent = domain.id.split('.').slice(1).join('.');
  if (!parent.includes('.')) return;
  const above: Relation = { single: true, refs: [{ type: 'domain', id: parent }] };
  domain.relations.set('immediate_parent', above);
  domain.relations.set('parent', above);
}

/** Files that spoke with a host or name it. */
export function giveFiles(host: WorldObject, hashes: readonly string[]): void {
  host.relations.set('communicating_files', list('file', hashes));
  host.relations.set('referrer_files', list('file', hashes.slice(0, 3)));
}
