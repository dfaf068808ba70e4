import { readUrl } from '@/utils/domain/read-url';
import { ACCOUNT_KEY, type AccountRecord } from './account-record';
import { KEY } from './erase-key';
import { LIMITS_KEY } from './learned-limits';
import type { Writing } from './transact';

export type Refusal = 'wrong-key' | 'inactive-user';

/** The key in use, as the vault holds it. */
export interface KeptKey {
  readonly key: string;
  readonly testedAt: number | null;
  readonly refused: Refusal | null;
  /** It is the administrator's. */
  readonly managed?: true;
  /** The API that the user gave it for; absent for any, as it was before this was noted. */
  readonly address?: string;
}

/** Whether a key may go to the API at `address`. An administrator's goes where the policy says. */
export function isFor({ managed, address: own }: KeptKey, address: string): boolean {
  return managed === true || own === undefined || new URL(own).origin === new URL(address).origin;
}

/** The account before a key was saved, and after it, and the address of the latter. */
export interface SavedKey {
  readonly before: number;
  readonly account: number;
  readonly at: string;
}

/** The stores that change with the key. */
export const KEY_STORES = ['vault', 'meta'] as const;

export function anotherAccount(account: AccountRecord): AccountRecord {
  return { ...account, number: account.number + 1 };
}

/** The key as one of which nothing is known yet. */
export function freshly(kept: Pick<KeptKey, 'key' | 'managed' | 'address'>): KeptKey {
  return { ...kept, testedAt: null, refused: null };
}

/** Writes down key and account, of which nothing is known; says the account's number. */
export async function beginAccount(
  transaction: Writing<typeof KEY_STORES>,
  kept: Pick<KeptKey, 'key' | 'managed' | 'address'> | null,
  account: AccountRecord,
): Promise<number> {
  if (kept) await transaction.objectStore('vault').put(freshly(kept), KEY);
  await transaction.objectStore('meta').put(account, ACCOUNT_KEY);
  await transaction.objectStore('meta').delete(LIMITS_KEY);
  return account.number;
}

/** Notes what a key of the user's is for, where nobody did. */
export async function bindKey(transaction: Writing<typeof KEY_STORES>, address: string): Promise<void> {
  const kept = parseKept(await transaction.objectStore('vault').get(KEY));
  if (!kept || kept.managed || kept.address) return;
  await transaction.objectStore('vault').put({ ...kept, address }, KEY);
}

/** What is no key record, the overwritten one for instance, is no key. */
export function parseKept(stored: unknown): KeptKey | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { key, testedAt, refused, managed, address } = stored as Record<string, unknown>;
  if (typeof key !== 'string' || key === '') return null;
  return {
    key,
    testedAt: typeof testedAt === 'number' ? testedAt : null,
    refused: refused === 'wrong-key' || refused === 'inactive-user' ? refused : null,
    ...(managed === true && { managed: true }),
    ...(typeof address === 'string' && readUrl(address) && { address }),
  };
}
