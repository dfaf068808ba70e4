import { hasEnded } from '@/utils/domain/check';
import type { CheckRow } from '../checks/row';
import { createInTurn } from '../in-turn';
import { createOnceMore } from '../once-more';
import { afterLook, type Looked } from './look';
import type { RunParts } from './parts';
import { type WatchRow, waiting } from './row';

/** The checks that entries wait for. */
export interface AwaitedLooks {
  /** From here on the check's changes are heard; it may have ended in the meantime. Never rejects. */
  follow(row: WatchRow, checkId: string): Promise<void>;
  onCheck(check: CheckRow): void;
  /** Looks at all checks that entries wait for, whether a dead worker or this one missed their end. */
  resume(): Promise<void>;
}

interface AwaitedParts extends RunParts {
  /** A look was written down: there is room for another. */
  readonly onOver: (looked: Looked) => void;
}

export function createAwaitedLooks(parts: AwaitedParts): AwaitedLooks {
  const { table, clock } = parts;
  const waitingFor = new Map<string, Set<string>>();
  const inTurn = createInTurn();
  const onceMore = createOnceMore(clock, () => void resume().catch(stuck));

  async function look({ key }: WatchRow, checkId: string): Promise<void> {
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

  const follow = (row: WatchRow, checkId: string): Promise<void> => look(row, checkId).catch(stuck);

  const conclude = (check: CheckRow): Promise<void> => inTurn(() => file(check));

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
      conclude(check).catch(stuck);
    },
    resume,
  };

  async function resume(): Promise<void> {
    for (const row of await table.beingChecked()) {
      if (row.checkId !== null) await follow(row, row.checkId);
    }
  }

  /** What is written of the entries, not what is in memory, says what they wait for. */
  function stuck(error: unknown): void {
    parts.onBug('watchlist', error);
    onceMore();
  }
}
