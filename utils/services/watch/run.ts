import { HOUR, MINUTE } from '@/utils/domain/duration';
import { requestKey } from '@/utils/domain/request-key';
import type { Settings } from '@/utils/domain/settings';
import { nextLook } from '@/utils/domain/watch-period';
import type { CheckRow } from '../checks/row';
import { createNap } from '../nap';
import { createOnceMore } from '../once-more';
import { oneAtATime } from '../one-at-a-time';
import { createAwaitedLooks } from './awaited';
import { freshFor, type Looked } from './look';
import type { RunParts } from './parts';
import { beingChecked, type WatchRow, waiting } from './row';

/** Looks at what is due, a few entries at a time, in the lowest lane. */
export interface WatchRunner {
  /** Does what there is to do, and comes back when there is more. Harmless to call at any time. */
  go(): Promise<void>;
  /** A check changed: perhaps one of ours. */
  onCheck(check: CheckRow): void;
}

/** Enough to use every slot; more would only wait in the line. */
const AT_ONCE = 8;
/** Without a key it is looked again so often whether there is one. */
const LOOK_FOR_KEY = HOUR;

export function createWatchRunner(parts: RunParts): WatchRunner {
  const { table, clock } = parts;
  const nap = createNap(clock, () => void go());
  const awaited = createAwaitedLooks({ ...parts, onOver: over });
  function over({ change }: Looked): void {
    if (change) parts.onNews();
    parts.onChange();
    void go();
  }

  /** What was planned while the clock was ahead would be looked at when it gets there, perhaps in a year. */
  async function replan({ watchPeriod }: Settings): Promise<void> {
    const now = clock.now();
    for (const { key } of await table.plannedAfter(now + MINUTE)) {
      await table.change([key], (row) =>
        row.plannedAt > now + MINUTE
          ? {
              ...row,
              ...(row.active ? {} : waiting(row, nextLook(key, row.period ?? watchPeriod, now), now)),
              plannedAt: now,
            }
          : null,
      );
    }
  }

  async function start(row: WatchRow, settings: Settings): Promise<void> {
    const { key, indicator } = row;
    const now = clock.now();
    const cached = row.asked ? null : await parts.reports.find(requestKey(indicator), now);
    const age = cached ? now - cached.fetchedAt : Number.POSITIVE_INFINITY;
    const fresh = age >= 0 && age < freshFor(row.period ?? settings.watchPeriod);
    // What stands in the list went through the gate and is exactly what the user agreed to send.
    const order = { indicator, origin: 'watch', lane: 'watch', secrets: 'keep' } as const;
    const { id } = await parts.checks.start({ ...order, refresh: !fresh });
    let begun = false;
    await table.change([key], (stored) => {
      begun = stored.dueAt !== undefined;
      return begun ? beingChecked(stored, id) : null;
    });
    if (!begun) return;
    // The last look's check was kept for its full report; the new one takes its place.
    if (row.checkId !== null && row.checkId !== id) await parts.dropCheck(row.checkId);
    await awaited.follow(row, id);
  }

  async function work(): Promise<void> {
    await awaited.resume();
    if (!(await parts.mayAsk())) return nap.until(clock.now() + LOOK_FOR_KEY);
    const settings = await parts.settings();
    await replan(settings);
    for (;;) {
      const busy = (await table.beingChecked()).length;
      if (busy >= AT_ONCE) return nap.until(null);
      const due = await table.due(clock.now(), AT_ONCE - busy);
      if (due.length === 0) return rest(busy);
      if (busy === 0) await parts.walk.starts();
      for (const row of due) await start(row, settings);
      parts.onChange();
    }
  }

  async function rest(busy: number): Promise<void> {
    if (busy === 0) await parts.walk.ends();
    nap.until(await table.nextDue());
  }

  const onceMore = createOnceMore(clock, () => void go());
  const go = oneAtATime(work, (error) => {
    parts.onBug('watchlist', error);
    onceMore();
  });
  return { go, onCheck: awaited.onCheck };
}
