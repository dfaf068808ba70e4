import type { Asker, CheckRow } from './row';
import type { CheckTable } from './table';

/** Who takes part in an unfinished check, as far as this worker knows. */
export interface Joins {
  /** Puts the row in, or finds the equal unfinished one. Rejects when the database cannot be read. */
  join(row: CheckRow): Promise<CheckRow>;
  /** Whether somebody besides this asker wants this check, or is just about to; without one, besides its first. */
  isShared(row: CheckRow, asker?: Asker): boolean;
}

export function createJoins(table: Pick<CheckTable, 'join'>): Joins {
  /**
   * Those who joined, by check. In memory only: of a person's check, and of one that a person has joined since, the
   * row itself tells the next worker.
   */
  const joiners = new Map<string, Set<Asker | undefined>>();
  /** Whoever is on the way into the database counts already: afterwards it would be too late to leave it alone. */
  const arriving = new Set<CheckRow>();

  return {
    async join(row) {
      arriving.add(row);
      try {
        const joined = await table.join(row);
        if (joined.id !== row.id)
          joiners.set(joined.id, (joiners.get(joined.id) ?? new Set()).add(row.asker));
        return joined;
      } finally {
        arriving.delete(row);
      }
    },
    isShared(row, asker) {
      const isElse = (other: Asker | undefined): boolean => other === undefined || other !== asker;
      if (row.asker !== asker || wasTakenOver(row) || [...(joiners.get(row.id) ?? [])].some(isElse))
        return true;
      return [...arriving].some(
        (other) => other.id !== row.id && other.active === row.active && isElse(other.asker),
      );
    },
  };
}

/** It goes on in the name of somebody who joined it and goes first. */
function wasTakenOver({ asker, origin, lane }: CheckRow): boolean {
  return (asker === 'lists' && origin !== 'list') || (asker === 'downloads' && lane !== 'download');
}
