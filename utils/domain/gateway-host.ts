import { readUrl } from './read-url';
import type { Settings } from './settings';
import { VIRUSTOTAL_ADDRESS } from './virustotal-address';

/** The host of a gateway in VirusTotal's place, or null; also null while the settings are not known. */
export function gatewayHost(settings: Pick<Settings, 'apiAddress'> | null): string | null {
  const apiAddress = settings?.apiAddress ?? VIRUSTOTAL_ADDRESS;
  return apiAddress === VIRUSTOTAL_ADDRESS ? null : (readUrl(apiAddress)?.host ?? null);
}
