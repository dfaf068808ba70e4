import { useEffect, useState } from 'preact/hooks';

/** What stands behind `#` in the page's address, kept current. */
export function useHash(): URLSearchParams {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const look = (): void => setHash(location.hash);
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return new URLSearchParams(hash.slice(1));
}
