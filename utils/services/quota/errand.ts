import { SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { Clock } from '../clock';
import type { Log } from '../storage/log';
import type { VirusTotalClient } from '../virustotal/client';
import type { NoAnswer, Reply } from '../virustotal/reply';
import type { LaneReply, LaneRequest } from './lane-request';
import type { Ledger } from './ledger';
import type { Place } from './line';
import type { Refusals } from './refusals';

/** One request on its way, as the lanes see it. */
export interface Errand extends Place {
  readonly label: string;
  /** Tells the asker where it stands; the same thing twice is told once. */
  readonly tell: NonNullable<LaneRequest<unknown>['onWait']>;
  /** Sends it on a spend that is written. Resolves when the spend is settled. */
  leave(spendId: number): Promise<Outcome>;
  /** Ends it without an answer. */
  fail(failure: Failure): void;
  /** The asker wants it no more. */
  cancelled(): boolean;
}

/**
 * `ended`: the asker has its reply. `again`: back into the line, before the others of its lane. `refused`: the
 * key was refused, for all.
 */
export type Outcome = 'ended' | 'again' | { readonly refused: Refused };

export type Refused = Extract<Failure, { tag: 'wrong-key' | 'inactive-user' }>;

export interface ErrandTools {
  readonly ledger: Ledger;
  readonly client: VirusTotalClient;
  readonly clock: Clock;
  /** Evenly distributed in [0, 1). */
  readonly random: () => number;
  readonly log: Pick<Log, 'append'>;
  readonly refusals: Refusals;
}

/** How often one request is sent at most when VirusTotal or the network fails (DESIGN §4: "a few tries"). */
export const TRIES = 3;
const FIRST_PAUSE = SECOND;

/** `done` is called exactly once, with what the asker gets. */
export function createErrand<T>(
  request: LaneRequest<T>,
  tools: ErrandTools,
  done: (reply: LaneReply<T>) => void,
): Errand {
  const { ledger, client, clock, random, log, refusals } = tools;
  let [spent, tries, told, over, returned] = [0, 0, '', false, false];

  function end(reply: LaneReply<T>): Outcome {
    if (!over) done(reply);
    over = true;
    return 'ended';
  }

  const fail = (failure: Failure): Outcome => {
    const cancelled: Failure = { tag: 'cancelled', sent: spent };
    const stopped = request.signal?.aborted || failure.tag === 'cancelled';
    return end({ ok: false, failure: stopped ? cancelled : failure, spent });
  };

  const note = (level: 'info' | 'warn', event: string, detail: string): Promise<unknown> =>
    log.append({ at: clock.now(), level, event, detail });

  /** What the asker's own function does wrong becomes its failure, not the lanes'. */
  async function ask(): Promise<Reply<T>> {
    try {
      return await request.call(client);
    } catch (error) {
      return broken(error, true);
    }
  }

  async function announce(): Promise<NoAnswer | null> {
    try {
      await request.onLeave?.();
      return null;
    } catch (error) {
      return broken(error, false);
    }
  }

  async function answer(failed: NoAnswer, sentAt: number): Promise<Outcome> {
    const { failure, retryAfter } = failed;
    if (request.signal?.aborted) return fail(failure);
    switch (failure.tag) {
      case 'wrong-key':
      case 'inactive-user':
        return { refused: failure };
      case 'quota':
        await (retryAfter === null
          ? refusals.quotaExceeded(sentAt)
          : refusals.slowDown(clock.now() + retryAfter));
        return 'again';
      case 'too-many-requests':
        await refusals.slowDown(retryAfter === null ? failure.retryAt : clock.now() + retryAfter);
        return 'again';
      default:
        return repeat(failed);
    }
  }

  async function repeat({ failure, transient, sent, status, retryAfter }: NoAnswer): Promise<Outcome> {
    if (transient && status >= 500) await refusals.upstreamFailed();
    if (retryAfter !== null && status >= 500) await refusals.slowDown(clock.now() + retryAfter);
    tries += 1;
    // What did not leave (no connection, no permission) is for the user to mend, not for another try.
    if (!transient || !sent || request.repeat === 'once' || tries >= TRIES) return fail(failure);
    const until = clock.now() + FIRST_PAUSE * 2 ** (tries - 1) * (0.5 + random());
    request.onWait?.({ window: 'slow-down', until }, 1, 1);
    await clock.wait(until, request.signal);
    return request.signal?.aborted ? fail(failure) : 'again';
  }

  return {
    lane: request.lane,
    order: request.order,
    label: request.label,
    get returned() {
      return returned;
    },
    cancelled: () => request.signal?.aborted === true,
    fail,

    tell(wait, place, inLine) {
      const news = `${wait.window} ${wait.until} ${place} ${inLine}`;
      if (news === told || over) return;
      told = news;
      request.onWait?.(wait, place, inLine);
    },

    async leave(spendId) {
      const sentAt = clock.now();
      const stopped = await announce();
      const unsent = stopped ?? (request.signal?.aborted ? broken('cancelled', false) : null);
      const reply = unsent ?? (await send());
      returned = true;
      told = '';
      if (!reply.ok && !reply.sent) await ledger.refund(spendId);
      else await ledger.settle(spendId, clock.now(), reply.serverTime);
      if (!reply.ok) {
        if (!reply.sent && !unsent) spent -= 1;
        await note('warn', `failed: ${request.label}`, `${reply.failure.tag} ${reply.status}`);
        return answer(reply, sentAt);
      }
      refusals.answered();
      return end({ ok: true, value: reply.value, raw: reply.raw, spent });
    },
  };

  async function send(): Promise<Reply<T>> {
    spent += 1;
    await note('info', `sent: ${request.label}`, request.lane);
    return ask();
  }
}

function broken(error: unknown, sent: boolean): NoAnswer {
  const detail = error instanceof Error ? error.message : String(error);
  const failure: Failure = { tag: 'internal', detail };
  return { ok: false, failure, status: 0, retryAfter: null, serverTime: null, transient: false, sent };
}
