/** What a key spent, by day and endpoint: the stuff of `api_usage` (virustotal-api.md §1). */
export interface Usage {
  note(now: number, endpoint: string): void;
  /** Days (`YYYY-MM-DD`) from `first` to `last` that have any use. */
  between(first: string, last: string): Record<string, Record<string, number>>;
  reset(): void;
}

export function createUsage(): Usage {
  const days = new Map<string, Map<string, number>>();
  return {
    note(now, endpoint) {
      const date = new Date(now).toISOString().slice(0, 10);
      const counts = days.get(date) ?? new Map<string, number>();
      counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
      days.set(date, counts);
    },
    between: (first, last) =>
      Object.fromEntries(
        [...days]
          .filter(([date]) => date >= first && date <= last)
          .map(([date, counts]) => [date, Object.fromEntries(counts)]),
      ),
    reset: () => days.clear(),
  };
}
