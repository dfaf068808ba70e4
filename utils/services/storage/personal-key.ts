import type { Result } from '@/utils/domain/result';
import { attempt } from './attempt';
import type { Storage } from './database';
import { eraseRecord, fillAndClear } from './erase-key';
import { transact } from './transact';

/** A key of one's own beside a gateway's token, for while the gateway is away. Read by the client's route alone. */
export interface PersonalKey {
  /** Rejects when the database cannot be read. */
  readKey(): Promise<string | null>;
  save(key: string): Promise<Result<null>>;
  /** Overwrites it, deletes it, and pushes what is left of it off the disk, as `Vault.forgetKey` does. */
  forget(): Promise<Result<null>>;
}

/** Where it is in `vault`. */
export const PERSONAL_KEY = 'personal';

export function createPersonalKey(storage: Storage): PersonalKey {
  return {
    readKey: () =>
      storage.run(async (database) => {
        const stored: unknown = await database.get('vault', PERSONAL_KEY);
        const key = typeof stored === 'object' && stored !== null && 'key' in stored ? stored.key : null;
        return typeof key === 'string' ? key : null;
      }),

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
