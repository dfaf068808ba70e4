import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Call } from '@/utils/rpc/client';
import type { PageAccess } from '@/utils/rpc/page-messages';
import type { PageDoors } from './page-doors';
import { useLoaded } from './use-loaded';

/**
 * On which sites the browser lets scripts of Assay's run, asked again whenever the user comes back to the page: a
 * permission is withdrawn on a page of the browser's, which tells nobody. `allow` asks for all sites; only inside a
 * click, with nothing awaited before it.
 */
export function usePageAccess(call: Call, doors: Pick<PageDoors, 'requestEverySite'>) {
  const [refused, setRefused] = useState(false);
  const { result, load } = useLoaded<PageAccess>(useCallback(() => call('pageAccess', null), [call]));
  useEffect(() => {
    const look = (): void => void load();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [load]);
  const allow = async (): Promise<boolean> => {
    const granted = await doors.requestEverySite().catch(() => false);
    setRefused(!granted);
    void load();
    return granted;
  };
  return { access: result?.ok ? result.value : null, reload: load, refused, setRefused, allow };
}
