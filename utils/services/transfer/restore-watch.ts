import type { BackupWatch } from '@/utils/domain/backup';
import { decide } from '@/utils/domain/privacy-gate';
import type { QuotaLimits } from '@/utils/domain/quota';
import { requestKey } from '@/utils/domain/request-key';
import type { Settings } from '@/utils/domain/settings';
import type { WatchRestored } from '@/utils/domain/transfer';
import { WATCH_AT_MOST } from '@/utils/domain/watch';
import { looksPerDay, nextLook } from '@/utils/domain/watch-period';
import { costOf } from '../watch/list';
import { newRow, type WatchRow, waiting } from '../watch/row';

interface RestoreTo {
  readonly known: readonly WatchRow[];
  readonly settings: Settings;
  readonly limits: QuotaLimits;
  readonly now: number;
}

/**
 * Which rows come of entries in a backup. All of it goes through the privacy gate, and no more are taken than a
 * day can look at (faults.md §5.58). What may hold a secret is paused, for here nobody has said that it may leave.
 */
export function restoredEntries(
  entries: readonly BackupWatch[],
  { known, settings, limits, now }: RestoreTo,
): { readonly rows: readonly WatchRow[]; readonly came: Omit<WatchRestored, 'added'> } {
  const keys = new Set(known.map(({ key }) => key));
  const rows: WatchRow[] = [];
  let [already, held, refused, secret] = [0, 0, 0, 0];
  const cost = costOf(known, settings.watchPeriod, { limits, reserve: settings.reserve });
  let perDay = cost.perDay;

  for (const entry of entries) {
    const decision = decide(entry.indicator, settings);
    if (decision.decision === 'private') {
      held += 1;
      continue;
    }
    const value = decision.decision === 'send' ? decision.value : decision.asIs;
    const indicator = { kind: entry.indicator.kind, value };
    const key = requestKey(indicator);
    const paused = entry.paused || decision.decision === 'ask';
    const each = paused ? 0 : looksPerDay(entry.period ?? settings.watchPeriod);
    if (keys.has(key)) already += 1;
    else if (keys.size >= WATCH_AT_MOST || (each > 0 && perDay + each > cost.allowed)) refused += 1;
    else {
      keys.add(key);
      perDay += each;
      if (paused && !entry.paused) secret += 1;
      rows.push(rowOf({ ...entry, indicator, paused }, { key, usual: settings.watchPeriod, now }));
    }
  }
  return { rows, came: { already, held, refused, paused: secret } };
}

/** One never looked at is looked at now; the others as if they had been, or all would be due at once. */
function rowOf(
  { indicator, period, paused, addedAt, baseline }: BackupWatch,
  {
    key,
    usual,
    now,
  }: { readonly key: string; readonly usual: Settings['watchPeriod']; readonly now: number },
): WatchRow {
  const row = { ...newRow({ key, indicator, period }, now), addedAt, paused, baseline, last: baseline };
  return waiting(row, baseline ? nextLook(key, period ?? usual, now) : now, now);
}
