import { skipReason } from '@/utils/domain/download-rules';
import { DAY } from '@/utils/domain/duration';
import type { Settings } from '@/utils/domain/settings';
import type { DownloadsDoor, FinishedDownload } from './door';
import { atRest, type DownloadRow, keyOf, newRow } from './row';
import type { DownloadTable } from './table';

/** Further back nobody waits for a verdict any more. */
const LOOK_BACK = 7 * DAY;

interface WatchParts {
  readonly table: DownloadTable;
  readonly door: Pick<DownloadsDoor, 'finished'>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  /** A row that was not there before. */
  readonly onNew: (row: DownloadRow) => void;
  /** The feature was switched off. */
  readonly onOff: () => Promise<void>;
}

/** Sees every finished download once, whoever was alive when it finished. */
export interface Watch {
  /** Puts in what finished since watching began and is not in the table yet (faults.md §4.50). */
  catchUp(): Promise<void>;
}

export function createWatch({ table, door, settings, now, onNew, onOff }: WatchParts): Watch {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  async function look(): Promise<void> {
    const rules = await settings();
    if (rules.downloads === 'off') {
      if ((await table.since()) === null) return;
      await table.setSince(null);
      return onOff();
    }
    const since = await table.since();
    // What was there before the feature was switched on is nobody's question.
    if (since === null) return table.setSince(now());
    const from = Math.max(since, now() - LOOK_BACK);
    const finished = await door.finished();
    const known = await table.known();
    const items = finished.filter(
      (item) => (item.endedAt ?? item.startedAt) >= from && !known.has(keyOf(item)),
    );
    for (const item of items.toReversed()) await see(item, rules);
  }

  async function see(item: FinishedDownload, rules: Settings): Promise<void> {
    const fresh = newRow(item, now());
    const skipped = skipReason(fresh, rules);
    const row =
      skipped !== null
        ? atRest(fresh, { stage: 'skipped', skipped })
        : rules.downloads === 'ask'
          ? atRest(fresh, { stage: 'asking' })
          : fresh;
    const added = await table.add(row);
    if (added) onNew(added);
  }

  return {
    // One after the other. Each looks at all there is, so one that has not begun yet serves all who ask.
    catchUp() {
      next ??= last.then(() => {
        next = null;
        return look();
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}
