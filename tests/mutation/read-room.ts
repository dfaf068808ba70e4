import { existsSync, readFileSync } from 'node:fs';
import type { Instrumented } from './instrument';
import { isCurrent } from './is-current';
import { readJournal } from './journal';
import type { Measured, Outcome } from './mutant';
import { placesOf } from './places';
import type { Room } from './rooms';

export interface RoomReading {
  /** Those that were tried: all, or a sample. */
  readonly mutants: readonly Measured[];
  /** How many the room has. */
  readonly all: number;
  /** The run came to its end: its score is what it is, and not that at least. */
  readonly ended: boolean;
}

/**
 * What came of the room's mutants in its last run, as far as that got; null where there was none, or only one of files
 * that have changed since: of those the page knows more.
 */
export function readRoom(room: Room): RoomReading | null {
  const { instrumented, journal } = placesOf(room);
  if (!existsSync(journal)) return null;
  const { noticed, reached, loaded, sample, rounds } = readJournal(journal);
  const then: Instrumented = JSON.parse(readFileSync(instrumented, 'utf8'));
  if (!isCurrent(room, then)) return null;
  const { mutants } = then;
  const outcomeOf = (id: string): Outcome => {
    if (noticed.has(id)) return 'noticed';
    if (reached.has(id)) return 'survived';
    return loaded.has(id) ? 'not measured' : 'not reached';
  };
  const tried = mutants.filter(({ id }) => sample?.has(id) ?? true);
  return {
    mutants: tried.map((mutant) => ({ ...mutant, outcome: outcomeOf(mutant.id) })),
    all: mutants.length,
    ended: rounds === 2,
  };
}
