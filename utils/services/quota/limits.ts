import { PUBLIC_KEY_LIMITS, type QuotaLimits } from '@/utils/domain/quota';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';

/** What the account may spend, as VirusTotal told it; until then what a public key may. */
export interface Limits {
  current(): Promise<QuotaLimits>;
  /** Keeps what `overall_quotas` said; a window it did not name keeps what was known. Rejects when not kept. */
  learn(told: ToldLimits): Promise<QuotaLimits>;
  /** Another key is another account: back to the public default. */
  forget(): Promise<void>;
}

/** The account's limits as far as its reply names them. */
export type ToldLimits = { readonly [Window in keyof QuotaLimits]?: QuotaLimits[Window] | null };

/** Where the learned limits are in `meta`. */
export const LIMITS_KEY = 'limits';

export function createLimits(storage: Storage): Limits {
  return {
    current: () =>
      storage.run(
        async (database) => parseLimits(await database.get('meta', LIMITS_KEY)) ?? PUBLIC_KEY_LIMITS,
      ),

    learn: (told) =>
      storage.run((database) =>
        transact(database, ['meta'], 'strict', async (transaction) => {
          const meta = transaction.objectStore('meta');
          const known = parseLimits(await meta.get(LIMITS_KEY)) ?? PUBLIC_KEY_LIMITS;
          const limits: QuotaLimits = {
            minute: allowance(told.minute) ?? known.minute,
            day: allowance(told.day) ?? known.day,
            month: allowance(told.month) ?? known.month,
          };
          await meta.put(limits, LIMITS_KEY);
          return limits;
        }),
      ),

    forget: () => storage.run((database) => database.delete('meta', LIMITS_KEY)),
  };
}

/** Null when nothing was learned, or when what is stored is damaged. */
export function parseLimits(stored: unknown): QuotaLimits | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { minute, day, month } = stored as Record<string, unknown>;
  const limits = { minute: allowance(minute), day: allowance(day), month: allowance(month) };
  if (limits.minute === null || limits.day === null || limits.month === null) return null;
  return { minute: limits.minute, day: limits.day, month: limits.month };
}

/** Zero is an answer: such an account may not send at all. */
function allowance(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
