import { canonicalizeUrl } from './canonical-url';
import { type Indicator, indicatorKey } from './indicator';

/**
 * The name under which an answer is cached and equal checks are joined. Two spellings of one address are one
 * check: VirusTotal would give both the same id (virustotal-api.md §3). What is sent stays as it was typed.
 */
export function requestKey(indicator: Indicator): string {
  if (indicator.kind !== 'url') return indicatorKey(indicator);
  return indicatorKey({ kind: 'url', value: canonicalizeUrl(indicator.value) ?? indicator.value });
}
