import { canonicalizeUrl } from './canonical-url';
import type { Indicator } from './indicator';
import { permalink, searchLink } from './permalink';
import { urlId } from './url-id';

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
