import { canonicalizeUrl } from './canonical-url';
import { type Indicator, indicatorKey } from './indicator';
import { toBytes, unescapeFully } from './percent-bytes';
import { normalAddress } from './web-address';

/** What parts a path, a query and its values: escaped, it is data, and a server reads another address. */
const MEANS_SOMETHING = /[?&=/#;+]/g;

/**
 * The name under which an answer is cached and equal checks are joined. Two spellings of one address are one
 * check: VirusTotal would give both the same id (virustotal-api.md §3). Where that is a guess, because an escape
 * stands for a separator (`/a%3Fb`, `/a?b`), they stay two, which costs a request and never shows the report of
 * another address. What is sent stays as it was typed.
 */
export function requestKey(indicator: Indicator): string {
  if (indicator.kind !== 'url') return indicatorKey(indicator);
  return indicatorKey({ kind: 'url', value: addressKey(indicator.value) });
}

function addressKey(url: string): string {
  const [address = ''] = url.split('#', 1);
  if (!escapesSeparator(address)) return canonicalizeUrl(url) ?? url;
  return normalAddress(address) ?? url;
}

/** Undoing escapes takes no separator away, so each one more was escaped. */
function escapesSeparator(address: string): boolean {
  const bytes = toBytes(address);
  return count(unescapeFully(bytes)) > count(bytes);
}

function count(text: string): number {
  return text.match(MEANS_SOMETHING)?.length ?? 0;
}
