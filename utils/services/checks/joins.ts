import type { CheckRow } from './row';
import type { CheckTable } from './table';

/** Who takes part in an unfinished check, as far as this worker knows. */
export interface Joins {
  /** Puts the row in, or finds the equal unfinished one. Rejects when the database cannot be read. */
  join(row: CheckRow): Promise<CheckRow>;
  /** Whether somebody besides its first asker wants this check, or is just about to. */
  isShared(row: CheckRow): boolean;
}

export function createJoins(table: Pick<CheckTable, 'join'>): Joins {
  /** Ids. In memory only: who asks in the hope to take it back lives no longer than the worker either. */
  const shared = new Set<string>();
  /** Whoever is on the way into the database counts already: afterwards it would be too late to leave it alone. */
  const arriving = new Set<CheckRow>();

  return {
    async join(row) {
      arriving.add(row);
      try {
        const joined = await table.join(row);
        if (joined.id !== row.id) shared.add(joined.id);
        return joined;
      } finally {
        arriving.delete(row);
      }
    },
    isShared: ({ id, active }) =>
      shared.has(id) || [...arriving].some((other) => other.id !== id && other.active === active),
  };
}
