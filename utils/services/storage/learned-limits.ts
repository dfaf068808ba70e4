import type { QuotaLimits } from '@/utils/domain/quota';

/** Where the limits that the account told are in `meta`. */
export const LIMITS_KEY = 'limits';

/** Null when nothing was learned, or when what is stored is damaged. */
export function parseLimits(stored: unknown): QuotaLimits | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { minute, day, month } = stored as Record<string, unknown>;
  const limits = { minute: allowance(minute), day: allowance(day), month: allowance(month) };
  if (limits.minute === null || limits.day === null || limits.month === null) return null;
  return { minute: limits.minute, day: limits.day, month: limits.month };
}

/** What an account may spend in one window; null for what cannot be that. Zero is an answer: nothing at all. */
export function allowance(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
