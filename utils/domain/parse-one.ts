import type { BadInputWhy } from './failure';
import { splitGlued } from './glued-front';
import { isGluedName } from './glued-name';
import { parseBareHost } from './host';
import { hostOf } from './host-of';
import type { Indicator } from './indicator';
import { withoutInvisible } from './invisible';
import { parseHash } from './parse-hash';
import { isAmbiguous, refang } from './refang';
import { trimEnd } from './trim-marks';
import { unwrap } from './unwrap';
import { normalAddress } from './web-address';

/** A port is behind a host, and two colons are in an IPv6 address. */
const SCHEME = /^([a-z][a-z0-9+.-]*):(?!:|\d{1,5}(?:[/?#]|$))/i;
/** `a.comhttp://b.com`: no scheme, but a link with a word before it. `git+https:` is one. */
const GLUED_SCHEME = /[^+-]h(?:tt|xx)ps?$/;
/** Networks are no indicators: VirusTotal answers for single addresses only. */
const SLASHED = /^(\d+(?:\.\d+){3}|\[?[0-9a-f.]*:[0-9a-f.]*:[0-9a-f.:]*(?:%[\w.-]{1,40})?\]?)\/(\d{1,5})$/i;
/** The longest prefixes of IPv4 and IPv6. A higher number is a port, as firewalls write it: `198.51.100.7/443`. */
const PREFIX_MOST = { 4: 32, 6: 128 };
const MAIL = /^(?:mailto:)?[^\s@/:?#]+@[^\s@/:?#]+\.[^\s@/:?#]+$/i;
const PORT = /^(?:https?:\/\/)?(?:[^/?#@]*@)?[^/?#@:]+:(\d{1,10})(?:[/?#]|$)/i;
const PORT_MOST = 65_535;
/**
 * More than one link: browsers escape quotes and angle brackets everywhere in an address, so that a text goes on
 * behind them, and no host ends in `http:`, as in `http://a.examplehttp://b.example`.
 */
const ENDS_LINK = /["<>]|^https?:\/\/[^/?#]+h(?:tt|xx)ps?:\/\//i;

/** The one indicator that a text without spaces is, or why it is none. */
export function parseOne(text: string): Indicator | BadInputWhy {
  const hash = parseHash(trimEnd(unwrap(withoutInvisible(text)), '.'));
  if (hash && 'hash' in hash) return { kind: 'file', value: hash.hash };
  if (text === '') return { reason: 'empty' };
  if (/\s/.test(text)) return { reason: 'not-an-indicator' };
  const fanged = unwrap(refang(unwrap(text)));
  if (isAmbiguous(fanged)) return { reason: 'ambiguous-defang' };
  if (hash) return { reason: 'hash-length', length: hash.length };
  return parseHostOrUrl(fanged);
}

/** Where a sentence may go over into a name without a space, and both can be read, one of them has to be chosen. */
function parseHostOrUrl(text: string): Indicator | BadInputWhy {
  const glued = splitGlued(text);
  if (glued === null) return parsePlain(text);
  const name = parsePlain(glued.name);
  const whole = glued.whole === null ? null : parsePlain(glued.whole);
  if (!('kind' in name)) return whole ?? parsePlain(text);
  return whole && 'kind' in whole ? { reason: 'several', count: 2 } : name;
}

function parsePlain(text: string): Indicator | BadInputWhy {
  const host = parseBareHost(text);
  if (host) return { kind: host.kind, value: host.value };
  const [, address = '', number = ''] = SLASHED.exec(text) ?? [];
  if (address !== '') return parseSlashed(address, Number(number));
  if (MAIL.test(text)) return { reason: 'mail' };
  const one = parseAddress(text);
  const port = 'kind' in one ? undefined : PORT.exec(text)?.[1];
  return port !== undefined && Number(port) > PORT_MOST ? { reason: 'port' } : one;
}

function parseSlashed(address: string, number: number): Indicator | BadInputWhy {
  if (number <= PREFIX_MOST[address.includes(':') ? 6 : 4]) return { reason: 'network' };
  if (number > PORT_MOST) return { reason: 'port' };
  const host = parseBareHost(address);
  return host ? { kind: host.kind, value: host.value } : { reason: 'not-an-indicator' };
}

function parseAddress(text: string): Indicator | BadInputWhy {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return parseWithoutScheme(text);
  if (GLUED_SCHEME.test(scheme)) return { reason: 'not-an-indicator' };
  if (scheme !== 'http' && scheme !== 'https') return { reason: 'scheme', scheme };
  return urlIndicator(text);
}

function urlIndicator(text: string): Indicator | BadInputWhy {
  const parsed = ENDS_LINK.test(unwrap(text)) ? null : normalAddress(text);
  // A parsed form may end in marks that a control character had hidden.
  const value = parsed === null ? null : normalAddress(unwrap(parsed));
  if (value === null || isGluedName(hostOf(new URL(value)).value)) return { reason: 'not-an-indicator' };
  return { kind: 'url', value };
}

/** `example.com/a`, `example.com:8080`: a bare host with a port, path or query is an http URL. */
function parseWithoutScheme(text: string): Indicator | BadInputWhy {
  const host = /^(\[[^\]]*\]|[^/?#:@\\]*)(?::\d{1,5})?(?:[/?#].*)?$/s.exec(text)?.[1] ?? '';
  if (parseBareHost(host) === null) return { reason: 'not-an-indicator' };
  return urlIndicator(`http://${text}`);
}
