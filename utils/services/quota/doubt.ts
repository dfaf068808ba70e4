import { SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { Clock } from '../clock';
import type { Ledger } from './ledger';

/** Asks VirusTotal which time it is, and what was spent, before anything is decided by a belief. */
export interface Doubt {
  /** Null when there is something new to decide by; or why nothing can be written down. */
  settle(signal: AbortSignal): Promise<Failure | null>;
  /** Something could be decided. */
  over(): void;
}

export interface DoubtParts {
  readonly ledger: Pick<Ledger, 'trustClock'>;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  /** One question to VirusTotal; false when it does not answer. */
  readonly ask: () => Promise<boolean>;
}

/** An answer can leave the doubt: its clock may be seconds behind another front end's. The next comes then. */
const ASKED_AGAIN_AFTER = SECOND;

export function createDoubt({ ledger, clock, ask }: DoubtParts): Doubt {
  let asked = false;
  return {
    async settle(signal) {
      if (asked) await clock.wait(clock.now() + ASKED_AGAIN_AFTER, signal);
      asked = true;
      if (await ask()) return null;
      asked = false;
      const trusted = await ledger.trustClock(clock.now());
      return trusted.ok ? null : trusted.failure;
    },
    over() {
      asked = false;
    },
  };
}
