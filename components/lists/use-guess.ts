import { useEffect, useState } from 'preact/hooks';
import { createTextBytes } from '@/utils/domain/list-encoding';
import type { TableChoice } from '@/utils/domain/list-reader';
import { sniffTable, type TableGuess } from '@/utils/domain/list-sniff';
import type { ListSource } from './read-source';

const LOOKED_AT = 65_536;

/** What the beginnings tell: a table, or null; and the first file that the browser cannot read. */
export interface Guess {
  /** What was looked at; another source than the one that stands there by now is yet to be. */
  readonly of: ListSource;
  readonly guess: TableGuess | null;
  readonly unreadable: Blob | null;
}

const NOTHING: Guess = { of: '', guess: null, unreadable: null };

/**
 * Whether a source looks like a table with columns, by its beginning; tells which column then holds what is
 * looked for. Several files are one table only where all have the same columns.
 */
export function useGuess(source: ListSource, onTable: (table: TableChoice | null) => void): Guess {
  const [found, setFound] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another source is looked at anew.
  useEffect(() => {
    let gone = false;
    void guessOf(source).then((next) => {
      if (gone) return;
      const { guess } = next;
      setFound(next);
      onTable(guess && { delimiter: guess.delimiter, column: guess.best, header: guess.header });
    });
    return () => {
      gone = true;
    };
  }, [source]);
  return found;
}

async function guessOf(source: ListSource): Promise<Guess> {
  if (typeof source === 'string')
    return { of: source, guess: sniffTable(source.slice(0, LOOKED_AT)), unreadable: null };
  const guesses: (TableGuess | null)[] = [];
  // Also where the first is no table: that a later one cannot be read is said now, not when half of all is read in.
  for (const file of source) {
    const text = await beginningOf(file);
    if (text === null) return { of: source, guess: null, unreadable: file };
    // An empty one has no columns that could differ.
    if (text.trim() !== '') guesses.push(sniffTable(text));
  }
  const [first = null] = guesses;
  const isOne = first && guesses.every((guess) => guess && formOf(guess) === formOf(first));
  return { of: source, guess: isOne ? first : null, unreadable: null };
}

/** What two tables share that can be read as one. */
function formOf({ delimiter, header, columns }: TableGuess): string {
  return JSON.stringify([delimiter, header, columns.map(({ name }) => name)]);
}

/** Null where the browser cannot read it: it was moved, or is a folder. */
async function beginningOf(file: Blob): Promise<string | null> {
  const read = await file
    .slice(0, LOOKED_AT)
    .arrayBuffer()
    .catch(() => null);
  return read && createTextBytes().read(new Uint8Array(read));
}
