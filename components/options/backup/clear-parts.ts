import type { BackupPart } from '@/utils/domain/backup';
import { type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';

/** Removes what a backup is to stand in the place of. The settings are written over instead. */
export async function clearParts(call: Call, parts: ReadonlySet<BackupPart>): Promise<Result<null>> {
  if (parts.has('lists')) {
    const lists = await call('lists', null);
    if (!lists.ok) return lists;
    for (const { id } of lists.value) {
      const removed = await call('removeList', { list: id });
      if (!removed.ok) return removed;
    }
  }
  if (parts.has('watchlist')) {
    const removed = await call('removeWatch', { keys: 'all' });
    if (!removed.ok) return removed;
  }
  if (parts.has('history')) {
    const removed = await call('removeHistory', { keys: 'all' });
    if (!removed.ok) return removed;
  }
  return success(null);
}
