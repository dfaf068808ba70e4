import { useCallback, useEffect } from 'preact/hooks';
import type { DownloadAccess } from '@/utils/domain/download';
import type { Call } from '@/utils/rpc/client';
import { useLoaded } from './use-loaded';

/**
 * What the browser lets Assay do about downloads, asked again whenever the user comes back to the page: the
 * switches are the browser's, and it tells nobody when one is turned.
 */
export function useAccess(call: Call) {
  const { result, load } = useLoaded<DownloadAccess>(useCallback(() => call('fileAccess', null), [call]));
  useEffect(() => {
    const look = (): void => void load();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [load]);
  return { access: result?.ok ? result.value : null, reload: load };
}
