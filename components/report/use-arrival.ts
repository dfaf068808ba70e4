import { useEffect, useRef, useState } from 'preact/hooks';
import { tn } from '../text';
import type { SectionView } from './section-store';

/** What is read aloud when a reading has ended: how many there are now. Nothing for what was kept, or failed. */
export function useArrival({ pages, loading, failure }: SectionView): string {
  const was = useRef(loading);
  const [said, say] = useState('');
  const count = pages.reduce(
    (sum, { content }) => sum + ('page' in content ? content.page.items.length : 1),
    0,
  );
  useEffect(() => {
    if (loading) say('');
    else if (was.current && !failure) say(tn('repArrived', count));
    was.current = loading;
  }, [loading, failure, count]);
  return said;
}
