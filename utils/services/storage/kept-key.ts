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
}

/** The stores that change with the key. */
export const KEY_STORES = ['vault', 'meta'] as const;

export function anotherAccount(account: AccountRecord): AccountRecord {
  return { ...account, number: account.number + 1 };
}

/** The key as one of which nothing is known yet. */
export function freshly(kept: Pick<KeptKey, 'key' | 'managed'>): KeptKey {
  return { ...kept, testedAt: null, refused: null };
}

/** Writes down key and account, of which nothing is known; says the account's number. */
export async function beginAccount(
  transaction: Writing<typeof KEY_STORES>,
  kept: Pick<KeptKey, 'key' | 'managed'> | null,
  account: AccountRecord,
): Promise<number> {
  if (kept) await transaction.objectStore('vault').put(freshly(kept), KEY);
  await transaction.objectStore('meta').put(account, ACCOUNT_KEY);
  await transaction.objectStore('meta').delete(LIMITS_KEY);
  return account.number;
}

/** What is no key record, the overwritten one for instance, is no key. */
export function parseKept(stored: unknown): KeptKey | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { key, testedAt, refused, managed } = stored as Record<string, unknown>;
  if (typeof key !== 'string' || key === '') return null;
  return {
    key,
    testedAt: typeof testedAt === 'number' ? testedAt : null,
    refused: refused === 'wrong-key' || refused === 'inactive-user' ? refused : null,
    ...(managed === true && { managed: true }),
  };
}
