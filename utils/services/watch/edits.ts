import { flaggedBy } from '@/utils/domain/watch-change';
import type { WatchRow } from './row';

/** How often the list was edited, in `meta` and in the copy: the one that counted further knows more. */
export const EDITS_KEY = 'watch-edits';

interface MetaStore {
  get(key: string): Promise<unknown>;
  put(value: unknown, key: string): Promise<unknown>;
}

/** Within the transaction that edits. */
export async function countEdit(meta: MetaStore): Promise<void> {
  await meta.put(parseEdits(await meta.get(EDITS_KEY)) + 1, EDITS_KEY);
}

export function parseEdits(stored: unknown): number {
  return typeof stored === 'number' && Number.isSafeInteger(stored) && stored > 0 ? stored : 0;
}

/** Whether the copy has to follow: what the user chose, and what the next change is told against. */
export function isEdit(before: WatchRow, after: WatchRow): boolean {
  return (
    before.period !== after.period ||
    before.paused !== after.paused ||
    (before.baseline === null) !== (after.baseline === null) ||
    (before.baseline !== null &&
      after.baseline !== null &&
      flaggedBy(before.baseline) !== flaggedBy(after.baseline))
  );
}
