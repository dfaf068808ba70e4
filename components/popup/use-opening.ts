import { useEffect, useState } from 'preact/hooks';
import { type Opening, parseOpening } from './location';

/** What the popup was opened for; a window that is opened for one check reads its address once. */
export function useOpening(open: (opening: Opening) => void): Opening {
  const [opening] = useState(() => parseOpening(location.hash));
  // biome-ignore lint/correctness/useExhaustiveDependencies: an opening is acted upon once.
  useEffect(() => open(opening), []);
  return opening;
}
