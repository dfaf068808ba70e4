import { SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { Lane } from '@/utils/domain/quota';
import { refusalLine } from '@/utils/domain/refusal-line';
import type { Clock } from '../clock';
import type { Log } from '../storage/log';
import type { ClientFor } from '../virustotal/client';
import type { NoAnswer, Reply } from '../virustotal/reply';
import { broken } from './broken';
import type { KeyRefusal, Outcome } from './errand-outcome';
import { heedBudget, isFree, namedWindow } from './heed-gateway';
import { isAnswer } from './is-answer';
import type { LaneReply, LaneRequest } from './lane-request';
import type { Ledger } from './ledger';
import type { Place } from './line';
import type { Departed, Refusals } from './refusals';

/** One request on its way, as the lanes see it. */
export interface Errand extends Place {
  readonly label: string;
  readonly ticket: string | undefined;
  /** From now on it goes in that lane. */
  raise(lane: Lane): void;
  /** Tells the asker where it stands; the same thing twice is told once. */
  readonly tell: NonNullable<LaneRequest<unknown>['onWait']>;
  /** Sends it on a spend that is written, on this account. Resolves when the spend is settled. */
  leave(spendId: number, account: number): Promise<Outcome | KeyRefusal>;
  /** Ends it without an answer. */
  fail(failure: Failure): void;
  /** The asker wants it no more. */
  cancelled(): boolean;
}

export interface ErrandTools {
  readonly ledger: Ledger;
  readonly clientFor: ClientFor;
  readonly clock: Clock;
  /** Evenly distributed in [0, 1). */
  readonly random: () => number;
  readonly log: Pick<Log, 'append'>;
  readonly refusals: Refusals;
}

/** So often at most it goes back into the line because another account is in use than the one it was to be sent for. */
const MOVES = 8;
/** How often one request is sent at most when VirusTotal or the network fails (DESIGN §4: "a few tries"). */
export const TRIES = 3;
const FIRST_PAUSE = SECOND;

/** `done` is called exactly once, with what the asker gets. */
export function createErrand<T>(
  request: LaneRequest<T>,
  tools: ErrandTools,
  done: (reply: LaneReply<T>) => void,
): Errand {
  const { ledger, clientFor, clock, random, log, refusals } = tools;
  let [spent, tries, moves, told, over, returned, age] = [0, 0, 0, '', false, false, 0];
  let [lane, leftIn] = [request.lane, request.lane];
  const { about = '', list } = request;

  function end(reply: LaneReply<T>): Outcome {
    if (!over) done(reply);
    over = true;
    return 'ended';
  }

  const fail = (failure: Failure): Outcome => {
    const cancelled: Failure = { tag: 'cancelled', sent: spent };
    const stopped = request.signal?.aborted || failure.tag === 'cancelled';
    return end({ ok: false, failure: stopped ? cancelled : failure, spent, ...(age > 0 && { age }) });
  };

  const note = (level: 'info' | 'warn', event: string, detail: string): Promise<unknown> =>
    log.append({
      ...{ at: clock.now(), level, event, detail: about === '' ? detail : `${detail} ${about}` },
      ...(list !== undefined && { list }),
    });

  /** What the asker's own function does wrong becomes its failure, not the lanes'. */
  async function ask(account: number): Promise<Reply<T>> {
    leftIn = lane;
    try {
      return await request.call(clientFor({ lane, fresh: request.fresh === true }, account));
    } catch (error) {
      return broken(error, true);
    }
  }

  /** Null when the asker could note it down. */
  async function tellAsker(news: () => Promise<void> | undefined): Promise<NoAnswer | null> {
    try {
      await news();
      return null;
    } catch (error) {
      return broken(error, false);
    }
  }

  /** What VirusTotal's refusal means for the others is written down even if the asker fails. */
  async function goBack(hold?: () => Promise<void>): Promise<Outcome> {
    const failed = await tellAsker(() => request.onReturn?.());
    await hold?.();
    return failed ? fail(failed.failure) : 'again';
  }

  async function answer(failed: NoAnswer, sent: Departed): Promise<Outcome | KeyRefusal> {
    const { failure, retryAfter, gateway } = failed;
    if (request.signal?.aborted) return fail(failure);
    switch (failure.tag) {
      case 'wrong-key':
      case 'inactive-user':
        return { refused: failure, goBack };
      case 'quota':
        return goBack(() => refusals.quotaExceeded(sent, retryAfter, namedWindow(gateway, leftIn)));
      case 'too-many-requests': {
        const enough = await refusals.tooManyRequests(sent, retryAfter);
        return enough ? fail(enough) : goBack();
      }
      default:
        return repeat(failed, sent.account);
    }
  }

  async function repeat(failed: NoAnswer, account: number): Promise<Outcome> {
    const { failure, transient, sent, status, retryAfter } = failed;
    if (status >= 500) await refusals.upstreamFailed(account, retryAfter);
    tries += 1;
    // What did not leave (no connection, no permission) is for the user to mend, not for another try.
    if (!transient || !sent || request.repeat === 'once' || tries >= TRIES) return fail(failure);
    const until = clock.now() + FIRST_PAUSE * 2 ** (tries - 1) * (0.5 + random());
    request.onWait?.({ window: 'slow-down', until }, 1, 1);
    await clock.wait(until, request.signal);
    return request.signal?.aborted ? fail(failure) : 'again';
  }

  return {
    get lane() {
      return lane;
    },
    ticket: request.ticket,
    raise(higher) {
      lane = higher;
    },
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

    async leave(spendId, account) {
      const departure = refusals.departure();
      const stopped = await tellAsker(() => request.onLeave?.(spendId));
      const unsent = stopped ?? (request.signal?.aborted ? broken('cancelled', false) : null);
      const reply = unsent ?? (await send(account));
      returned = true;
      told = '';
      age = reply.gateway?.age ?? 0;
      const free = isFree(reply.gateway, request.repeat);
      if (free || (!reply.ok && !reply.sent)) await ledger.refund(spendId);
      else {
        const answered = isAnswer(reply);
        await ledger.settle(spendId, clock.now(), { serverTime: reply.serverTime, answered });
        if (answered) refusals.answered();
      }
      await heedBudget(ledger, reply, clock.now(), account);
      if (!reply.ok) {
        if ((free || !reply.sent) && !unsent) spent -= 1;
        if (reply.moved && moves < MOVES) {
          moves += 1;
          await note('info', `not sent: ${request.label}`, 'another key');
          return goBack();
        }
        await note(...refusalLine(request.label, reply));
        return answer(reply, { departure, account });
      }
      if (free) spent -= 1;
      return end({ ok: true, value: reply.value, raw: reply.raw, spent, ...(age > 0 && { age }) });
    },
  };

  async function send(account: number): Promise<Reply<T>> {
    spent += 1;
    await note('info', `sent: ${request.label}`, lane);
    return ask(account);
  }
}
