import type { IndicatorKind } from '@/utils/domain/indicator';

/** What VirusTotal calls the collection of each kind. */
export const COLLECTIONS: Readonly<Record<IndicatorKind, string>> = {
  url: 'urls',
  domain: 'domains',
  ip: 'ip_addresses',
  file: 'files',
};
