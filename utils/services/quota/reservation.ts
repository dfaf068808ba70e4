import type { Wait } from '@/utils/domain/quota';

/**
 * The request may leave, and its spend is written, on the account with that number; or it must wait; or, in `doubt`,
 * VirusTotal should be asked first: whether a new day has begun, what a key has spent that was entered anew, or whether
 * the clock was set while no worker lived. Then `correct` or `trustClock`.
 */
export type Reservation =
  | { readonly ok: true; readonly spendId: number; readonly account: number }
  | { readonly ok: false; readonly wait: Wait; readonly doubt: boolean };

/** VirusTotal is asked first, and then at once again. */
export const inDoubtAt = (now: number): Reservation => ({
  ok: false,
  wait: { window: 'day', until: now },
  doubt: true,
});

/** What the reply to a request that left tells the ledger. */
export interface Settled {
  readonly serverTime?: number | null;
  readonly answered?: boolean;
}

/** Whom a refusal is about: an account, the current one where left out, or only its lower lanes. */
export interface Refused {
  readonly account?: number;
  readonly lowerOnly?: boolean;
}
