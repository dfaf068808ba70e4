import type { Room } from './rooms';

/** Where everything about mutants lies, in the project. */
export const MUTATION = '.artifacts/mutation';

/** The instrumented sources, what the tests say of each mutant, and what Vitest said. */
export function placesOf({ name }: Pick<Room, 'name'>): {
  readonly instrumented: string;
  readonly journal: string;
  readonly log: string;
} {
  const stem = `${MUTATION}/${name.replaceAll(/[^a-z]+/g, '-')}`;
  return {
    instrumented: `${stem}.instrumented.json`,
    journal: `${stem}.journal.jsonl`,
    log: `${stem}.log`,
  };
}
