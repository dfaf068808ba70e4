import { useEffect, useState } from 'preact/hooks';
import type { ListSource } from './read-source';

/**
 * Answers a function that asks for `act`, which is done as soon as it can be: of a source of which it is not known
 * yet whether it is a table, everything would be read in place of a column. What was asked of one source is not done
 * to another that took its place meanwhile.
 */
export function useOnceKnown(source: ListSource, known: boolean, act: () => void): () => void {
  const [wanted, setWanted] = useState<ListSource | null>(null);
  useEffect(() => {
    if (wanted === null || (wanted === source && !known)) return;
    setWanted(null);
    if (wanted === source) act();
  });
  return () => setWanted(source);
}
