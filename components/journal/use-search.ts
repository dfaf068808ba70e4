import { useEffect, useState } from 'preact/hooks';

/** After so many milliseconds without a key press the search is asked. */
const PAUSE = 150;

/** What stands in a search field, and what is searched: the same a moment later, without spaces around it. */
export function useSearch(): {
  readonly typed: string;
  readonly searched: string;
  readonly type: (text: string) => void;
} {
  const [typed, type] = useState('');
  const [searched, setSearched] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => setSearched(typed.trim()), PAUSE);
    return () => clearTimeout(pause);
  }, [typed]);
  return { typed, searched, type };
}
