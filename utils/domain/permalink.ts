import { canonicalizeUrl } from './canonical-url';
import type { Indicator, IndicatorKind } from './indicator';
import { VIRUSTOTAL_ADDRESS } from './settings';
import { urlId } from './url-id';

const PAGE: Readonly<Record<IndicatorKind, string>> = {
  url: 'url',
  domain: 'domain',
  ip: 'ip-address',
  file: 'file',
};

/**
 * VirusTotal's page about an object, by the id of its report: for a URL that is the SHA-256, never the address
 * (virustotal-api.md §9). Always VirusTotal's own site, also behind a gateway.
 */
export function permalink(object: { readonly kind: IndicatorKind; readonly id: string }): string {
  return `${VIRUSTOTAL_ADDRESS}/gui/${PAGE[object.kind]}/${encodeURIComponent(object.id).replaceAll('%3A', ':')}`;
}

/** VirusTotal's search page for any text. Opening it tells VirusTotal the text, as a look-up does. */
export function searchLink(text: string): string {
  return `${VIRUSTOTAL_ADDRESS}/gui/search/${encodeURIComponent(text.toWellFormed())}`;
}

/**
 * VirusTotal's page about an indicator that there is no report of yet. A URL's id is only worked out here where
 * its form leaves no doubt; every other one is searched for (virustotal-api.md §3, "practical rule").
 */
export async function indicatorLink(indicator: Indicator): Promise<string> {
  if (indicator.kind !== 'url') return permalink({ kind: indicator.kind, id: indicator.value });
  const canonical = canonicalizeUrl(indicator.value);
  if (canonical === null || canonical.replace(/\/$/, '') !== indicator.value.replace(/\/$/, '')) {
    return searchLink(indicator.value);
  }
  return permalink({ kind: 'url', id: await urlId(canonical) });
}
