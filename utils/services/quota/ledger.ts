import type { Lane, QuotaView, Wait } from '@/utils/domain/quota';
import type { Result } from '@/utils/domain/result';

/** What `overall_quotas` said, and when it said so (Unix ms, on our clock). */
export interface ServerCount {
  readonly dayUsed: number;
  readonly monthUsed: number;
  readonly at: number;
  /** VirusTotal's own time in that reply, where known. */
  readonly serverTime?: number | null;
}

/** May leave (the spend is written), must wait, or needs the server's word first that a new day has begun. */
export type Reservation =
  | { readonly ok: true; readonly spendId: number }
  | { readonly ok: false; readonly wait: Wait; readonly doubt: boolean };

/** Every request that left, written down before it did. Times are Unix milliseconds. */
export interface Ledger {
  /** Reads, decides and writes in one transaction. Fails with `storage-full`: then nothing may leave. */
  reserve(lane: Lane, label: string, now: number): Promise<Result<Reservation>>;
  settle(spendId: number, at: number, serverTime?: number | null): Promise<void>;
  refund(spendId: number): Promise<void>;
  correct(count: ServerCount): Promise<void>;
  block(window: Wait['window'], until: number): Promise<void>;
  view(now: number): Promise<QuotaView>;
}
