import type { Result } from '@/utils/domain/result';
import { success } from '@/utils/domain/result';
import { attempt } from './attempt';
import type { Storage } from './database';
import { transact } from './transact';

/** Which version somebody had when they last knew what is new; it survives further updates unread. */
export interface NewsMark {
  /** The browser has put another version in the place of `from`. */
  updated(from: string): Promise<Result<null>>;
  since(): Promise<Result<string | null>>;
  read(): Promise<Result<null>>;
}

const SINCE_KEY = 'newsSince';

export function createNewsMark(storage: Storage): NewsMark {
  const write = (change: (kept: unknown) => string | null | undefined): Promise<Result<null>> =>
    attempt(() =>
      storage.run((database) =>
        transact(database, ['meta'], 'relaxed', async (transaction) => {
          const meta = transaction.objectStore('meta');
          const next = change(await meta.get(SINCE_KEY));
          if (next === null) await meta.delete(SINCE_KEY);
          else if (next !== undefined) await meta.put(next, SINCE_KEY);
          return null;
        }),
      ),
    );
  return {
    updated: (from) => write((kept) => (typeof kept === 'string' ? undefined : from)),
    read: () => write(() => null),
    async since() {
      const kept = await attempt(() => storage.run((database) => database.get('meta', SINCE_KEY)));
      return kept.ok ? success(typeof kept.value === 'string' ? kept.value : null) : kept;
    },
  };
}
