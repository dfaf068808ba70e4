import { useEffect, useState } from 'preact/hooks';
import { createTextBytes } from '@/utils/domain/list-encoding';
import type { TableChoice } from '@/utils/domain/list-reader';
import { sniffTable, type TableGuess } from '@/utils/domain/list-sniff';
import type { ListSource } from './read-source';

const LOOKED_AT = 65_536;

/**
 * Whether a source looks like a table with columns, by its beginning; tells which column then holds what is
 * looked for. Several files are one table only where all have the same columns. `unreadable`: the browser cannot
 * read a file.
 */
export function useGuess(
  source: ListSource,
  onTable: (table: TableChoice | null) => void,
): { readonly guess: TableGuess | null; readonly unreadable: boolean } {
  const [found, setFound] = useState<{ guess: TableGuess | null; unreadable: boolean }>({
    guess: null,
    unreadable: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another source is looked at anew.
  useEffect(() => {
    let gone = false;
    const tell = (guess: TableGuess | null, unreadable: boolean): void => {
      if (gone) return;
      setFound({ guess, unreadable });
      onTable(guess && { delimiter: guess.delimiter, column: guess.best, header: guess.header });
    };
    guessOf(source).then(
      (guess) => tell(guess, false),
      () => tell(null, true),
    );
    return () => {
      gone = true;
    };
  }, [source]);
  return found;
}

async function guessOf(source: ListSource): Promise<TableGuess | null> {
  if (typeof source === 'string') return sniffTable(source.slice(0, LOOKED_AT));
  let all: TableGuess | null = null;
  for (const file of source) {
    const guess = sniffTable(await beginningOf(file));
    if (!guess || (all && formOf(guess) !== formOf(all))) return null;
    all ??= guess;
  }
  return all;
}

/** What two tables share that can be read as one. */
function formOf({ delimiter, header, columns }: TableGuess): string {
  return JSON.stringify([delimiter, header, columns.map(({ name }) => name)]);
}

async function beginningOf(file: Blob): Promise<string> {
  const bytes = createTextBytes();
  return bytes.read(new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer()));
}
