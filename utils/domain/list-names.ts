/** What exports of other tools call a column of things to look up. */
const NAMES: ReadonlySet<string> = new Set([
  ...['url', 'urls', 'uri', 'link', 'links', 'domain', 'domains', 'fqdn', 'host', 'hosts', 'hostname'],
  ...['ip', 'ips', 'ipv4', 'ipv6', 'hash', 'hashes', 'md5', 'sha1', 'sha256'],
  ...['indicator', 'indicators', 'ioc', 'iocs', 'observable', 'observables'],
]);

/** How clearly a header says that its column holds indicators: 2 is its whole name, 1 a word of it, 0 not at all. */
export function namesIndicators(header: string): 0 | 1 | 2 {
  const words = header
    .toLowerCase()
    .replace(/\bsha-(?=1\b|256\b)/g, 'sha')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (!words.some((word) => NAMES.has(word))) return 0;
  return words.length === 1 ? 2 : 1;
}
