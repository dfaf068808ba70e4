import type { Budget } from '@/utils/domain/budget';
import type { Lane, QuotaView, Wait } from '@/utils/domain/quota';
import type { Result } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import type { Clock } from '../clock';
import { attempt } from '../storage/attempt';
import type { Storage } from '../storage/database';
import { type BackOff, backOffOf, withBlock, withoutPauses } from './blocks';
import { createBookWriting } from './book-writing';
import {
  type Books,
  budgetOf,
  heard,
  likely,
  openBooks,
  rolled,
  type ServerCount,
  TALLY_KEY,
  viewOf,
} from './books';
import { corrected } from './corrected';
import { unanswered } from './guess';
import type { Refused, Reservation, Settled } from './reservation';
import { reserveOne } from './reserve';
import { isOthers, type LedgerTransaction, settled } from './spend-rows';
import { plus, type Tally } from './tally';
import { createUnseenJump, type ToldTime } from './unseen-jump';

/** Every request that left, written down before it did. Times are Unix milliseconds. */
export interface Ledger {
  /** Reads, decides and writes in one transaction. Fails with `storage-full`: then nothing may leave. */
  reserve(lane: Lane, label: string, now: number): Promise<Result<Reservation>>;
  /**
   * The reply has come; `serverTime` is its `Date`. An answer, unlike a refusal, ends a row of refusals. What the
   * account in use has not sent only gives its place in the minute back, here and in `refund`.
   */
  settle(spendId: number, at: number, reply?: Settled): Promise<Result<null>>;
  /** A dead worker's upload may be under way: it holds its place until it is settled, or let go of by what this returns. */
  adopt(spendId: number): () => void;
  /** Only when the request provably did not leave. Nothing when it was taken back before. */
  refund(spendId: number): Promise<Result<null>>;
  /**
   * Another program may use the key too: the count becomes VirusTotal's, where that is higher. Nothing when it
   * is another account's, or another day's.
   */
  correct(count: ServerCount): Promise<Result<null>>;
  /**
   * Nothing leaves until then, or nothing of the lower lanes: VirusTotal, or a gateway, refused. Nothing when it
   * refused another account than the one in use.
   */
  block(window: Wait['window'], until: number, whom?: Refused): Promise<Result<null>>;
  /**
   * VirusTotal refused and no quota explains it: nothing leaves for a while, longer each time. Null when it
   * refused another account.
   */
  backOff(window: 'minute' | 'slow-down', atLeast: number, account: number): Promise<Result<BackOff | null>>;
  /** The waits that no quota demands are over. */
  liftPauses(): Promise<Result<null>>;
  /** VirusTotal could not be asked which day it is, or what was spent: our clock and our rows decide. */
  trustClock(now: number): Promise<Result<null>>;
  /**
   * What will probably decide for a request of this lane, for telling when its turn comes. Rejects when the
   * database cannot be read.
   */
  outlook(lane: Lane, now: number): Promise<Budget>;
  /** The meter. Rejects when the database cannot be read. */
  view(now: number): Promise<QuotaView>;
}

export interface LedgerParts {
  readonly storage: Storage;
  readonly settings: { read(): Promise<Pick<Settings, 'reserve'>> };
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
}

export function createLedger({ storage, settings, clock }: LedgerParts): Ledger {
  const inFlight = new Set<number>();
  const unseen = createUnseenJump(clock);
  const write = createBookWriting({ storage, clock, unseen });

  const keep = async (transaction: LedgerTransaction, tally: Tally): Promise<null> => {
    await transaction.objectStore('meta').put(tally, TALLY_KEY);
    return null;
  };

  /** By the clock as it is: a time of somebody's question would draw to itself what has left since. */
  const open = (transaction: LedgerTransaction, skew: number): Promise<Books> =>
    openBooks(transaction, { now: clock.now(), skew, inFlight });

  const change = (next: (books: Books) => Tally, told?: ToldTime): Promise<Result<null>> =>
    attempt(() => write(async (books, skew) => keep(books, next(await open(books, skew))), told));

  const read = async (now: number): Promise<Books> => {
    const books = await write(open);
    return { ...books, tally: rolled(books, now) };
  };

  return {
    async reserve(lane, label, now) {
      const { reserve } = await settings.read();
      const reserved = await attempt(() =>
        write(async (transaction, skew) => {
          const books = await open(transaction, skew);
          return reserveOne(transaction, books, { lane, label, now, reserve }, { clock, unseen });
        }),
      );
      if (reserved.ok && reserved.value.ok) inFlight.add(reserved.value.spendId);
      return reserved;
    },

    adopt(spendId) {
      inFlight.add(spendId);
      return () => void inFlight.delete(spendId);
    },

    async settle(spendId, at, { serverTime = null, answered = false } = {}) {
      inFlight.delete(spendId);
      return attempt(() =>
        write(
          async (transaction, skew) => {
            const spends = transaction.objectStore('spends');
            const row = await spends.get(spendId);
            if (row) await spends.put(settled(row, at), spendId);
            const books = await open(transaction, skew);
            if ((serverTime === null && !answered) || isOthers(row, books.tally)) return null;
            const tally = serverTime === null ? books.tally : heard(books, serverTime, at);
            return keep(transaction, answered ? { ...tally, refusedInARow: 0 } : tally);
          },
          serverTime === null ? undefined : { serverTime, spendId },
        ),
      );
    },

    async refund(spendId) {
      inFlight.delete(spendId);
      return attempt(() =>
        write(async (transaction, skew) => {
          const spends = transaction.objectStore('spends');
          const row = await spends.get(spendId);
          // Opened first: a count that is made anew of the rows has this one in it.
          const { tally } = await open(transaction, skew);
          if (!row) return null;
          await spends.delete(spendId);
          return isOthers(row, tally) ? null : keep(transaction, plus(tally, -1));
        }),
      );
    },

    correct: (count) =>
      change(
        (books) => (isOthers(count, books.tally) ? books.tally : corrected(books, count)),
        count.serverTime === undefined ? undefined : { serverTime: count.serverTime, askedAt: count.at },
      ),

    block: (window, until, whom = {}) =>
      change(({ tally }) =>
        isOthers(whom, tally) ? tally : withBlock(tally, { window, until }, clock.now(), whom.lowerOnly),
      ),

    backOff: (window, atLeast, account) =>
      attempt(() =>
        write(async (transaction, skew) => {
          const now = clock.now();
          const { tally } = await open(transaction, skew);
          if (isOthers({ account }, tally)) return null;
          const backOff = backOffOf(tally, now, atLeast);
          const { until, inARow: refusedInARow } = backOff;
          await keep(transaction, withBlock({ ...tally, refusedInARow }, { window, until }, now));
          return backOff;
        }),
      ),

    liftPauses: () => change(({ tally }) => withoutPauses(tally)),

    trustClock(now) {
      unseen.trustClock();
      return change((books) => unanswered(rolled(books, now), now));
    },

    async outlook(lane, now) {
      const { reserve } = await settings.read();
      return budgetOf(likely(await read(now), { now, inFlight }), now, reserve, lane);
    },

    view: async (now) => viewOf(await read(now), now),
  };
}
