import type { Wait } from '@/utils/domain/quota';
import { utcDayEnd, utcMonthEnd } from '@/utils/domain/utc';
import type { AccountQuotas } from '../virustotal/schema-account';

/** What `overall_quotas` told, when on our clock, and VirusTotal's own time then. Unix milliseconds. */
export interface Told {
  readonly quotas: AccountQuotas;
  readonly at: number;
  readonly serverTime: number;
}

/** The quota that VirusTotal's own count says is spent, and when it ends on our clock; null for neither. */
export function spentWindow({ quotas, at, serverTime }: Told): Wait | null {
  const { used, limits: allowed } = quotas;
  const ours = (serverEnd: number): number => at + (serverEnd - serverTime);
  if (used.month >= allowed.month) return { window: 'month', until: ours(utcMonthEnd(serverTime)) };
  if (used.day >= allowed.day) return { window: 'day', until: ours(utcDayEnd(serverTime)) };
  return null;
}
