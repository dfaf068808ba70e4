import { existsSync, readFileSync } from 'node:fs';
import type { Instrumented } from './instrument';
import { readJournal } from './journal';
import type { Measured, Outcome } from './mutant';
import { placesOf } from './places';
import type { Room } from './rooms';

/** What came of the room's mutants in its last run, as far as that got; null where there was none. */
export function readRoom(room: Room): readonly Measured[] | null {
  const { instrumented, journal } = placesOf(room);
  if (!existsSync(journal)) return null;
  const { noticed, reached, loaded } = readJournal(journal);
  const { mutants }: Instrumented = JSON.parse(readFileSync(instrumented, 'utf8'));
  const outcomeOf = (id: string): Outcome => {
    if (noticed.has(id)) return 'noticed';
    if (reached.has(id)) return 'survived';
    return loaded.has(id) ? 'not measured' : 'not reached';
  };
  return mutants.map((mutant) => ({ ...mutant, outcome: outcomeOf(mutant.id) }));
}
