import { useEffect, useState } from 'preact/hooks';
import { createTextBytes } from '@/utils/domain/list-encoding';
import type { TableChoice } from '@/utils/domain/list-reader';
import { sniffTable, type TableGuess } from '@/utils/domain/list-sniff';
import type { ListSource } from './read-source';

const LOOKED_AT = 65_536;

/**
 * Whether a source looks like a table with columns, by its beginning; tells which column then holds what is
 * looked for. `unreadable`: the browser cannot read the file.
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
    beginningOf(source).then(
      (text) => tell(sniffTable(text), false),
      () => tell(null, true),
    );
    return () => {
      gone = true;
    };
  }, [source]);
  return found;
}

async function beginningOf(source: ListSource): Promise<string> {
  if (typeof source === 'string') return source.slice(0, LOOKED_AT);
  const bytes = createTextBytes();
  return bytes.read(new Uint8Array(await source.slice(0, LOOKED_AT).arrayBuffer()));
}
