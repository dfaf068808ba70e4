/** Why a mutant may live: nobody could tell it from the code, or nothing that is promised depends on it. */
export interface Explained {
  readonly file: string;
  /** The line of the source, without the space around it. */
  readonly line: string;
  /** What the mutant writes there, or a part of it; all mutants of the line without it. */
  readonly becomes?: string;
  readonly why: keyof typeof CLASSES;
}

/** The ways in which a survivor is no hole in the tests. */
export const CLASSES = {
  same: 'nobody could tell it from the code: the same comes out for every input that there is',
  short: 'a short cut: without it the same comes out, later',
  words: 'words for a log or an error that no program reads',
  never: 'for what the types forbid, so that a mistake elsewhere ends here and not at the user',
} as const;

const of = (
  file: string,
  why: Explained['why'],
  ...lines: readonly (string | readonly [line: string, becomes: string])[]
): Explained[] =>
  lines.map((line) =>
    typeof line === 'string'
      ? { file: `utils/${file}.ts`, line, why }
      : { file: `utils/${file}.ts`, line: line[0], becomes: line[1], why },
  );

/** Every survivor that somebody has looked at and let live. */
export const EXPLAINED: readonly Explained[] = [
  ...of(
    'domain/percent-bytes',
    'short',
    'if (/^\\p{ASCII}*$/u.test(text)) return text;',
    'if (/^\\p{ASCII}*$/u.test(bytes)) return bytes;',
    "if (!bytes.includes('%')) return bytes;",
  ),
];
