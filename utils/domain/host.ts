import { isFileEnding } from './file-extension';
import { isGluedName } from './glued-name';
import { type Host, hostOf } from './host-of';
import { isPublicSuffix } from './public-suffix';
import { readUrl } from './read-url';

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const TLD = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * The host of an address by the WHATWG rules: `0x7f.1`, `2130706433`, `127。0。0。1` are all 127.0.0.1
 * (faults.md §5.14), IDN becomes punycode. Null for what no URL can have as its host.
 */
export function parseHost(text: string): Host | null {
  const url = /[\s/\\?#@]/.test(text) ? null : readUrl(`http://${text}/`);
  const host = url && hostOf(url);
  return host && isHostName(host) ? host : null;
}

/**
 * URL parsers let brackets, quotes and asterisks pass in a host, and empty labels (`.intranet`, `a..b`), which a
 * resolver inside may complete; no public name server knows such a name.
 */
export function isHostName({ kind, value }: Host): boolean {
  return kind === 'ip' || /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(value);
}

/** Two or more labels of letters, digits, hyphens under an alphabetic or `xn--` top-level name (RFC 1035). */
export function isDomainName(name: string): boolean {
  const labels = name.split('.');
  const tld = labels.at(-1) ?? '';
  if (name.length > 253 || labels.length < 2 || !TLD.test(tld)) return false;
  return labels.every((label) => LABEL.test(label));
}

/**
 * A host that stands alone, without a scheme: a dotted quad without leading zeros (other spellings of IPv4 are
 * guesses there: `1.2` is a version), IPv6 with or without brackets and zone, `localhost`, or a domain.
 * `setup.exe` and `co.uk` are none; `foo.zip` and `readme.md` are, because somebody typed just that into the field.
 */
export function parseBareHost(text: string): Host | null {
  const ipv6 = /^\[?([0-9a-f:.]{2,45})(?:%[\w.-]{1,32})?\]?$/i.exec(text)?.[1];
  if (ipv6?.includes(':')) return parseHost(`[${ipv6}]`);
  if (/^[^:%[\]]+$/.test(text)) {
    const host = parseHost(text);
    if (host?.kind === 'ip') return host.value === halfWidth(text).replace(/\.$/, '') ? host : null;
    if (host && (host.value === 'localhost' || isBareDomain(host.value))) return host;
  }
  return null;
}

/** As an input method for Japanese or Chinese writes it: `１.２.３.４`, `1。2。3。4`. */
function halfWidth(text: string): string {
  return text.normalize('NFKC').replace(/\u3002/g, '.');
}

function isBareDomain(name: string): boolean {
  if (!isDomainName(name) || isGluedName(name)) return false;
  return !isFileEnding(name.slice(name.lastIndexOf('.') + 1)) && !isPublicSuffix(name);
}
