import type { KeyState } from '@/utils/domain/key-state';
import type { Result } from '@/utils/domain/result';
import { ACCOUNT_KEY, type AccountRecord, parseAccount } from './account-record';
import { attempt } from './attempt';
import type { Storage } from './database';
import { fillAndClear, KEY, overwriteAndDelete } from './erase-key';
import { LIMITS_KEY, parseLimits } from './learned-limits';
import { transact, type Writing } from './transact';

export type Refusal = 'wrong-key' | 'inactive-user';

/**
 * The API key, in the extension's own database, which no content script can open in either browser
 * (platform.md fact 7). Nothing but the client reads the key itself. Reading rejects when the database cannot
 * be read: that is not "no key".
 */
export interface Vault {
  readKey(): Promise<string | null>;
  /** The number of the account in use (`AccountRecord`), for the marks below. */
  account(): Promise<number>;
  /** Whether there is a key, and what speaks against it. */
  standing(): Promise<Standing | null>;
  /**
   * Keeps a key in the place of the last one; nothing is known about it yet, and unless it is the same one, it
   * is another account.
   */
  saveKey(key: string): Promise<Result<SavedKey>>;
  /** Overwrites the key, deletes it, and makes the database write over what is left of it on the disk. */
  forgetKey(): Promise<Result<null>>;
  /** The API is at this address. False when it was before; elsewhere, the key is another account's. */
  moveTo(address: string): Promise<Result<boolean>>;
  keyState(): Promise<KeyState>;
  /** VirusTotal accepted the key. False when another account is in use by now, or none. */
  markTested(at: number, account: number): Promise<boolean>;
  /** VirusTotal refused the key. False when another account is in use by now, or none. */
  markRefused(refused: Refusal, account: number): Promise<boolean>;
}

/** A key that is kept, without the key. */
export interface Standing {
  readonly account: number;
  readonly refused: Refusal | null;
}

/** The account before a key was saved, and after it. */
export interface SavedKey {
  readonly before: number;
  readonly account: number;
}

interface Kept {
  readonly key: string;
  readonly testedAt: number | null;
  readonly refused: Refusal | null;
}

const STORES = ['vault', 'meta'] as const;

export function createVault(storage: Storage): Vault {
  const read = () =>
    storage.run(async (database) => {
      const transaction = database.transaction(STORES);
      const [vault, meta] = [transaction.objectStore('vault'), transaction.objectStore('meta')];
      const records = [vault.get(KEY), meta.get(ACCOUNT_KEY), meta.get(LIMITS_KEY)];
      const [kept, account, limits] = await Promise.all(records);
      return {
        kept: parseKept(kept),
        account: parseAccount(account).number,
        limits: parseLimits(limits),
      };
    });

  const write = <T>(work: (transaction: Writing<typeof STORES>) => Promise<T>): Promise<T> =>
    storage.run((database) => transact(database, STORES, 'strict', work));

  const mark = (account: number, next: (kept: Kept) => Kept): Promise<boolean> =>
    write(async (transaction) => {
      const vault = transaction.objectStore('vault');
      const kept = parseKept(await vault.get(KEY));
      const current = parseAccount(await transaction.objectStore('meta').get(ACCOUNT_KEY)).number;
      if (!kept || current !== account) return false;
      await vault.put(next(kept), KEY);
      return true;
    });

  return {
    readKey: async () => (await read()).kept?.key ?? null,

    account: async () => (await read()).account,

    async standing() {
      const { kept, account } = await read();
      return kept && { account, refused: kept.refused };
    },

    saveKey: (key) =>
      attempt(() =>
        write(async (transaction) => {
          const same = parseKept(await transaction.objectStore('vault').get(KEY))?.key === key;
          const account = parseAccount(await transaction.objectStore('meta').get(ACCOUNT_KEY));
          const { number: before } = account;
          return { before, account: await begin(transaction, key, same ? account : another(account)) };
        }),
      ),

    async forgetKey() {
      const forgotten = await attempt(() => storage.run(overwriteAndDelete));
      // Only a second lock on the door: the key is deleted already, so a full disk here is no failure.
      if (forgotten.ok) await attempt(() => storage.run(fillAndClear));
      return forgotten;
    },

    moveTo: (address) =>
      attempt(() =>
        write(async (transaction) => {
          const account = parseAccount(await transaction.objectStore('meta').get(ACCOUNT_KEY));
          if (account.address === address) return false;
          const kept = parseKept(await transaction.objectStore('vault').get(KEY));
          await begin(transaction, kept?.key ?? null, { ...another(account), address });
          return true;
        }),
      ),

    async keyState() {
      const { kept, limits } = await read();
      if (!kept) return { set: false };
      const { testedAt, refused } = kept;
      return { set: true, ending: kept.key.slice(-4), testedAt, refused, limits };
    },

    markTested: (testedAt, account) => mark(account, (kept) => ({ ...kept, testedAt, refused: null })),

    markRefused: (refused, account) => mark(account, (kept) => ({ ...kept, refused })),
  };
}

function another(account: AccountRecord): AccountRecord {
  return { ...account, number: account.number + 1 };
}

/** Writes down key and account, of which nothing is known; says the account's number. */
async function begin(
  transaction: Writing<typeof STORES>,
  key: string | null,
  account: AccountRecord,
): Promise<number> {
  const kept: Kept | null = key === null ? null : { key, testedAt: null, refused: null };
  if (kept) await transaction.objectStore('vault').put(kept, KEY);
  await transaction.objectStore('meta').put(account, ACCOUNT_KEY);
  await transaction.objectStore('meta').delete(LIMITS_KEY);
  return account.number;
}

/** What is no key record, the overwritten one for instance, is no key. */
function parseKept(stored: unknown): Kept | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { key, testedAt, refused } = stored as Record<string, unknown>;
  if (typeof key !== 'string' || key === '') return null;
  return {
    key,
    testedAt: typeof testedAt === 'number' ? testedAt : null,
    refused: refused === 'wrong-key' || refused === 'inactive-user' ? refused : null,
  };
}
