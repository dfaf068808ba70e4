import type { Explained } from './explained';

/** Reasons for lines of one source, named without `utils/` and `.ts`; with a part of what a mutant writes, for that one alone. */
export const explain = (
  file: string,
  why: Explained['why'],
  ...lines: readonly (string | readonly [line: string, becomes: string])[]
): Explained[] =>
  lines.map((line) =>
    typeof line === 'string'
      ? { file: `utils/${file}.ts`, line, why }
      : { file: `utils/${file}.ts`, line: line[0], becomes: line[1], why },
  );
