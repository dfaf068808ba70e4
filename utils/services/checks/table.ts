import { DAY } from '@/utils/domain/duration';
import type { AssayDatabase, Storage } from '../storage/database';
import { transact } from '../storage/transact';
import type { CheckRow } from './row';

/** An ended check can be opened again for this long; after that history has it. */
const KEEP_ENDED = 7 * DAY;
/** One of which nothing could leave may hold what the user has kept back, and stays no longer than it may be answered. */
const KEEP_UNSENT = DAY;

/** Where checks live. Rows of private windows never touch the database. */
export interface CheckTable {
  /** Puts the row in, or returns the unfinished row that asks for the same. */
  join(row: CheckRow): Promise<CheckRow>;
  save(row: CheckRow): Promise<void>;
  /** Rejects when the row could not be written to where it outlives the worker. */
  saveSurely(row: CheckRow): Promise<void>;
  get(id: string): Promise<CheckRow | null>;
  unfinished(): Promise<readonly CheckRow[]>;
  /** Forgets an ended check that only a list, or the watchlist, had asked for: what it found is there. */
  dropListed(id: string): Promise<void>;
  /** Removes checks at rest that nobody will open again. */
  sweep(now: number): Promise<void>;
}

/**
 * A row that the database refuses (disk full, a Firefox that is always private) is kept in memory: its check
 * still ends in an answer, it only does not outlive the worker.
 */
export function createCheckTable(storage: Storage, onProblem: (problem: unknown) => void): CheckTable {
  const memory = new Map<string, CheckRow>();

  function joinInMemory(row: CheckRow): CheckRow {
    const same = [...memory.values()].find(
      (other) => other.active !== undefined && other.active === row.active,
    );
    if (same) return same;
    memory.set(row.id, row);
    return row;
  }

  return {
    async join(row) {
      if (row.ephemeral) return joinInMemory(row);
      const joined = await storage
        .run((database) => joinStored(database, row))
        .catch((problem: unknown) => {
          onProblem(problem);
          return joinInMemory(row);
        });
      // A row that could not be written since is newer in memory: what is stored of it may not be gone on with.
      const newer = memory.get(joined.id);
      if (!newer) return joined;
      return newer.active === row.active ? newer : joinInMemory(row);
    },

    async save(row) {
      if (row.ephemeral || memory.has(row.id)) {
        memory.set(row.id, row);
        return;
      }
      await storage
        .run((database) => database.put('checks', row))
        .catch((problem: unknown) => {
          onProblem(problem);
          memory.set(row.id, row);
        });
    },

    async saveSurely(row) {
      if (!row.ephemeral) await storage.run((database) => putStrictly(database, row));
      if (row.ephemeral || memory.has(row.id)) memory.set(row.id, row);
    },

    async get(id) {
      const row = memory.get(id) ?? (await storage.run((database) => database.get('checks', id)));
      return row ?? null;
    },

    async unfinished() {
      const stored = await storage.run((database) => database.getAllFromIndex('checks', 'active'));
      const kept = stored.filter((row) => !memory.has(row.id));
      return [...kept, ...[...memory.values()].filter((row) => row.active !== undefined)];
    },

    async dropListed(id) {
      const kept = memory.get(id);
      if (kept && isListed(kept)) memory.delete(id);
      await storage.run(async (database) => {
        const transaction = database.transaction('checks', 'readwrite');
        const row = await transaction.store.get(id);
        if (row && isListed(row)) await transaction.store.delete(id);
        await transaction.done;
      });
    },

    async sweep(now) {
      await storage.run(async (database) => {
        const transaction = database.transaction('checks', 'readwrite');
        // Oldest first: the first young row ends the walk.
        for await (const cursor of transaction.store.index('updatedAt').iterate()) {
          const { active, request, updatedAt } = cursor.value;
          if (updatedAt > now - KEEP_UNSENT) break;
          const old = updatedAt <= now - (request === null ? KEEP_UNSENT : KEEP_ENDED);
          if (old && active === undefined) await cursor.delete();
        }
        await transaction.done;
      });
    },
  };
}

function isListed({ origin, active }: CheckRow): boolean {
  return active === undefined && (origin === 'list' || origin === 'watch');
}

/** What has left is never to be sent again, also when the power went off behind it. */
const putStrictly = (database: AssayDatabase, row: CheckRow): Promise<unknown> =>
  transact(database, ['checks'], 'strict', (transaction) => transaction.objectStore('checks').put(row));

/** One transaction, so that of ten equal checks started at once one is put in and nine join it. */
async function joinStored(database: AssayDatabase, row: CheckRow): Promise<CheckRow> {
  const transaction = database.transaction('checks', 'readwrite', { durability: 'strict' });
  const same = row.active ? await transaction.store.index('active').get(row.active) : undefined;
  if (!same) await transaction.store.put(row);
  await transaction.done;
  return same ?? row;
}
