import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/domain/duration';

/** The present in Unix ms, drawn anew every second while `ticking`. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
