/** The three windows of a key: any 60 s, the UTC day, the UTC month (virustotal-api.md §1). */
export interface Limits {
  minute: number;
  daily: number;
  monthly: number;
}

export const PUBLIC_LIMITS: Limits = { minute: 4, daily: 500, monthly: 15_500 };

export interface Meter {
  spend(now: number): void;
  usedInMinute(now: number): number;
  usedInHour(now: number): number;
  usedToday(now: number): number;
  usedThisMonth(now: number): number;
  set(now: number, used: { daily?: number; monthly?: number }): void;
  reset(): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const day = (now: number): string => new Date(now).toISOString().slice(0, 10);
const month = (now: number): string => new Date(now).toISOString().slice(0, 7);

export function createMeter(): Meter {
  let spends: number[] = [];
  const totals = new Map<string, number>();
  const usedIn = (now: number, span: number): number =>
    spends.filter((at) => at <= now && now - at < span).length;
  return {
    spend(now) {
      spends = [...spends.filter((at) => now - at < HOUR), now];
      for (const window of [day(now), month(now)]) totals.set(window, (totals.get(window) ?? 0) + 1);
    },
    usedInMinute: (now) => usedIn(now, MINUTE),
    usedInHour: (now) => usedIn(now, HOUR),
    usedToday: (now) => totals.get(day(now)) ?? 0,
    usedThisMonth: (now) => totals.get(month(now)) ?? 0,
    set(now, used) {
      if (used.daily !== undefined) totals.set(day(now), used.daily);
      if (used.monthly !== undefined) totals.set(month(now), used.monthly);
    },
    reset() {
      spends = [];
      totals.clear();
    },
  };
}

/** Whether one more request fits into all three windows. */
export const hasRoom = (meter: Meter, limits: Limits, now: number): boolean =>
  meter.usedInMinute(now) < limits.minute &&
  meter.usedToday(now) < limits.daily &&
  meter.usedThisMonth(now) < limits.monthly;
