import type { Failure } from '@/utils/domain/failure';
import type { Lane, Wait } from '@/utils/domain/quota';
import type { VirusTotalClient } from '../virustotal/client';
import type { Reply } from '../virustotal/reply';

/** One request that wants to be sent. */
export interface LaneRequest<T> {
  readonly lane: Lane;
  /** Orders within a lane, smallest first. */
  readonly order: number;
  /** For ledger and log; never the text that is asked for. */
  readonly label: string;
  /** What the log says it is about: what is sent, never what the gate removed. */
  readonly about?: string | undefined;
  /** The list whose log it belongs into. */
  readonly list?: string | undefined;
  /** Names it for `raise`. */
  readonly ticket?: string;
  /** GETs may be repeated after a transient failure, POSTs never. */
  readonly repeat: 'idempotent' | 'once';
  readonly signal?: AbortSignal | undefined;
  /** A copy that a gateway keeps will not do. */
  readonly fresh?: boolean;
  /** Told when the request cannot leave at once, and whenever its place or its time changes. */
  onWait?(wait: Wait, place: number, inLine: number): void;
  /** Awaited each time before the request leaves, after its spend is written: under this id in the ledger. */
  onLeave?(spendId: number): Promise<void>;
  /** Awaited when VirusTotal refused it unread and it goes back into the line, before anything is waited for. */
  onReturn?(): Promise<void>;
  call(client: VirusTotalClient): Promise<Reply<T>>;
}

/**
 * `spent` is how many requests were charged for it; `age`, where a gateway kept the answer, how old it is in
 * milliseconds.
 */
export type LaneReply<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly raw: string;
      readonly spent: number;
      readonly age?: number;
    }
  | { readonly ok: false; readonly failure: Failure; readonly spent: number; readonly age?: number };
