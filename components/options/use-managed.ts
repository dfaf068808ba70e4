import { useCallback, useEffect } from 'preact/hooks';
import type { ManagedView } from '@/utils/domain/managed-settings';
import type { Call } from '@/utils/rpc/client';
import type { watch as backgroundWatch } from '@/utils/rpc/live';
import { useLoaded } from './use-loaded';

/** What an administrator has set, kept current; null before it is known. `onChange` hears of every change. */
export function useManaged(call: Call, watch: typeof backgroundWatch, onChange: () => Promise<void>) {
  const { result, load } = useLoaded<ManagedView>(useCallback(() => call('managed', null), [call]));
  useEffect(
    () =>
      watch('settings', (push) => {
        if (push.push !== 'changed') return;
        void load();
        void onChange();
      }),
    [watch, load, onChange],
  );
  return { managed: result?.ok ? result.value : null, reload: load };
}
