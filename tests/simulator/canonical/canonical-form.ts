import { canonicalHost } from './canonical-host';
import { canonicalPath } from './canonical-path';
import { escapeBytes, toBytes, unescapeFully } from './percent';

export interface CanonicalForm {
  url: string;
  scheme: string;
  host: string;
  port: string;
}

const SHAPE = /^([a-z][a-z0-9+.-]*):\/\/([^/?]*)([^?]*)(\?.*)?$/is;

/**
 * The Safe-Browsing canonical form of any text, before it is asked whether VirusTotal would accept it
 * (virustotal-api.md §3 "What canonicalization does"). A missing scheme is read as `http`; a port is kept even
 * where it is the default one; user and password are dropped.
 */
export function canonicalForm(text: string): CanonicalForm | null {
  const trimmed = text.replace(/[\t\r\n]/g, '').replace(/^ +| +$/g, '');
  const unescaped = unescapeFully(toBytes(trimmed.split('#', 1)[0] ?? ''));
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(unescaped) ? unescaped : `http://${unescaped}`;
  const [, scheme = '', authority = '', path = '', query = ''] = SHAPE.exec(absolute) ?? [];
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const [, hostBytes = '', port = ''] = /^(.*?)(?::([^:\]]*))?$/s.exec(place) ?? [];
  const host = canonicalHost(hostBytes);
  if (host === '') return null;
  const origin = `${scheme.toLowerCase()}://${host}${port === '' ? '' : `:${escapeBytes(port)}`}`;
  const url = `${origin}${escapeBytes(canonicalPath(path))}${escapeBytes(query)}`;
  return { url, scheme: scheme.toLowerCase(), host, port };
}
