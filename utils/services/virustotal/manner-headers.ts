import type { Manner } from '@/utils/domain/quota';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';

/** What a gateway is told besides the request, and VirusTotal never: the lane, and that a kept answer will not do. */
export function mannerHeaders(apiOrigin: string, manner: Manner | undefined): Record<string, string> {
  if (apiOrigin === VIRUSTOTAL_ADDRESS || !manner) return {};
  return { 'assay-lane': manner.lane, ...(manner.fresh && { 'assay-fresh': '1' }) };
}
