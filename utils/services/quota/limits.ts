import { PUBLIC_KEY_LIMITS, type QuotaLimits } from '@/utils/domain/quota';
import { ACCOUNT_KEY, parseAccount } from '../storage/account-record';
import type { Storage } from '../storage/database';
import { allowance, LIMITS_KEY, parseLimits } from '../storage/learned-limits';
import { transact } from '../storage/transact';

/** What the account may spend, as VirusTotal told it; until then what a public key may. */
export interface Limits {
  /**
   * Keeps what `overall_quotas` said; a window it did not name keeps what was known. Null when `account` (as in
   * `Vault.account`; left out, the current one) is no longer the one in use. Rejects when not kept.
   */
  learn(told: ToldLimits, account?: number): Promise<QuotaLimits | null>;
}

/** The account's limits as far as its reply names them. */
export type ToldLimits = { readonly [Window in keyof QuotaLimits]?: QuotaLimits[Window] | null };

export function createLimits(storage: Storage): Limits {
  return {
    learn: (told, account) =>
      storage.run((database) =>
        transact(database, ['meta'], 'strict', async (transaction) => {
          const meta = transaction.objectStore('meta');
          const current = parseAccount(await meta.get(ACCOUNT_KEY)).number;
          if (account !== undefined && account !== current) return null;
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
  };
}
