import { DAY } from '@/utils/domain/duration';
import { isSameDeed } from '@/utils/domain/participation';
import type { Storage } from '../storage/database';
import type { OutboxRow } from '../storage/schema';
import { transact } from '../storage/transact';
import { commentOf } from './row';

/** How an entry ended is kept this long; what says that a comment is our own, longer. */
const KEEP_ENDED = 7 * DAY;
const KEEP_OWN = 365 * DAY;

/** Where what is to be published lives. Each change is one strict transaction over the row as it is stored. */
export interface OutboxTable {
  /**
   * Puts the row in. The same deed under way, or one that may have arrived and could not be looked for yet, comes
   * back instead; one that was looked for in vain gives way. `ephemeral` rows never touch the database.
   */
  add(row: OutboxRow, ephemeral: boolean): Promise<OutboxRow>;
  get(id: string): Promise<OutboxRow | null>;
  /** `next` gets the stored row and returns the new one, or null to leave it; null when it was left or is gone. */
  change(id: string, next: (row: OutboxRow) => OutboxRow | 'remove' | null): Promise<OutboxRow | null>;
  /** Everything about one object, oldest first. */
  of(key: string): Promise<readonly OutboxRow[]>;
  unfinished(): Promise<readonly OutboxRow[]>;
  isEphemeral(id: string): boolean;
  /** Removes what ended long ago. */
  sweep(now: number): Promise<void>;
}

export function createOutboxTable(storage: Storage): OutboxTable {
  const memory = new Map<string, OutboxRow>();
  const inMemory = (key: string): readonly OutboxRow[] =>
    [...memory.values()].filter((row) => row.key === key);

  return {
    async add(row, ephemeral) {
      if (ephemeral) {
        const { same, gone } = compare(row, inMemory(row.key));
        for (const id of gone) memory.delete(id);
        if (!same) memory.set(row.id, row);
        return same ?? row;
      }
      return storage.run((database) =>
        transact(database, ['outbox'], 'strict', async (transaction) => {
          const store = transaction.objectStore('outbox');
          const { same, gone } = compare(row, await store.index('key').getAll(row.key));
          for (const id of gone) await store.delete(id);
          if (!same) await store.put(row);
          return same ?? row;
        }),
      );
    },

    get: async (id) =>
      memory.get(id) ?? (await storage.run((database) => database.get('outbox', id))) ?? null,

    async change(id, next) {
      const kept = memory.get(id);
      if (kept) {
        const changed = next(kept);
        if (changed === 'remove') memory.delete(id);
        else if (changed) memory.set(id, changed);
        return changed === 'remove' ? kept : changed;
      }
      return storage.run((database) =>
        transact(database, ['outbox'], 'strict', async (transaction) => {
          const store = transaction.objectStore('outbox');
          const row = await store.get(id);
          const changed = row ? next(row) : null;
          if (changed === 'remove') await store.delete(id);
          else if (changed) await store.put(changed);
          return changed === 'remove' ? (row ?? null) : changed;
        }),
      );
    },

    async of(key) {
      const stored = await storage.run((database) => database.getAllFromIndex('outbox', 'key', key));
      return [...stored, ...inMemory(key)].sort((one, other) => one.at - other.at);
    },

    async unfinished() {
      const stored = await storage.run((database) => database.getAllFromIndex('outbox', 'active'));
      return [...stored, ...[...memory.values()].filter((row) => row.active)];
    },

    isEphemeral: (id) => memory.has(id),

    sweep: (now) =>
      storage.run((database) =>
        transact(database, ['outbox'], 'relaxed', async (transaction) => {
          for await (const cursor of transaction.objectStore('outbox').iterate()) {
            const { value: row } = cursor;
            const keep = commentOf(row) === null ? KEEP_ENDED : KEEP_OWN;
            if (!row.active && row.at < now - keep) await cursor.delete();
          }
        }),
      ),
  };
}

function compare(row: OutboxRow, others: readonly OutboxRow[]) {
  const alike = others.filter((other) => isSameDeed(row.what, other.what));
  const same = alike.find(({ active, state }) => active || (state.phase === 'uncertain' && state.failure));
  const gone = alike.filter(({ active, state }) => !active && state.phase === 'uncertain' && !state.failure);
  return { same, gone: gone.map(({ id }) => id) };
}
