import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { canonicalIpv6 } from '../canonical/canonical-host';
import { isDomain } from '../canonical/host-kind';
import { decodeUrlId, urlId } from '../canonical/url-id';
import { invalidArgument, notFound } from '../http/api-error';
import { NOUNS } from '../store/collections';
import type { Kind, WorldObject } from '../store/model';
import type { Store } from '../store/store';

function urlKey(id: string): string | null {
  if (/^[0-9a-f]{64}$/i.test(id)) return id.toLowerCase();
  const url = decodeUrlId(id);
  return url === null ? null : urlId(url);
}

function domainKey(id: string): string {
  const domain = domainToASCII(id.replace(/\.$/, '')).toLowerCase();
  if (!isDomain(domain)) throw invalidArgument(`Domain "${id}" is not a valid domain pattern`);
  return domain;
}

function addressKey(id: string): string {
  if (isIPv4(id)) return id;
  if (isIPv6(id)) return canonicalIpv6(id);
  throw invalidArgument(`"${id}" is not a valid IP address`);
}

/** The id under which an object of this kind is kept; throws the 400 of an impossible one. */
export function canonicalId(kind: Kind, id: string): string | null {
  if (kind === 'url') return urlKey(id);
  if (kind === 'domain') return domainKey(id);
  return kind === 'ip_address' ? addressKey(id) : id.toLowerCase();
}

/** The object a path names in any of the accepted ways (virustotal-api.md §3–5), or the 404 / 400. */
export function findSubject(store: Store, kind: Kind, id: string): WorldObject {
  const key = canonicalId(kind, id);
  const found = kind === 'file' ? store.file(key ?? '') : store.object(kind, key ?? '');
  if (found === undefined) throw notFound(NOUNS[kind], id);
  return found;
}
