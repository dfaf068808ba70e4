import type { Failure } from '@/utils/domain/failure';
import type { GatewayWord } from '@/utils/domain/gateway-word';

/** What one request to VirusTotal came to. Times are Unix milliseconds, `serverTime` from the `Date` header. */
export type Reply<T> = Answer<T> | NoAnswer;

export interface Answer<T> {
  readonly ok: true;
  readonly value: T;
  /** The body as VirusTotal sent it; empty for account replies, which hold the key (virustotal-api.md §1). */
  readonly raw: string;
  readonly serverTime: number | null;
  /** What a gateway said beside it; never of VirusTotal itself. */
  readonly gateway?: GatewayWord;
}

export interface NoAnswer {
  readonly ok: false;
  readonly failure: Failure;
  /** HTTP status; 0 when there was none. */
  readonly status: number;
  /** What `Retry-After` asked for, in milliseconds; VirusTotal is not known to send it. */
  readonly retryAfter: number | null;
  readonly serverTime: number | null;
  /** 424, 5xx, network, time limit, cut-off reply: trying again may help. */
  readonly transient: boolean;
  /**
   * False when nothing left: no key, bad address, missing permission, cancelled before the start, or no
   * connection to begin with. True wherever that is not certain.
   */
  readonly sent: boolean;
  /** Nothing left, because its spend was written for another account than the one in use: it has to be written anew. */
  readonly moved?: boolean;
  readonly gateway?: GatewayWord;
}

/** What is known besides the failure; everything left out is "nothing". */
export type NoAnswerFacts = Partial<Omit<NoAnswer, 'ok' | 'failure'>>;

export function answer<T>(value: T, raw: string, serverTime: number | null): Answer<T> {
  return { ok: true, value, raw, serverTime };
}

/** A request that left and brought no answer, unless `facts` say otherwise. */
export function noAnswer(failure: Failure, facts: NoAnswerFacts = {}): NoAnswer {
  const nothing = { status: 0, retryAfter: null, serverTime: null, transient: false, sent: true };
  return { ok: false, failure, ...nothing, ...facts };
}

/** A request that was refused here, before anything left. */
export function notSent(failure: Failure): NoAnswer {
  return noAnswer(failure, { sent: false });
}
