import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { AccountRecord } from './account-record';

/** Where `meta` holds until when a gateway is gone around: a worker that dies must not forget whose count it is. */
export const DETOUR_KEY = 'detour';

/** Whether what is asked is spent on the key of one's own beside a gateway's; `noted` is what `meta` holds. */
export function isDetour({ address }: Pick<AccountRecord, 'address'>, noted: unknown): boolean {
  return address === VIRUSTOTAL_ADDRESS && noted !== undefined;
}
