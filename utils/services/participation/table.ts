import { DAY } from '@/utils/domain/duration';
import { isSameDeed, isSameMatter } from '@/utils/domain/participation';
import type { Storage } from '../storage/database';
import type { OutboxRow } from '../storage/schema';
import { transact } from '../storage/transact';
import { commentOf } from './row';

/** How an entry ended is kept this long; what says that a comment is our own, longer. */
const KEEP_ENDED = 7 * DAY;
const KEEP_OWN = 365 * DAY;
/** What a private window said, should the worker live that long. */
const KEEP_EPHEMERAL = DAY;

/** What became of a row that was put in. */
export interface Added {
  /** The row as it stands; another one when the same, or its opposite, is under way already. */
  readonly added: OutboxRow;
  /** Rows that gave way to it. */
  readonly dropped: readonly string[];
  /** It is under way in windows of the other kind, which the asker must not see. */
  readonly elsewhere: boolean;
}

/** Where what is to be published lives. Each change is one strict transaction over the row as it is stored. */
export interface OutboxTable {
  /**
   * Puts the row in. The same matter under way, or one that may have arrived and could not be looked for yet, comes
   * back instead. An opposite one that is still held gives way; so does the same deed that was looked for in vain,
   * and then VirusTotal is read again before this one leaves. `ephemeral` rows never touch the database.
   */
  add(row: OutboxRow, ephemeral: boolean): Promise<Added>;
  get(id: string): Promise<OutboxRow | null>;
  /** `next` gets the stored row and returns the new one, or null to leave it; null when it was left or is gone. */
  change(id: string, next: (row: OutboxRow) => OutboxRow | 'remove' | null): Promise<OutboxRow | null>;
  /** Everything about one object, oldest first. */
  of(key: string): Promise<readonly OutboxRow[]>;
  /** What a window may see of it: what private windows said, only such a one. */
  seen(key: string, ephemeral: boolean): Promise<readonly OutboxRow[]>;
  unfinished(): Promise<readonly OutboxRow[]>;
  isEphemeral(id: string): boolean;
  /** Removes what ended long ago. */
  sweep(now: number): Promise<void>;
}

export function createOutboxTable(storage: Storage): OutboxTable {
  const memory = new Map<string, OutboxRow>();
  const inMemory = (key: string): readonly OutboxRow[] =>
    [...memory.values()].filter((row) => row.key === key);

  async function rowsOf(key: string, ephemeral: boolean): Promise<readonly OutboxRow[]> {
    const stored = await storage.run((database) => database.getAllFromIndex('outbox', 'key', key));
    return [...stored, ...(ephemeral ? inMemory(key) : [])].sort((one, other) => one.at - other.at);
  }

  return {
    async add(row, ephemeral) {
      return storage.run((database) =>
        transact(database, ['outbox'], 'strict', async (transaction) => {
          const store = transaction.objectStore('outbox');
          const stored = await store.index('key').getAll(row.key);
          const { inTheWay, dropped, added } = compare(row, [...stored, ...inMemory(row.key)]);
          if (inTheWay) {
            return { added: inTheWay, dropped: [], elsewhere: memory.has(inTheWay.id) !== ephemeral };
          }
          for (const id of dropped) if (!memory.delete(id)) await store.delete(id);
          if (ephemeral) memory.set(row.id, added);
          else await store.put(added);
          return { added, dropped, elsewhere: false };
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

    of: (key) => rowsOf(key, true),
    seen: rowsOf,

    async unfinished() {
      const stored = await storage.run((database) => database.getAllFromIndex('outbox', 'active'));
      return [...stored, ...[...memory.values()].filter((row) => row.active)];
    },

    isEphemeral: (id) => memory.has(id),

    async sweep(now) {
      for (const row of memory.values()) {
        if (!row.active && row.at < now - KEEP_EPHEMERAL) memory.delete(row.id);
      }
      await storage.run((database) =>
        transact(database, ['outbox'], 'relaxed', async (transaction) => {
          for await (const cursor of transaction.objectStore('outbox').iterate()) {
            const { value: row } = cursor;
            const keep = commentOf(row) === null ? KEEP_ENDED : KEEP_OWN;
            if (!row.active && row.at < now - keep) await cursor.delete();
          }
        }),
      );
    },
  };
}

function compare(row: OutboxRow, others: readonly OutboxRow[]) {
  const related = others.filter(({ what }) => isSameMatter(row.what, what));
  const isSame = ({ what }: OutboxRow): boolean => isSameDeed(row.what, what);
  // Held back and not marked: nothing of it has left.
  const changed = related.filter((other) => !isSame(other) && other.state.phase === 'held' && !other.posting);
  const inTheWay = related.find((other) => (other.active && !changed.includes(other)) || isUnread(other));
  const again = related.filter((other) => isSame(other) && other.state.phase === 'uncertain');
  const since = Math.min(...again.map((other) => other.since ?? other.at));
  const added: OutboxRow = again.length > 0 ? { ...row, since, lookFirst: true } : row;
  return { inTheWay, dropped: [...changed, ...again].map(({ id }) => id), added };
}

/** May have arrived, and could not be looked for yet; one that was taken off the list cannot be looked for there. */
function isUnread({ state, hidden }: OutboxRow): boolean {
  return state.phase === 'uncertain' && state.failure !== null && !hidden;
}
