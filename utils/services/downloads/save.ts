import type { DownloadRow, Live } from './row';
import type { RunParts } from './run';

/** Saves `next` if the row still stands where `before` did; null when the user has stepped in. */
export type Save = (before: DownloadRow, next: DownloadRow) => Promise<DownloadRow | null>;

type SaveParts = Pick<RunParts, 'table' | 'clock' | 'onChange' | 'onRest'>;

/** `lives` forgets a row that has come to rest. */
export function createSave({ table, clock, onChange, onRest }: SaveParts, lives: Map<string, Live>): Save {
  return async (before, next) => {
    let saved: DownloadRow | null = null;
    await table.change(before.key, (row) => {
      saved = isSame(row, before) ? { ...next, ...keptBy(row), updatedAt: clock.now() } : null;
      return saved;
    });
    onChange();
    if (saved && next.active === undefined) {
      lives.delete(before.key);
      onRest(saved);
    }
    return saved;
  };
}

/** What others may have changed meanwhile without stepping in. */
function keptBy({ decided, burst, hidden }: DownloadRow): Partial<DownloadRow> {
  return { decided, burst, hidden };
}

/** Nobody stepped in between: same step of the same round. */
function isSame(row: DownloadRow, before: DownloadRow): boolean {
  return row.active === before.active && row.step === before.step && row.updatedAt === before.updatedAt;
}
