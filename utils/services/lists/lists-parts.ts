import type { Settings } from '@/utils/domain/settings';
import type { Ledger } from '../quota/ledger';
import type { Storage } from '../storage/database';
import type { Copies } from './copy';
import type { RunParts } from './run-parts';

/** What the lists are made of. */
export interface ListsParts extends Omit<RunParts, 'onItems' | 'limits'> {
  readonly storage: Storage;
  readonly copies: Copies;
  readonly ledger: Pick<Ledger, 'outlook'>;
  readonly settings: () => Promise<Pick<Settings, 'maliciousFrom' | 'privateHosts'>>;
  /** Whether VirusTotal would be asked: there is a key, and it was not refused. */
  readonly keyWorks: () => Promise<boolean>;
  readonly newId: () => string;
}
