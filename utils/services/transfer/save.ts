import type { StoreValue } from 'idb';
import type { BackupListHead, BackupWatch } from '@/utils/domain/backup';
import { writeHistory } from '@/utils/domain/backup-history';
import { type WrittenRow, writeRow } from '@/utils/domain/backup-row';
import { writeWatch } from '@/utils/domain/backup-watch';
import type { ListItem } from '../lists/row';
import type { Storage } from '../storage/database';
import type { AssaySchema } from '../storage/schema';
import type { WatchRow } from '../watch/row';

/** Some entries as they stand in the file, and where to go on; null at the end. */
export interface SavedSlice<T, Next> {
  readonly entries: readonly T[];
  readonly next: Next | null;
}

/** Reads out what a backup holds, a part at a time. Nothing that holds a key is among it. */
export interface SavedParts {
  /** Oldest first; a list that is still read in is not there yet. */
  lists(): Promise<readonly (BackupListHead & { readonly count: number })[]>;
  rows(list: string, from: number): Promise<SavedSlice<WrittenRow, number>>;
  watchlist(after: string | null): Promise<SavedSlice<object, string>>;
  history(after: string | null): Promise<SavedSlice<object, string>>;
}

interface SaveParts {
  readonly storage: Storage;
  /** Every key that is kept. Rejects when they cannot be read: then nothing is saved. */
  readonly keptKeys: () => Promise<readonly string[]>;
}

const AT_ONCE = 1_000;

export function createSavedParts({ storage, keptKeys }: SaveParts): SavedParts {
  async function withoutKeys<T>(entries: readonly T[]): Promise<readonly T[]> {
    const keys = (await keptKeys()).map((key) => key.toLowerCase());
    if (keys.length === 0) return entries;
    return entries.filter((entry) => {
      const text = JSON.stringify(entry).toLowerCase();
      return !keys.some((key) => text.includes(key));
    });
  }

  /** The rows after a key, in the order of their keys. */
  async function slice<Name extends 'watch' | 'history'>(
    name: Name,
    after: string | null,
    write: (row: StoreValue<AssaySchema, Name>) => object,
  ): Promise<SavedSlice<object, string>> {
    const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const [rows, keys] = await storage.run((database) => {
      const { store } = database.transaction(name);
      return Promise.all([store.getAll(range, AT_ONCE), store.getAllKeys(range, AT_ONCE)]);
    });
    const entries = await withoutKeys(rows.map(write));
    return { entries, next: rows.length < AT_ONCE ? null : (keys.at(-1) ?? null) };
  }

  return {
    async lists() {
      const lists = await storage.run((database) => database.getAll('lists'));
      return lists
        .filter(({ stage }) => stage !== 'reading')
        .sort((one, other) => one.createdAt - other.createdAt)
        .map(({ id, name, createdAt, startedAt, endedAt, lane, counts }) => {
          const count = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
          return { id, name, createdAt, startedAt, endedAt, ...(lane && { lane }), count };
        });
    },

    async rows(list, from) {
      const range = IDBKeyRange.bound([list, from], [list, Number.POSITIVE_INFINITY]);
      const items = await storage.run((database) => database.getAll('listRows', range, AT_ONCE));
      const last = items.at(-1);
      const entries = await withoutKeys(items.map(writtenItem));
      return { entries, next: items.length < AT_ONCE || !last ? null : last.n + 1 };
    },

    watchlist: (after) => slice('watch', after, (row) => writeWatch(savedWatch(row))),
    history: (after) => slice('history', after, writeHistory),
  };
}

/** What failed or was held is to be asked, or decided, anew. */
function writtenItem({ line, indicator, state, result, flagging }: ListItem): WrittenRow {
  const answered = state !== 'failed' && state !== 'not-sent' && state !== 'waiting';
  if (!answered) return writeRow({ line, indicator, state: 'waiting', result: null, flagging: '' });
  return writeRow({ line, indicator, state, result, flagging });
}

function savedWatch({ indicator, period, paused, addedAt, baseline }: WatchRow): BackupWatch {
  return { indicator, period, paused, addedAt, baseline };
}
