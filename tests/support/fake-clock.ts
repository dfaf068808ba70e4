import { randomFill } from 'node:crypto';
import type { Clock } from '@/utils/services/clock';

interface Sleeper {
  /** Milliseconds until it wakes, negative when it should have. */
  readonly left: () => number;
  readonly wake: () => void;
}

/** A clock that moves only when told to. */
export interface FakeClock extends Clock {
  /** Lets time pass, waking sleepers in order; whatever they start settles before time goes on. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock alone, as a user or NTP does. */
  jump(ms: number): void;
  /** Resolves after that much time has passed, whatever the wall clock does: what a network takes. */
  pass(ms: number): Promise<void>;
  /** Sleepers that wait now: until when. */
  sleeping(): readonly number[];
}

/** Turns of the event loop without work after which nothing more is expected; more where nobody tells. */
const QUIET_TURNS = 20;
const BLIND_TURNS = 150;
/** What an empty job of the thread pool works on: the cheapest that there is, a fifth of compressing nothing. */
const NOTHING = new Uint8Array(1);

/** Noon UTC of an ordinary day. */
export const NOON = Date.UTC(2026, 10, 21, 12);

/** `busy` is asked before time goes on. */
export function createFakeClock(start: number = NOON, busy?: () => boolean): FakeClock {
  let wall = start;
  let elapsed = 0;
  let sleepers: readonly Sleeper[] = [];

  const sleep = (left: () => number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted || left() <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        sleepers = sleepers.filter((other) => other !== sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { left, wake };
      sleepers = [...sleepers, sleeper];
      signal?.addEventListener('abort', wake);
    });
  };

  return {
    now: () => wall,
    elapsed: () => elapsed,
    wait: (until, signal) => sleep(() => until - wall, signal),
    pass(ms) {
      const until = elapsed + ms;
      return sleep(() => until - elapsed);
    },
    sleeping: () => sleepers.map((sleeper) => wall + sleeper.left()).sort((a, b) => a - b),
    jump(ms) {
      wall += ms;
    },
    async advance(ms) {
      let left = ms;
      await settleAll(busy);
      for (;;) {
        const due = sleepers.toSorted((a, b) => a.left() - b.left())[0];
        const step = due ? Math.min(left, Math.max(0, due.left())) : left;
        wall += step;
        elapsed += step;
        left -= step;
        if (due && due.left() <= 0) due.wake();
        else if (left <= 0) return;
        await settleAll(busy);
      }
    },
  };
}

/**
 * Lets everything that is due now happen. fake-indexeddb works in macrotasks, so promises alone are not enough;
 * `busy` says whether anything has moved since it was last asked. Compressing and hashing happen on the thread
 * pool, where nobody sees them: it has one thread here (`vitest.base.ts`), so what was given to it before our
 * own empty job is done when that is, however slow the machine.
 */
export async function settleAll(busy?: () => boolean): Promise<void> {
  const enough = busy ? QUIET_TURNS : BLIND_TURNS;
  for (let quiet = 0; quiet < enough; quiet = busy?.() ? 0 : quiet + 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (busy) await new Promise((resolve) => randomFill(NOTHING, resolve));
  }
}
