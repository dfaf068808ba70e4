import type { BackupWatch } from '@/utils/domain/backup';
import type { Indicator } from '@/utils/domain/indicator';
import type { QuotaLimits } from '@/utils/domain/quota';
import { requestKey } from '@/utils/domain/request-key';
import type { Settings } from '@/utils/domain/settings';
import type { WatchRestored } from '@/utils/domain/transfer';
import type { WatchAdded, WatchList, WatchPeriod, WatchView } from '@/utils/domain/watch';
import { nextLook } from '@/utils/domain/watch-period';
import type { CheckRow } from '../checks/row';
import type { Removed } from '../storage/removed';
import { restoredEntries } from '../transfer/restore-watch';
import { entriesOf, type NewEntries } from './add';
import { costOf, listOf, type WantedWatch } from './list';
import type { WatchMirror } from './mirror';
import type { RunParts } from './parts';
import { viewOf, type WatchRow, waiting } from './row';
import { createWatchRunner } from './run';
import { asSeen } from './seen';

export interface WatchParts extends RunParts {
  /** The settings for what is only shown: where they are lost, what is kept is to be seen all the same. */
  readonly shown: () => Promise<Settings>;
  readonly mirror: WatchMirror;
  readonly removed: Pick<Removed, 'keep'>;
  readonly limits: () => Promise<QuotaLimits>;
}

type Keys = readonly string[] | 'all';

/** The watchlist, and what a person may do to it. */
export interface Watchlist {
  /** Goes on with what is due and with what a dead worker left behind. Harmless to call at any time. */
  goOn(): Promise<void>;
  onCheck(check: CheckRow): void;
  list(wanted: WantedWatch): Promise<WatchList>;
  find(indicator: Indicator): Promise<WatchView | null>;
  add(entries: NewEntries): Promise<WatchAdded>;
  set(keys: Keys, change: { readonly period?: WatchPeriod | null; readonly paused?: boolean }): Promise<void>;
  checkNow(keys: Keys): Promise<void>;
  /** The id undoes it. */
  remove(keys: Keys): Promise<string>;
  putBack(rows: readonly WatchRow[]): Promise<void>;
  /** Entries of a backup. */
  restore(entries: readonly BackupWatch[]): Promise<WatchRestored>;
  /** The settings changed: entries may be due sooner. */
  replan(): Promise<void>;
}

export function createWatchlist(parts: WatchParts): Watchlist {
  const { table, clock, mirror } = parts;
  const runner = createWatchRunner(parts);

  async function edited(): Promise<void> {
    parts.onChange();
    await mirror.sync();
    void runner.go();
  }

  const add = async (rows: readonly WatchRow[]): Promise<number> => (await table.add(rows)).length;

  return {
    async goOn() {
      await mirror.sync();
      await runner.go();
    },
    onCheck: runner.onCheck,

    async list(wanted) {
      const [rows, settings, limits] = await Promise.all([table.all(), parts.shown(), parts.limits()]);
      const cost = costOf(rows, settings.watchPeriod, { limits, reserve: settings.reserve });
      return { ...listOf(rows.map(viewOf), wanted), cost, restored: await mirror.restored() };
    },

    async find(indicator) {
      const row = await table.get(requestKey(indicator));
      return row && viewOf(row);
    },

    async add(entries) {
      const [all, settings, limits] = await Promise.all([table.all(), parts.settings(), parts.limits()]);
      const { rows, came } = entriesOf(entries, { known: all, settings, limits, now: clock.now() });
      const known = { reports: parts.reports, maliciousFrom: settings.maliciousFrom, now: clock.now() };
      const added = await add(entries.seen ? await asSeen(rows, known) : rows);
      await edited();
      return { ...came, added, already: came.already + rows.length - added };
    },

    async set(keys, { period, paused }) {
      const { watchPeriod } = await parts.settings();
      const now = clock.now();
      await table.change(keys, (row) => {
        const next = {
          ...row,
          ...(period !== undefined && { period }),
          ...(paused !== undefined && { paused }),
        };
        if (row.active) return next;
        // One never looked at keeps its turn; what was paused for long is due at once, but once.
        const replanned = period !== undefined && row.last !== null;
        return waiting(next, replanned ? nextLook(row.key, period ?? watchPeriod, now) : row.nextAt, now);
      });
      await edited();
    },

    async checkNow(keys) {
      const now = clock.now();
      await table.change(keys, (row) =>
        row.active ? null : { ...row, nextAt: now, plannedAt: now, dueAt: now, asked: true },
      );
      await edited();
    },

    async remove(keys) {
      const all = await table.all();
      const rows = keys === 'all' ? all : all.filter(({ key }) => keys.includes(key));
      const id = await parts.removed.keep({ from: 'watch', rows });
      await table.remove(keys);
      await edited();
      return id;
    },

    async putBack(rows) {
      const now = clock.now();
      await add(rows.map((row) => waiting(row, Math.max(row.nextAt, now), now)));
      await edited();
    },

    async restore(entries) {
      const [known, settings, limits] = await Promise.all([table.all(), parts.settings(), parts.limits()]);
      const { rows, came } = restoredEntries(entries, { known, settings, limits, now: clock.now() });
      const added = await add(rows);
      await edited();
      return { ...came, added, already: came.already + rows.length - added };
    },

    async replan() {
      const { watchPeriod } = await parts.settings();
      const now = clock.now();
      let sooner = false;
      await table.change('all', (row) => {
        if (row.period !== null || row.active || row.paused) return null;
        const nextAt = nextLook(row.key, watchPeriod, now);
        if (nextAt >= row.nextAt) return null;
        sooner = true;
        return waiting(row, nextAt, now);
      });
      if (sooner) await edited();
    },
  };
}
