import { existsSync, readFileSync } from 'node:fs';
import type { Room } from './rooms';

/** One change of the sources, and how the tests took it. */
export interface Mutant {
  readonly file: string;
  /** Where it begins, counted from one. */
  readonly line: number;
  /** That line of the source, without the space around it. */
  readonly text: string;
  readonly was: string;
  readonly becomes: string;
  readonly outcome: 'noticed' | 'survived' | 'not reached' | 'not measured';
}

interface Spot {
  readonly line: number;
  readonly column: number;
}

/** What of Stryker's report is read (mutation-testing-report-schema 2). */
interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly status: string;
          readonly replacement?: string;
          readonly location: { readonly start: Spot; readonly end: Spot };
        }[];
      }
    >
  >;
}

const OUTCOMES: Readonly<Record<string, Mutant['outcome']>> = {
  Killed: 'noticed',
  Timeout: 'noticed',
  RuntimeError: 'noticed',
  Survived: 'survived',
  NoCoverage: 'not reached',
};

/** Where Stryker leaves its reports, and what it remembers of its last run. */
export const MUTATION = '.artifacts/mutation';

/** A room's name as a file's. */
export function roomFile({ name }: Room): string {
  return name.replaceAll(/[^a-z]+/g, '-');
}

/** All mutants of the room's last run, null where there was none. Static ones are `not measured`. */
export function readRoom(room: Room): readonly Mutant[] | null {
  const file = `${MUTATION}/${roomFile(room)}.json`;
  if (!existsSync(file)) return null;
  const report: Report = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(report.files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ status, replacement = '', location: { start, end } }) => {
      const text = lines[start.line - 1] ?? '';
      const was = start.line === end.line ? text.slice(start.column - 1, end.column - 1) : `${text.trim()} …`;
      return {
        file: path,
        line: start.line,
        text: text.trim(),
        was,
        becomes: replacement,
        outcome: OUTCOMES[status] ?? 'not measured',
      };
    });
  });
}
