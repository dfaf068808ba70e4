import { isHostName } from './host';
import { hostOf } from './host-of';
import { readUrl } from './read-url';

const AUTHORITY = /^https?:\/\/(?![/\\])([^/?#]*)/i;
/** What a URL parser drops, turns round or cannot encode: then only the parsed form is sent (faults.md §5.20, §5.21). */
const NEEDS_PARSING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\\ ]/u;

/**
 * An http(s) URL as typed, with its scheme and host in the one spelling a URL parser gives them: lower case,
 * punycode, dotted quad, no trailing dot, no default port. So two spellings of one host are one indicator
 * (faults.md §5.13) and what is shown is what a browser would visit. User, password, path, query and fragment
 * keep their characters. Null when no browser could open it.
 */
export function normalAddress(text: string): string | null {
  const url = readUrl(text);
  if (url === null) return null;
  const host = hostOf(url);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || !isHostName(host)) return null;
  const name = host.value.includes(':') ? `[${host.value}]` : host.value;
  const typed = NEEDS_PARSING.test(text) || !AUTHORITY.test(text) ? url.href : text;
  const [start, authority = ''] = AUTHORITY.exec(typed) ?? [''];
  const user = authority.slice(0, authority.lastIndexOf('@') + 1);
  const port = url.port === '' ? '' : `:${url.port}`;
  const normal = `${url.protocol}//${user}${name}${port}${typed.slice(start.length)}`;
  // A number with two dots behind it is a name to a URL parser, and without them an address.
  return url.hostname.endsWith('..') ? normalAddress(normal) : normal;
}
