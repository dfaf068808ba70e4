import type { Storage } from './database';
import { transact } from './transact';

/** Remembers, in the store that does not hold the settings, that there are some: then "nothing" means "lost". */
export interface SettingsMark {
  /** Rejects when the database cannot be read. */
  isSet(): Promise<boolean>;
  set(): Promise<void>;
}

const MARK_KEY = 'settingsSaved';

export function createSettingsMark(storage: Storage): SettingsMark {
  return {
    isSet: () => storage.run(async (database) => (await database.get('meta', MARK_KEY)) === true),
    set: () =>
      storage.run((database) =>
        transact(database, ['meta'], 'strict', async (transaction) => {
          await transaction.objectStore('meta').put(true, MARK_KEY);
        }),
      ),
  };
}
