import { useCallback, useRef } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { Settings } from '@/utils/domain/settings';
import type { Call } from '@/utils/rpc/client';
import { useLoaded } from './use-loaded';

/** Keeps one change; answers the failure that prevented it, or null. */
export type SaveSettings = (change: Partial<Settings>) => Promise<Failure | null>;

/**
 * The kept settings and the way to change them. Changes leave one after the other, so that an earlier
 * answer never overwrites a later choice.
 */
export function useSettings(call: Call) {
  const loaded = useLoaded<Settings>(useCallback(() => call('settings', null), [call]));
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const { put } = loaded;

  const save: SaveSettings = useCallback(
    (change) => {
      const turn = queue.current.then(async () => {
        const reply = await call('saveSettings', change);
        if (!reply.ok) return reply.failure;
        put(reply.value);
        return null;
      });
      queue.current = turn;
      return turn;
    },
    [call, put],
  );

  return { ...loaded, save };
}
