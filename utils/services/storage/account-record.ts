import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';

/**
 * Which account is asked: another key, or another server, is another account with another number. The count
 * carries the number it belongs to, and what VirusTotal says of an account is kept only while it is the current
 * one, so a reply that was asked for before the user changed the key tells nothing about the new one.
 */
export interface AccountRecord {
  readonly number: number;
  /** Where the API of this account is, as in the settings. */
  readonly address: string;
}

/** Where it is in `meta`. */
export const ACCOUNT_KEY = 'account';

/** Before anything was written, or where it is damaged: the first account, at VirusTotal itself. */
export function parseAccount(stored: unknown): AccountRecord {
  const { number, address } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<
    string,
    unknown
  >;
  return {
    number: typeof number === 'number' && Number.isSafeInteger(number) ? number : 0,
    address: typeof address === 'string' ? address : VIRUSTOTAL_ADDRESS,
  };
}
