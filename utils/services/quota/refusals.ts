import { DAY, MINUTE, SECOND } from '@/utils/domain/duration';
import type { Failure, QuotaWindow } from '@/utils/domain/failure';
import type { Wait } from '@/utils/domain/quota';
import type { Clock } from '../clock';
import type { Log } from '../storage/log';
import type { Vault } from '../storage/vault';
import type { VirusTotalClient } from '../virustotal/client';
import type { BackOff } from './blocks';
import type { Ledger } from './ledger';
import type { Limits } from './limits';
import type { Refused } from './reservation';
import { spentWindow, type Told } from './spent-window';

/** What to do when VirusTotal says no: which quota it is, and until when. `Retry-After` may only lengthen that. */
export interface Refusals {
  /**
   * Numbers a request that leaves now, to tell whether it left before a refusal was known. Its time would not
   * do: the clock may be set back.
   */
  departure(): number;
  /**
   * Refused for a quota; only a gateway tells which one, and whether it holds for all lanes. `retryAfter` is
   * milliseconds.
   */
  quotaExceeded(sent: Departed, retryAfter: number | null, named?: NamedWindow | null): Promise<void>;
  /** Refused for coming too often. Answers with what the request fails with once that has happened too often. */
  tooManyRequests(sent: Departed, retryAfter: number | null): Promise<Failure | null>;
  /** VirusTotal itself is failing: after several in a row, or when it asks, it is left alone for a while. */
  upstreamFailed(account: number, retryAfter: number | null): Promise<void>;
  answered(): void;
  /** Asks VirusTotal, for free, what was spent and is allowed. False when it could not be asked. */
  sync(): Promise<boolean>;
}

/** A request that left: its number, and the account it was sent for. */
export interface Departed {
  readonly departure: number;
  readonly account: number;
}

/** The quota that a gateway says is spent: for everything, or for the lower lanes. */
export interface NamedWindow {
  readonly window: QuotaWindow;
  readonly lowerOnly: boolean;
}

export interface RefusalParts {
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly vault: Pick<Vault, 'account'>;
  readonly client: Pick<VirusTotalClient, 'account'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'append'>;
}

/** So often in a row may VirusTotal say "too many requests" until its word is passed on: some 31 minutes. */
const REFUSED_AT_MOST = 6;
/** The longest that `Retry-After` is heeded: for a quota, and otherwise. */
const QUOTA_PATIENCE = DAY;
/** The longest that a window lasts which a gateway names. */
const MONTH = 31 * DAY;
const PATIENCE = 15 * MINUTE;
/** Failures of VirusTotal in a row after which it is left alone (faults.md §4.41). */
const CIRCUIT = 5;
const CIRCUIT_PAUSE = 60 * SECOND;

export function createRefusals({ ledger, limits, vault, client, clock, log }: RefusalParts): Refusals {
  let failedInARow = 0;
  let departures = 0;
  /** What an account's last refusal led to holds for all that left for it until then. */
  const last = new Map<number, { readonly departure: number; readonly failure: Failure | null }>();
  let asking: Promise<Told | null> | null = null;
  let deciding: Promise<unknown> = Promise.resolve();

  async function ask(): Promise<Told | null> {
    const account = await vault.account();
    const at = clock.now();
    const reply = await client.account.quotas();
    if (!reply.ok) {
      await log.append({ at, level: 'warn', event: 'quotas not told', detail: reply.failure.tag });
      return null;
    }
    const { limits: allowed, used } = reply.value;
    // Asked about a key that was replaced since: it tells nothing.
    if (!(await limits.learn(allowed, account))) return null;
    const { serverTime } = reply;
    const { own } = reply.value;
    const count = { dayUsed: used.day, monthUsed: used.month, own, at, serverTime, account };
    const corrected = await ledger.correct(count);
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

  async function block(window: Wait['window'], until: number, whom: Refused): Promise<void> {
    await ledger.block(window, until, whom);
    await note(window, until);
  }

  /** Null when it was another account that was refused. */
  async function backOff(
    window: 'minute' | 'slow-down',
    atLeast: number,
    account: number,
  ): Promise<BackOff | null> {
    const backOff = await ledger.backOff(window, atLeast, account);
    if (backOff.ok && !backOff.value) return null;
    // What cannot be written down lets nothing leave either.
    const { until, inARow } = (backOff.ok && backOff.value) || { until: atLeast, inARow: 1 };
    await note(window, until);
    return { until, inARow };
  }

  async function note(window: Wait['window'], until: number): Promise<void> {
    const detail = `${window} until ${new Date(until).toISOString()}`;
    await log.append({ at: clock.now(), level: 'warn', event: 'limit', detail });
  }

  /** One refusal after the other; what left before the last one was known is refused for the same reason. */
  function decide(
    { departure, account }: Departed,
    judge: () => Promise<Failure | null>,
  ): Promise<Failure | null> {
    const decided = deciding.then(async () => {
      const known = last.get(account);
      if (known && departure <= known.departure) return known.failure;
      const failure = await judge();
      last.set(account, { departure: departures, failure });
      return failure;
    });
    // One that could not be written down is the failure of whoever asked, not of those behind.
    deciding = decided.catch(() => undefined);
    return decided;
  }

  async function whichQuota(atLeast: number, account: number): Promise<null> {
    const told = await askOnce();
    const window = told && spentWindow(told);
    if (window) await block(window.window, Math.max(window.until, atLeast), { account });
    else await backOff('minute', atLeast, account);
    return null;
  }

  const later = (retryAfter: number | null, patience: number): number =>
    clock.now() + Math.min(retryAfter ?? 0, patience);

  return {
    departure: () => ++departures,
    async quotaExceeded(sent, retryAfter, named = null) {
      const { account } = sent;
      // A gateway knows which window is spent and when its turn comes: nothing has to be asked or guessed.
      if (named && retryAfter !== null) {
        await block(named.window, later(retryAfter, MONTH), { account, lowerOnly: named.lowerOnly });
        return;
      }
      await decide(sent, () => whichQuota(later(retryAfter, QUOTA_PATIENCE), account));
    },
    tooManyRequests: (sent, retryAfter) =>
      decide(sent, async () => {
        const pause = await backOff('slow-down', later(retryAfter, PATIENCE), sent.account);
        if (!pause || pause.inARow < REFUSED_AT_MOST) return null;
        return { tag: 'too-many-requests', retryAt: pause.until };
      }),
    async upstreamFailed(account, retryAfter) {
      failedInARow += 1;
      if (retryAfter !== null) await block('slow-down', later(retryAfter, PATIENCE), { account });
      if (failedInARow < CIRCUIT) return;
      failedInARow = 0;
      await block('slow-down', clock.now() + CIRCUIT_PAUSE, { account });
    },
    answered() {
      failedInARow = 0;
    },
    sync: async () => (await askOnce()) !== null,
  };
}
