import type { Result } from '@/utils/domain/result';
import { ACCOUNT_KEY, parseAccount } from './account-record';
import { attempt } from './attempt';
import type { Storage } from './database';
import { DETOUR_KEY, isDetour } from './detour-record';
import { eraseRecord, fillAndClear } from './erase-key';
import { anotherAccount, beginAccount, KEY_STORES } from './kept-key';
import { transact } from './transact';

/** A key of one's own beside a gateway's token, for while the gateway is away. Read by the client's route alone. */
export interface PersonalKey {
  /** Rejects when the database cannot be read. */
  readKey(): Promise<string | null>;
  /** There is one, and VirusTotal has not refused it since it was saved. Rejects as `readKey` does. */
  isUsable(): Promise<boolean>;
  /**
   * VirusTotal refused the key of this account: it is not used until one is saved again. False when another account
   * is in use by now: the key that is kept may be the next one.
   */
  markRefused(account: number): Promise<boolean>;
  /**
   * While a gateway is gone around, another key is another account, of which nothing is known yet: in one step, so
   * that nothing leaves with the one for the other. Whether one began is said.
   */
  save(key: string): Promise<Result<{ readonly began: boolean }>>;
  /** Overwrites it, deletes it, and pushes what is left of it off the disk, as `Vault.forgetKey` does. */
  forget(): Promise<Result<null>>;
}

/** Where it is in `vault`. */
export const PERSONAL_KEY = 'personal';

interface Kept {
  readonly key: string;
  readonly refused: boolean;
}

export function createPersonalKey(storage: Storage): PersonalKey {
  const read = async (): Promise<Kept | null> =>
    parse(await storage.run((database) => database.get('vault', PERSONAL_KEY)));

  return {
    readKey: async () => (await read())?.key ?? null,

    isUsable: async () => (await read())?.refused === false,

    markRefused: (account) =>
      storage.run((database) =>
        transact(database, KEY_STORES, 'strict', async (transaction) => {
          const vault = transaction.objectStore('vault');
          const used = parseAccount(await transaction.objectStore('meta').get(ACCOUNT_KEY));
          if (used.number !== account) return false;
          const kept = parse(await vault.get(PERSONAL_KEY));
          if (kept) await vault.put({ ...kept, refused: true }, PERSONAL_KEY);
          return true;
        }),
      ),

    save: (key) =>
      attempt(() =>
        storage.run((database) =>
          transact(database, KEY_STORES, 'strict', async (transaction) => {
            const [vault, meta] = [transaction.objectStore('vault'), transaction.objectStore('meta')];
            const used = parseAccount(await meta.get(ACCOUNT_KEY));
            const inUse = isDetour(used, await meta.get(DETOUR_KEY));
            const began = inUse && parse(await vault.get(PERSONAL_KEY))?.key !== key;
            await vault.put({ key }, PERSONAL_KEY);
            if (began) await beginAccount(transaction, null, anotherAccount(used));
            return { began };
          }),
        ),
      ),

    async forget() {
      const forgotten = await attempt(() => storage.run((database) => eraseRecord(database, PERSONAL_KEY)));
      if (forgotten.ok) await attempt(() => storage.run(fillAndClear));
      return forgotten;
    },
  };
}

/** What is no key record, the overwritten one for instance, is no key. */
function parse(stored: unknown): Kept | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { key, refused } = stored as Record<string, unknown>;
  return typeof key === 'string' ? { key, refused: refused === true } : null;
}
