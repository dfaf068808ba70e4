import type { Failure } from '@/utils/domain/failure';
import type { NoAnswer } from '../virustotal/reply';

/** The end of a request whose asker threw: its own fault, not VirusTotal's. `sent` is whether it may have left. */
export function broken(error: unknown, sent: boolean): NoAnswer {
  const detail = error instanceof Error ? error.message : String(error);
  const failure: Failure = { tag: 'internal', detail };
  return { ok: false, failure, status: 0, retryAfter: null, serverTime: null, transient: false, sent };
}
