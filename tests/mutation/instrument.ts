import { readFileSync } from 'node:fs';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Mutant } from './mutant';

/** Sources in which every mutant waits to be switched on, by their place in the project. */
export interface Instrumented {
  readonly code: Readonly<Record<string, string>>;
  readonly mutants: readonly Mutant[];
}

const quiet = (): void => undefined;
const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
};

/** Puts Stryker's mutants into the files. */
export async function instrument(files: readonly string[]): Promise<Instrumented> {
  const given = files.map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const made = await new Instrumenter(SILENT).instrument(given, options);
  const lines = new Map(given.map(({ name, content }) => [name, content.split('\n')]));
  return {
    code: Object.fromEntries(made.files.map(({ name, content }) => [name, content])),
    mutants: made.mutants.map(({ id, fileName, replacement, location: { start, end } }) => {
      // Stryker counts lines from zero.
      const text = lines.get(fileName)?.[start.line] ?? '';
      const was = start.line === end.line ? text.slice(start.column, end.column) : `${text.trim()} …`;
      return { id, file: fileName, line: start.line + 1, text: text.trim(), was, becomes: replacement };
    }),
  };
}
