import { HISTORY_VERDICTS, type HistoryEntry, type HistoryVerdict } from '@/utils/domain/history';

/** Entries by how they ended. */
export type HistoryCounts = Readonly<Record<HistoryVerdict, number>>;

/** Counted along in `meta`: the database takes seconds to count 100 000 (measured). */
export const COUNTS_KEY = 'history-counts';

export const NO_ENTRIES: HistoryCounts = {
  malicious: 0,
  suspicious: 0,
  'nothing-found': 0,
  unknown: 0,
  failed: 0,
};

/** What a write takes away and adds. */
export interface Tally {
  less(entry: HistoryEntry | undefined): void;
  more(entry: HistoryEntry): void;
  /** Everything is gone. */
  none(): void;
  of(counts: HistoryCounts): HistoryCounts;
}

export function createTally(): Tally {
  const changes = new Map<HistoryVerdict, number>();
  let cleared = false;
  const by = (verdict: HistoryVerdict, change: number): void =>
    void changes.set(verdict, (changes.get(verdict) ?? 0) + change);
  return {
    less: (entry) => entry && by(entry.verdict, -1),
    more: (entry) => by(entry.verdict, 1),
    none: () => {
      changes.clear();
      cleared = true;
    },
    of: (counts) => {
      const before = cleared ? NO_ENTRIES : counts;
      const after = HISTORY_VERDICTS.map(
        (verdict) => [verdict, Math.max(0, before[verdict] + (changes.get(verdict) ?? 0))] as const,
      );
      return Object.fromEntries(after) as Record<HistoryVerdict, number>;
    },
  };
}

/** Null where nothing was counted yet: in a database of an older version, or after a loss. */
export function parseCounts(stored: unknown): HistoryCounts | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const counts = stored as Record<HistoryVerdict, unknown>;
  const whole = HISTORY_VERDICTS.every((verdict) => Number.isSafeInteger(counts[verdict]));
  return whole ? (counts as HistoryCounts) : null;
}

export function countEntries(entries: readonly HistoryEntry[]): HistoryCounts {
  const tally = createTally();
  for (const entry of entries) tally.more(entry);
  return tally.of(NO_ENTRIES);
}
