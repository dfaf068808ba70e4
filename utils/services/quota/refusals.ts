import { MINUTE, SECOND } from '@/utils/domain/duration';
import { utcDayEnd, utcMonthEnd } from '@/utils/domain/utc';
import type { Clock } from '../clock';
import type { Log } from '../storage/log';
import type { VirusTotalClient } from '../virustotal/client';
import type { AccountQuotas } from '../virustotal/schema-account';
import type { Ledger } from './ledger';
import type { Limits } from './limits';

/** What to do when VirusTotal says no: which quota it is, and until when. */
export interface Refusals {
  /** A request that left at `sentAt` was refused for a quota; the reply does not tell which one. */
  quotaExceeded(sentAt: number): Promise<void>;
  /** VirusTotal asked to be left alone until then. */
  slowDown(until: number): Promise<void>;
  /** VirusTotal itself is failing: after several in a row it is left alone for a while. */
  upstreamFailed(): Promise<void>;
  answered(): void;
  /** Asks VirusTotal, for free, what was spent and is allowed. False when it could not be asked. */
  sync(): Promise<boolean>;
}

export interface RefusalParts {
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly client: Pick<VirusTotalClient, 'account'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'append'>;
}

/** The longest that one unexplained refusal is waited out; the next may follow. */
const LONGEST = 16 * MINUTE;
/** Failures of VirusTotal in a row after which it is left alone (faults.md §4.41). */
const CIRCUIT = 5;
const CIRCUIT_PAUSE = 60 * SECOND;

interface Told {
  readonly quotas: AccountQuotas;
  readonly at: number;
  readonly serverTime: number;
}

export function createRefusals({ ledger, limits, client, clock, log }: RefusalParts): Refusals {
  let refusedInARow = 0;
  let failedInARow = 0;
  let lastRefusal = Number.NEGATIVE_INFINITY;
  let asking: Promise<Told | null> | null = null;
  let deciding: Promise<void> = Promise.resolve();

  async function ask(): Promise<Told | null> {
    const at = clock.now();
    const reply = await client.account.quotas();
    if (!reply.ok) {
      await log.append({ at, level: 'warn', event: 'quotas not told', detail: reply.failure.tag });
      return null;
    }
    const { limits: allowed, used } = reply.value;
    await limits.learn(allowed);
    const { serverTime } = reply;
    const corrected = await ledger.correct({ dayUsed: used.day, monthUsed: used.month, at, serverTime });
    // What could not be written down counts as not told: the ledger would ask again and again.
    if (!corrected.ok) return null;
    return { quotas: reply.value, at, serverTime: serverTime ?? at };
  }

  /** Ten that ask at once are one question. A throw is "could not be asked": the caller has a way on. */
  function askOnce(): Promise<Told | null> {
    asking ??= ask()
      .catch((error: unknown) =>
        log
          .append({ at: clock.now(), level: 'error', event: 'quotas', detail: String(error) })
          .then(() => null),
      )
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  async function block(window: Parameters<Ledger['block']>[0], until: number): Promise<void> {
    await ledger.block(window, until);
    const detail = `${window} until ${new Date(until).toISOString()}`;
    await log.append({ at: clock.now(), level: 'warn', event: 'limit', detail });
  }

  async function decide(sentAt: number): Promise<void> {
    // It left before the last refusal was known: what that one led to holds for this one too.
    if (sentAt <= lastRefusal) return;
    refusedInARow += 1;
    const told = await askOnce();
    lastRefusal = clock.now();
    if (told) {
      const { used, limits: allowed } = told.quotas;
      const ends = { month: utcMonthEnd(told.serverTime), day: utcDayEnd(told.serverTime) };
      const ours = (serverEnd: number): number => told.at + (serverEnd - told.serverTime);
      if (used.month >= allowed.month) return block('month', ours(ends.month));
      if (used.day >= allowed.day) return block('day', ours(ends.day));
    }
    await block('minute', clock.now() + Math.min(MINUTE * 2 ** (refusedInARow - 1), LONGEST));
  }

  return {
    quotaExceeded(sentAt) {
      deciding = deciding.then(() => decide(sentAt));
      return deciding;
    },
    slowDown: (until) => block('slow-down', until),
    async upstreamFailed() {
      failedInARow += 1;
      if (failedInARow < CIRCUIT) return;
      failedInARow = 0;
      await block('slow-down', clock.now() + CIRCUIT_PAUSE);
    },
    answered() {
      refusedInARow = 0;
      failedInARow = 0;
    },
    sync: async () => (await askOnce()) !== null,
  };
}
