import { hasEnded } from '@/utils/domain/check';
import type { CheckRow } from '../checks/row';
import { afterLook, type Looked } from './look';
import type { RunParts } from './parts';
import { type WatchRow, waiting } from './row';

/** The checks that entries wait for. */
export interface AwaitedLooks {
  /** From here on the check's changes are heard; it may have ended in the meantime. */
  follow(row: WatchRow, checkId: string): Promise<void>;
  onCheck(check: CheckRow): void;
  /** Follows what a dead worker waited for. */
  resume(): Promise<void>;
}

interface AwaitedParts extends RunParts {
  /** A look was written down: there is room for another. */
  readonly onOver: (looked: Looked) => void;
}

export function createAwaitedLooks(parts: AwaitedParts): AwaitedLooks {
  const { table, clock } = parts;
  const waitingFor = new Map<string, Set<string>>();
  let filing: Promise<void> = Promise.resolve();

  async function follow({ key }: WatchRow, checkId: string): Promise<void> {
    const keys = waitingFor.get(checkId) ?? new Set<string>();
    waitingFor.set(checkId, keys.add(key));
    const check = await parts.findCheck(checkId);
    if (check) return conclude(check);
    waitingFor.delete(checkId);
    // Swept, or lost with the database: looked at anew.
    const now = clock.now();
    await table.change([key], (row) =>
      row.checkId === checkId && row.active ? waiting(row, now, now) : null,
    );
  }

  /** One after the other: a look is settled before the next is. */
  function conclude(check: CheckRow): Promise<void> {
    const done = filing.then(() => file(check));
    filing = done.catch(() => undefined);
    return done;
  }

  async function file(check: CheckRow): Promise<void> {
    const keys = waitingFor.get(check.id);
    if (!keys || check.active !== undefined || !hasEnded(check.state)) return;
    const settings = await parts.settings();
    const telling = await parts.telling();
    const now = clock.now();
    for (const key of keys) {
      const period = (row: WatchRow) => row.period ?? settings.watchPeriod;
      const looked = await table.file({
        ...{ key, checkId: check.id, now, period },
        look: (row) => afterLook(row, check.state, period(row), now),
        telling,
      });
      keys.delete(key);
      if (looked) parts.onOver(looked);
    }
    waitingFor.delete(check.id);
  }

  return {
    follow,
    onCheck(check) {
      if (!waitingFor.has(check.id)) return;
      parts.walk.waits(check).catch((error: unknown) => parts.onBug('watchlist', error));
      conclude(check).catch((error: unknown) => parts.onBug('watchlist', error));
    },
    async resume() {
      for (const row of await table.beingChecked()) {
        if (row.checkId === null || waitingFor.get(row.checkId)?.has(row.key)) continue;
        await follow(row, row.checkId);
      }
    },
  };
}
