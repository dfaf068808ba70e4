import { isIPv4, isIPv6 } from 'node:net';

/**
 * Names that no public DNS serves, and `za`, under which nothing is registered directly (the recorded 400 of
 * virustotal-api.md §2 is about `xpressco.za`). `.example` is allowed: the seeded world lives there.
 */
const REFUSED_TLDS = new Set(
  'local localhost internal intranet lan home corp private test invalid onion i2p arpa za'.split(' '),
);

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

export function isDomain(host: string): boolean {
  const labels = host.split('.');
  const tld = labels.at(-1) ?? '';
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    /^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/.test(tld) &&
    !REFUSED_TLDS.has(tld)
  );
}

/** What a canonical host is; null when VirusTotal would not take it. IPv6 stands in brackets, as in a URL. */
export function hostKind(host: string): 'ipv4' | 'ipv6' | 'domain' | null {
  if (isIPv4(host)) return 'ipv4';
  if (host.startsWith('[') && host.endsWith(']') && isIPv6(host.slice(1, -1))) return 'ipv6';
  return isDomain(host) ? 'domain' : null;
}
