import type { Storage } from './database';
import { KEY } from './erase-key';
import { OWN_KEY } from './managed-key';
import { PERSONAL_KEY } from './personal-key';

const NAMES = [KEY, OWN_KEY, PERSONAL_KEY];

/**
 * Every key that is kept, in use or not: none of them may stand in a text that is kept, shown or sent on. Rejects
 * when the database cannot be read.
 */
export function createKeptKeys(storage: Storage): () => Promise<readonly string[]> {
  return async () => {
    const records = await storage.run((database) => {
      const { store } = database.transaction('vault');
      return Promise.all(NAMES.map((name): Promise<unknown> => store.get(name)));
    });
    return [...new Set(records.flatMap(keyIn))];
  };
}

function keyIn(stored: unknown): readonly string[] {
  const key = typeof stored === 'object' && stored !== null && 'key' in stored ? stored.key : null;
  return typeof key === 'string' && key !== '' ? [key] : [];
}
