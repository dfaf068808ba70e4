import { quietUntil } from '@/utils/domain/quiet-hours';
import type { Settings } from '@/utils/domain/settings';
import type { WatchChange } from '@/utils/domain/watch';
import type { Clock } from '../clock';
import { createNap } from '../nap';
import { oneAtATime } from '../one-at-a-time';
import { noticed, type StoredChange, type WatchChanges } from './changes';

/** The browser's notifications, as far as changes need them. */
export interface NoticeDoor {
  mayShow(): Promise<boolean>;
  /** Whether a notice of this id is on the screen or in the browser's list. */
  isShown(id: string): Promise<boolean>;
  /** Showing the same id again replaces the notice. */
  show(id: string, changes: readonly WatchChange[]): Promise<void>;
}

interface NoticesParts {
  readonly changes: WatchChanges;
  readonly door: NoticeDoor;
  readonly settings: () => Promise<Settings>;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly onChange: () => void;
  readonly onBug: (where: string, error: unknown) => void;
}

/** More than this many at once share one notice. */
const ALONE = 3;

/**
 * Tells each change by one notice, after the quiet hours. Which notice tells it is written down before it is
 * shown, and that it was shown afterwards: a worker that dies in between shows the same notice again, in the place
 * of the first, or sees that it is there. A change that is lost would be worse than one told twice.
 */
export function createWatchNotices(parts: NoticesParts): { go(): Promise<void> } {
  const { changes, door, clock } = parts;
  const nap = createNap(clock, () => void go());

  async function work(): Promise<void> {
    const due = await changes.toNotify();
    if (due.length === 0) return;
    const settings = await parts.settings();
    if (!settings.watchNotify) return settle(due, 'off');
    // The page has them all; a permission given next month must not bring a month of notices.
    if (!(await door.mayShow())) return settle(due, 'kept');
    const quiet = quietUntil(clock.now(), settings.quietHours);
    if (quiet !== null) return nap.until(quiet);
    for (const [id, together] of groups(await named(due))) {
      if (!(await door.isShown(id))) await door.show(id, together);
      await settle(together, 'shown');
    }
  }

  /** Gives each change the notice that tells it; those that have one keep it. */
  async function named(due: readonly StoredChange[]): Promise<readonly StoredChange[]> {
    const unnamed = due.filter(({ noticeId }) => noticeId === undefined);
    const shared = unnamed.length > ALONE ? `${unnamed[0]?.id}+` : null;
    const name = (row: StoredChange): StoredChange => ({
      ...row,
      noticeId: row.noticeId ?? shared ?? row.id,
    });
    if (unnamed.length > 0)
      await changes.change(
        unnamed.map(({ n }) => n),
        name,
      );
    return due.map(name);
  }

  async function settle(rows: readonly StoredChange[], notice: 'shown' | 'off' | 'kept'): Promise<void> {
    await changes.change(
      rows.map(({ n }) => n),
      (row) => noticed(row, notice),
    );
    parts.onChange();
  }

  const go = oneAtATime(work, (error) => parts.onBug('watchlist notices', error));
  return { go };
}

function groups(rows: readonly StoredChange[]): ReadonlyMap<string, readonly StoredChange[]> {
  const byNotice = new Map<string, StoredChange[]>();
  for (const row of rows) {
    const id = row.noticeId ?? row.id;
    byNotice.set(id, [...(byNotice.get(id) ?? []), row]);
  }
  return byNotice;
}
