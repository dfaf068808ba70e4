import { MINUTE } from '@/utils/domain/duration';
import type { Indicator } from '@/utils/domain/indicator';
import { isIndicator } from '@/utils/domain/is-indicator';
import { decide } from '@/utils/domain/privacy-gate';
import type { QuotaLimits } from '@/utils/domain/quota';
import { requestKey } from '@/utils/domain/request-key';
import type { Settings } from '@/utils/domain/settings';
import { WATCH_AT_MOST, type WatchAdded, type WatchPeriod } from '@/utils/domain/watch';
import { looksPerDay } from '@/utils/domain/watch-period';
import { costOf } from './list';
import { newRow, type WatchRow } from './row';

export interface NewEntries {
  readonly indicators: readonly Indicator[];
  readonly period: WatchPeriod | null;
  readonly secrets: 'ask' | 'keep' | 'remove';
  /** The user has the reports before them: only what changes from there is told. */
  readonly seen?: boolean;
}

interface AddTo {
  readonly known: readonly WatchRow[];
  readonly settings: Settings;
  readonly limits: QuotaLimits;
  readonly now: number;
}

/**
 * Which rows come of what somebody wants to watch. All of it goes through the privacy gate now, so that what is
 * stored is exactly what is sent later; and no more are taken than a day can look at (faults.md §5.58).
 */
export function entriesOf(
  { indicators, period, secrets }: NewEntries,
  { known, settings, limits, now }: AddTo,
): { readonly rows: readonly WatchRow[]; readonly came: Omit<WatchAdded, 'added'> } {
  const keys = new Set(known.map(({ key }) => key));
  const rows: WatchRow[] = [];
  const [held, secret]: [string[], string[]] = [[], []];
  let [already, refused] = [0, 0];
  const room = { limits, reserve: settings.reserve };
  const before = costOf(known, settings.watchPeriod, room);
  const each = looksPerDay(period ?? settings.watchPeriod);

  for (const given of indicators) {
    if (!isIndicator(given)) continue;
    const decision = decide(given, settings);
    if (decision.decision === 'private') {
      held.push(given.value);
      continue;
    }
    if (decision.decision === 'ask' && secrets === 'ask') {
      secret.push(given.value);
      continue;
    }
    const value =
      decision.decision === 'send' ? decision.value : secrets === 'keep' ? decision.asIs : decision.without;
    const indicator = { kind: given.kind, value };
    const key = requestKey(indicator);
    if (keys.has(key)) already += 1;
    else if (keys.size >= WATCH_AT_MOST || before.perDay + (rows.length + 1) * each > before.allowed)
      refused += 1;
    else {
      keys.add(key);
      // All due, a moment apart, so that they are looked at in the order in which they were given.
      const dueAt = now - MINUTE + rows.length;
      rows.push({ ...newRow({ key, indicator, period }, now), nextAt: dueAt, dueAt });
    }
  }
  const cost = costOf([...known, ...rows], settings.watchPeriod, room);
  return { rows, came: { already, held, secret, refused, cost } };
}
