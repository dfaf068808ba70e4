import { DEFAULT_PAGE_SETTINGS } from '@/utils/domain/page-settings';
import { onPermissionsChange, syncPageScripts } from '@/utils/platform/page-scripts';
import { oneAtATime } from '@/utils/services/one-at-a-time';
import type { Services } from './compose';

/**
 * Keeps the scripts that run on pages to what is set and allowed: with every change of either, and, for a change
 * that no worker lived to see, when the returned function is called at a birth. Settings that cannot be read, or
 * were lost, say nothing about pages: then no script runs anywhere. Call it in the worker's first synchronous turn.
 */
export function followPages({ settings, onBug }: Pick<Services, 'settings' | 'onBug'>): () => Promise<void> {
  const follow = oneAtATime(
    async () => {
      const read = await settings.read();
      await syncPageScripts(read.ok ? read.value : DEFAULT_PAGE_SETTINGS);
    },
    (error) => onBug('scripts on pages', error),
  );
  settings.onChange(() => void follow());
  onPermissionsChange(() => void follow());
  return follow;
}
