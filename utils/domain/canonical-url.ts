import { isDomainName, parseHost } from './host';
import { escapeBytes, fromBytes, toBytes, unescapeFully } from './percent-bytes';

const PARTS = /^(https?):\/\/([^/?]*)([^?]*)(.*)$/is;

/**
 * The form under which VirusTotal names a URL: Safe Browsing's, as far as the evidence goes
 * (virustotal-api.md §3). Escapes are undone fully and then only the needed ones made; runs of slashes, `.` and
 * `..` in the path fold; the query stays; user, password and fragment go; a missing scheme is http. A port
 * stays even if it is the default one, because Safe Browsing keeps it; that is unconfirmed, and harmless here,
 * since `parseIndicator` drops it before. Null for what VirusTotal would not take. The form is its own form.
 */
export function canonicalizeUrl(url: string): string | null {
  const trimmed = url
    .replace(/[\t\r\n]/g, '')
    .replace(/^ +/, '')
    .trimEnd();
  const plain = unescapeFully(toBytes(trimmed.split('#', 1)[0] ?? ''));
  const [, scheme = '', authority = '', path = '', query = ''] =
    PARTS.exec(/^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `http://${plain}`) ?? [];
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d{0,5}))?$/.exec(place) ?? [];
  const host = canonicalHost(name);
  if (scheme === '' || host === null || Number(port) > 65_535) return null;
  const rest = escapeBytes(canonicalPath(path)) + escapeBytes(query);
  return `${scheme.toLowerCase()}://${host}${port && `:${port}`}${rest}`;
}

function canonicalHost(bytes: string): string | null {
  const host = parseHost(
    fromBytes(bytes)
      .replace(/\.{2,}/g, '.')
      .replace(/^\./, ''),
  );
  if (host === null) return null;
  if (host.kind === 'ip') return host.value.includes(':') ? `[${host.value}]` : host.value;
  return isDomainName(host.value) ? host.value : null;
}

function canonicalPath(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const isFolder = ['', '.', '..'].includes(segments.at(-1) ?? '') && kept.length > 0;
  return `/${kept.join('/')}${isFolder ? '/' : ''}`;
}
