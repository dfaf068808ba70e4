import { isMostlyFileEnding } from './file-extension';
import { hostOf } from './host-of';
import type { Indicator } from './indicator';
import { isKnownTld } from './known-tld';

/**
 * Whether a word of a free text that can be read as an indicator also means one. `word` is the
 * refanged text; who defanged it, meant it (DESIGN §4: `readme.md` is no domain unless it says so).
 */
export function isPlausible(word: string, indicator: Indicator, defanged: boolean): boolean {
  // Groups with colons are fingerprints of keys and certificates.
  if (indicator.kind === 'file') return /^(?:0x)?[0-9a-f]+$/i.test(word);
  if (indicator.kind === 'ip') return !indicator.value.includes(':') || isPlausibleIpv6(indicator.value);
  const host = indicator.kind === 'domain' ? indicator.value : hostOf(new URL(indicator.value)).value;
  if (indicator.kind === 'url' && /^[\d.]+$|:/.test(host)) return true;
  return defanged || isPlausibleName(word, host);
}

/** `ab::cd` is also a name in C++. */
function isPlausibleIpv6(address: string): boolean {
  return /\d/.test(address) && (address.split(':').length > 3 || /^(?:[23]...|f[cde]..):/.test(address));
}

function isPlausibleName(word: string, host: string): boolean {
  if (/^www\./i.test(word)) return true;
  const labels = host.split('.');
  const tld = labels.at(-1) ?? '';
  if (labels.length < 2 || !isKnownTld(tld)) return false;
  // The end of one sentence and the start of the next: `done.It`.
  if (/^[^/?#:]*[a-z]\.[A-Z][a-z]+(?:[/?#:]|$)/.test(word)) return false;
  return !isMostlyFileEnding(tld) || labels.length > 2 || /^[^/?#]+\/./.test(word);
}
