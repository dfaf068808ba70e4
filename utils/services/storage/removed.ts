import { MINUTE } from '@/utils/domain/duration';
import type { HistoryRow } from '@/utils/domain/history';
import type { Clock } from '../clock';
import { createNap } from '../nap';
import type { WatchRow } from '../watch/row';
import type { Storage } from './database';
import { transact } from './transact';

/** What the user removed, for as long as it can be undone. */
export type RemovedRows = { readonly id: string; readonly at: number } & Removal;

type Removal =
  | { readonly from: 'history'; readonly rows: readonly HistoryRow[] }
  | { readonly from: 'watch'; readonly rows: readonly WatchRow[] };

/** How long a removal can be undone; then nothing is left of it. */
export const UNDO_FOR = 10 * MINUTE;

/** Keeps what was removed for some minutes. */
export interface Removed {
  /** To be called before the removal itself. The id undoes it. */
  keep(removal: Removal): Promise<string>;
  /** What was removed; null when it is too late. */
  find(id: string): Promise<RemovedRows | null>;
  /** It is back in its place: nothing is left to undo. */
  forget(id: string): Promise<void>;
  /** Throws away what is too old; to be called at each birth. */
  sweep(): Promise<void>;
}

interface RemovedParts {
  readonly storage: Storage;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly newId: () => string;
  readonly onBug: (where: string, error: unknown) => void;
}

export function createRemoved({ storage, clock, newId, onBug }: RemovedParts): Removed {
  const nap = createNap(clock, () => {
    sweep().catch((error: unknown) => onBug('undo', error));
  });

  /** From a time ahead of now, too: the clock was wrong then, and nobody knows how old it is. */
  async function sweep(): Promise<void> {
    const now = clock.now();
    const left = await storage.run((database) =>
      transact(database, ['removed'], 'relaxed', async (transaction) => {
        const store = transaction.objectStore('removed');
        let next: number | null = null;
        for await (const cursor of store.index('at').iterate()) {
          const over = cursor.key + UNDO_FOR;
          if (over <= now || cursor.key > now + UNDO_FOR) await cursor.delete();
          else next = Math.min(next ?? over, over);
        }
        return next;
      }),
    );
    nap.until(left);
  }

  return {
    async keep(removal) {
      const id = newId();
      await storage.run((database) => database.put('removed', { ...removal, id, at: clock.now() }));
      await sweep();
      return id;
    },
    async find(id) {
      const removed = await storage.run((database) => database.get('removed', id));
      return removed && removed.at + UNDO_FOR > clock.now() ? removed : null;
    },
    forget: (id) => storage.run((database) => database.delete('removed', id)),
    sweep,
  };
}
