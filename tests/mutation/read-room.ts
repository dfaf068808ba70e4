import { existsSync, readFileSync } from 'node:fs';
import type { Measured } from './mutant';
import { placesOf } from './places';
import type { Room } from './rooms';

/** What came of the room's mutants in its last run, null where there was none. */
export function readRoom(room: Room): readonly Measured[] | null {
  const { result } = placesOf(room);
  return existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : null;
}
