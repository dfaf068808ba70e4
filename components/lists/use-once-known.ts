import { useEffect, useState } from 'preact/hooks';

/**
 * Answers a function that asks for `act`, which is done as soon as it can be: of a source of which it is not known
 * yet whether it is a table, everything would be read in place of a column.
 */
export function useOnceKnown(known: boolean, act: () => void): () => void {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!wanted || !known) return;
    setWanted(false);
    act();
  });
  return () => setWanted(true);
}
