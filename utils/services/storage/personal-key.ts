import type { Result } from '@/utils/domain/result';
import { attempt } from './attempt';
import type { Storage } from './database';
import { eraseRecord, fillAndClear } from './erase-key';
import { transact } from './transact';

/** A key of one's own beside a gateway's token, for while the gateway is away. Read by the client's route alone. */
export interface PersonalKey {
  /** Rejects when the database cannot be read. */
  readKey(): Promise<string | null>;
  /** There is one, and VirusTotal has not refused it since it was saved. Rejects as `readKey` does. */
  isUsable(): Promise<boolean>;
  /** VirusTotal refused it: it is not used until one is saved again. */
  markRefused(): Promise<void>;
  save(key: string): Promise<Result<null>>;
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

    markRefused: () =>
      storage.run((database) =>
        transact(database, ['vault'], 'strict', async (transaction) => {
          const kept = parse(await transaction.objectStore('vault').get(PERSONAL_KEY));
          if (kept) await transaction.objectStore('vault').put({ ...kept, refused: true }, PERSONAL_KEY);
        }),
      ),

    save: (key) =>
      attempt(() =>
        storage.run((database) =>
          transact(database, ['vault'], 'strict', async (transaction) => {
            await transaction.objectStore('vault').put({ key }, PERSONAL_KEY);
            return null;
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
