import { unescapeJson } from './unescape-json';

/** Scheme, colon and slashes, host, and what ends it, in letters of either width. */
const LINK =
  /^(h(?:tt|xx)ps?|\uff48(?:\uff54\uff54|\uff58\uff58)\uff50\uff53?)([:\uff1a][/\uff0f]{2})([^/?#\uff0f\uff1f\uff03]*)([\uff0f\uff1f\uff03]?)/i;
/** The printable characters of ASCII, twice as wide. */
const WIDE = /[\uff01-\uff5e]/g;
const WIDE_BY = 0xfee0;
/** `https:\/\/a.example\/x`, out of JSON, or JSON in JSON; a browser would read two slashes where there is one. */
const ESCAPED = /^["']?h(?:tt|xx)ps?:(?:\\{1,7}\/){2}/i;

/**
 * A link that a Chinese, Japanese or Korean keyboard wrote, `https：／／evil．example／a`, or that JSON escaped, as it was
 * meant. Behind a slash of ordinary width the characters are the address's own.
 */
export function asKeyed(text: string): string {
  if (ESCAPED.test(text)) return unescapeJson(text);
  const [start = '', scheme = '', slashes = '', host = '', end = ''] = LINK.exec(text) ?? [];
  // Behind an ordinary link a wide sign is the sentence's: `https://evil.example？`. What is no link has neither.
  if (narrow(scheme + slashes) === scheme + slashes) return text;
  const rest = text.slice(start.length);
  return narrow(scheme + slashes + host + end) + (end === '' ? rest : narrow(rest));
}

function narrow(text: string): string {
  return text.replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE_BY));
}
