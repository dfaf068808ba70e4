import { notifyListEnd, notifyListStopped } from '@/utils/platform/list-notices';
import type { LiveServer } from '@/utils/rpc/live-server';
import type { ListRow } from '@/utils/services/lists/row';
import type { Services } from './compose';
import type { ListListeners } from './compose-lists';
import { toldSoon } from './told-soon';

/** What changes of lists reach: open pages, and a notification at the end. */
export function createListSurfaces(services: () => Services, live: LiveServer): ListListeners {
  /** Whoever looks at lists needs no notification. Told last: one that was cut off is told again, in the same place. */
  async function tell(list: ListRow): Promise<void> {
    if (!live.isTopicWatched('lists')) {
      if (list.stopped) await notifyListStopped(list.stopped);
      else await notifyListEnd(list);
    }
    await services().lists.told(list.id);
  }

  /** Rows that fail together stop a list together: each of them says so, and one is told of. */
  const telling = new Set<string>();
  return {
    changed: toldSoon(() => live.pushChanged('lists')),
    ended(list) {
      if (list.told || telling.has(list.id)) return;
      telling.add(list.id);
      tell(list)
        .catch((error: unknown) => services().onBug('list notice', error))
        .finally(() => telling.delete(list.id));
    },
  };
}
