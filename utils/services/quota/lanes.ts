import { slotOf } from '@/utils/domain/budget';
import type { Failure } from '@/utils/domain/failure';
import type { Lane, Wait } from '@/utils/domain/quota';
import { storageFailure } from '../storage/attempt';
import type { Vault } from '../storage/vault';
import { createDoubt } from './doubt';
import { createErrand, type Errand, type ErrandTools } from './errand';
import type { KeyRefusal, Outcome, Refused } from './errand-outcome';
import type { LaneReply, LaneRequest } from './lane-request';
import { createLine } from './line';
import { createLookingAgain } from './looking-again';
import { createRefusals, type RefusalParts } from './refusals';

export type { LaneReply, LaneRequest } from './lane-request';

/** The only door to the client: who goes when. */
export interface Lanes {
  /**
   * Resolves with the answer or a failure, never rejects. Days may lie in between: a spent quota is waited
   * for. What waits lives in memory only; after a worker's death its owner sends it again.
   */
  send<T>(request: LaneRequest<T>): Promise<LaneReply<T>>;
  /** What is sent under this ticket goes in a higher lane from now on, also when it is under way and comes back. */
  raise(ticket: string, lane: Lane): void;
  /** The key was replaced or forgotten, or works again: what waits is looked at anew. */
  resume(): void;
}

export interface LanesParts extends RefusalParts, Omit<ErrandTools, 'refusals'> {
  readonly vault: Pick<Vault, 'account' | 'standing' | 'markRefused'>;
  /**
   * Before anything is asked of the count: another account may be in use by now, and is then followed. Until when
   * the one in use is (Unix ms), null for as long as nobody changes it.
   */
  readonly turnBack?: () => Promise<number | null>;
  /** Told whenever the meter may have changed. */
  readonly onSpend?: () => void;
}

/** The account that a request would be sent for, or why none can. */
type KeyStanding = { readonly account: number } | { readonly failure: Failure };

export function createLanes(parts: LanesParts): Lanes {
  const { ledger, vault, clock, onSpend } = parts;
  const refusals = createRefusals(parts);
  const line = createLine<Errand>();
  const lookingAgain = createLookingAgain(clock, refusals.sync);
  const doubt = createDoubt({ ledger, clock, ask: refusals.sync });
  let nudge = new AbortController();
  let running = false;
  /** The account whose key VirusTotal refused, should the vault have been unable to write that down. */
  let refused: { readonly account: number; readonly failure: Refused } | null = null;

  function wake(): void {
    nudge.abort();
    if (!running) void run();
  }

  async function run(): Promise<void> {
    running = true;
    try {
      for (let head = line.first(); head; head = line.first()) {
        nudge = new AbortController();
        await step(head);
      }
    } catch (error) {
      // The database cannot be read: nobody knows what may be spent, so nothing leaves.
      failAll(storageFailure(error));
    } finally {
      running = false;
    }
  }

  async function step(head: Errand): Promise<void> {
    const lasts = (await parts.turnBack?.()) ?? null;
    const standing = await keyStanding();
    if ('failure' in standing) return failAll(standing.failure);
    const now = clock.now();
    const reserved = await ledger.reserve(head.lane, head.label, now);
    if (!reserved.ok) {
      // Its spend cannot be written down, so it must not leave (faults.md §4.26).
      if (line.remove(head)) head.fail(reserved.failure);
    } else if (reserved.value.ok) {
      await depart(head, reserved.value.spendId, reserved.value.account);
    } else if (reserved.value.doubt) {
      const failure = await doubt.settle(nudge.signal);
      if (failure && line.remove(head)) head.fail(failure);
    } else {
      await waitFor(reserved.value.wait, lasts);
    }
  }

  async function keyStanding(): Promise<KeyStanding> {
    const key = await vault.standing();
    if (!key) return { failure: { tag: 'no-key' } };
    if (key.refused) return { failure: { tag: key.refused } };
    return refused?.account === key.account ? refused : key;
  }

  /** Takes the head out of the line, unless it was cancelled while its spend was being written. */
  async function depart(head: Errand, spendId: number, account: number): Promise<void> {
    if (!line.depart(head)) {
      await ledger.refund(spendId);
      return;
    }
    lookingAgain.over();
    doubt.over();
    onSpend?.();
    void travel(head, spendId, account);
  }

  async function travel(errand: Errand, spendId: number, account: number): Promise<void> {
    try {
      const outcome = await errand.leave(spendId, account);
      const again = typeof outcome === 'string' ? outcome : await refuse(errand, outcome, account);
      if (again === 'again') enqueue(errand);
    } catch (error) {
      errand.fail(storageFailure(error));
    }
    line.ended(errand);
    onSpend?.();
    wake();
  }

  /** Not marked when the user has given another key since: then it goes again with that one. */
  async function refuse(errand: Errand, refusal: KeyRefusal, account: number): Promise<Outcome> {
    const { refused: failure } = refusal;
    // Known here first: a full disk must not make us go on with a key that is refused.
    refused = { account, failure };
    if (await vault.markRefused(failure.tag, account)) {
      errand.fail(failure);
      return 'ended';
    }
    refused = null;
    return refusal.goBack();
  }

  /** It may have been cancelled while it was in nobody's line. */
  function enqueue(errand: Errand): void {
    if (errand.cancelled()) errand.fail({ tag: 'cancelled', sent: 0 });
    else line.add(errand);
  }

  async function waitFor(wait: Wait, lasts: number | null): Promise<void> {
    const { signal } = nudge;
    doubt.over();
    await tellAll(wait);
    await lookingAgain.wait(wait.until, lasts, signal);
  }

  async function tellAll(first: Wait): Promise<void> {
    const now = clock.now();
    const members = line.members();
    const [head] = members;
    if (!head) return;
    const outlook = await ledger.outlook(head.lane, now);
    for (const [before, member] of members.entries()) {
      const wait = slotOf({ ...outlook, lane: member.lane }, before);
      member.tell(wait ?? first, before + 1, members.length);
    }
  }

  function failAll(failure: Failure): void {
    for (const errand of line.members()) {
      line.remove(errand);
      errand.fail(failure);
    }
  }

  return {
    send: (request) =>
      new Promise((resolve) => {
        const { signal } = request;
        const cancel = (): void => {
          if (!line.remove(errand)) return;
          errand.fail({ tag: 'cancelled', sent: 0 });
          wake();
        };
        const errand = createErrand(request, { ...parts, refusals }, (reply) => {
          signal?.removeEventListener('abort', cancel);
          resolve(reply);
        });
        if (signal?.aborted) return void errand.fail({ tag: 'cancelled', sent: 0 });
        signal?.addEventListener('abort', cancel);
        line.add(errand);
        wake();
      }),

    raise(ticket, lane) {
      line.raise(ticket, lane);
      wake();
    },
    resume() {
      refused = null;
      lookingAgain.over();
      wake();
    },
  };
}
