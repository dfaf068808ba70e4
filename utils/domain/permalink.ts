import type { IndicatorKind } from './indicator';
import { VIRUSTOTAL_ADDRESS } from './virustotal-address';

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
