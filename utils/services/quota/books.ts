import { type Budget, occupiedUntil, REQUEST_AT_MOST } from '@/utils/domain/budget';
import { DAY } from '@/utils/domain/duration';
import type { Share } from '@/utils/domain/gateway-word';
import {
  isUpperLane,
  type Lane,
  PUBLIC_KEY_LIMITS,
  type QuotaLimits,
  type QuotaView,
} from '@/utils/domain/quota';
import { utcDay } from '@/utils/domain/utc';
import { ACCOUNT_KEY, parseAccount } from '../storage/account-record';
import { DETOUR_KEY, isDetour } from '../storage/detour-record';
import { LIMITS_KEY, parseLimits } from '../storage/learned-limits';
import type { SpendRow } from '../storage/schema';
import { holding } from './blocks';
import { guessed } from './guess';
import { parseTally } from './parse-tally';
import { type LedgerTransaction, type RecentSpend, readRecent, recount } from './spend-rows';
import { DATE_ERROR, endsOf, hear, roll, startTally, type Tally } from './tally';

/** What `overall_quotas` said, and when it said so (Unix ms, on our clock). */
export interface ServerCount {
  readonly dayUsed: number;
  readonly monthUsed: number;
  readonly at: number;
  /** VirusTotal's own time in that reply, where known. */
  readonly serverTime?: number | null;
  /** One's own share of the day, where a gateway tells it. */
  readonly own?: Share | undefined;
  /** Whose count it is (`Vault.account`); left out, the current account's. */
  readonly account?: number;
}

/** Everything the ledger knows, read in one transaction. */
export interface Books {
  readonly tally: Tally;
  /** Those that count here: the gateway's key and the one that goes around it have a minute each. */
  readonly recent: readonly RecentSpend[];
  readonly limits: QuotaLimits;
  /** The limits come from the account, not from the public default. */
  readonly learned: boolean;
  /** What is noted of a request that leaves now: whether it goes around a gateway. */
  readonly way: Pick<SpendRow, 'direct'>;
}

/** How a worker sees the time and its own requests. */
export interface Sight {
  readonly now: number;
  /** How far the wall clock ran ahead of the time that passed. */
  readonly skew: number;
  /** Requests of this worker without a reply: they occupy the minute however long they take. */
  readonly inFlight: ReadonlySet<number>;
}

/** Where the count is in `meta`. */
export const TALLY_KEY = 'tally';

export async function openBooks(
  transaction: LedgerTransaction,
  { now, skew, inFlight }: Sight,
): Promise<Books> {
  const meta = transaction.objectStore('meta');
  const told = parseLimits(await meta.get(LIMITS_KEY));
  const used = parseAccount(await meta.get(ACCOUNT_KEY));
  const { number: account } = used;
  const direct = isDetour(used, await meta.get(DETOUR_KEY));
  const kept = parseTally(await meta.get(TALLY_KEY));
  const rows = await readRecent(transaction, now, skew, kept ? endsOf(kept).day - DATE_ERROR : now);
  const tally = await countOf(transaction, kept, now, { account, direct });
  const near = new Set(rows.map((row) => row.id));
  // Nobody remembers which way one went that takes so long: it counts on both.
  const slow = [...inFlight]
    .filter((id) => !near.has(id))
    .map((id) => ({ id, sentAt: 0, settledAt: null, direct }));
  return {
    tally: { ...tally, blocked: holding(tally.blocked, now) },
    recent: [...rows.filter((row) => row.direct === direct), ...slow].map((spend) =>
      inFlight.has(spend.id) ? underWay(spend, now) : spend,
    ),
    limits: told ?? PUBLIC_KEY_LIMITS,
    learned: told !== null,
    way: direct ? { direct } : {},
  };
}

/** The account's count as it is kept, or what the rows tell of it. */
async function countOf(
  transaction: LedgerTransaction,
  kept: Tally | null,
  now: number,
  { account, direct }: { readonly account: number; readonly direct: boolean },
): Promise<Tally> {
  if (kept?.account === account) return kept;
  // What the last account was refused is not held against this one. What was spent with another key may be of this
  // account; with the key that goes around a gateway it is not.
  if (kept && direct) return startTally(now, account);
  const counted = await recount(transaction, now, account);
  return kept ? guessed(counted) : counted;
}

/** However long it has taken: it has not been given up, so it may still arrive. */
function underWay(spend: RecentSpend, now: number): RecentSpend {
  return { ...spend, sentAt: Math.max(spend.sentAt, now - REQUEST_AT_MOST) };
}

/** The count moved on to the day of `now`, if that has begun. */
export function rolled({ tally, recent }: Books, now: number): Tally {
  return roll(tally, now, carry(recent, now + tally.offset, tally.offset));
}

/** The count after VirusTotal told its time; without one our clock has to do. */
export function heard(books: Books, serverTime: number | null, at: number): Tally {
  if (serverTime === null) return rolled(books, at);
  return hear(books.tally, serverTime, at, carry(books.recent, serverTime, serverTime - at));
}

/** VirusTotal's count, with the requests added that it cannot have counted when it gave it. */
export function serverUsed(recent: readonly RecentSpend[], { dayUsed, monthUsed, at }: ServerCount) {
  // What was settled by then had arrived before VirusTotal was asked.
  const since = recent.filter(({ settledAt }) => settledAt === null || settledAt > at).length;
  return { dayUsed: dayUsed + since, monthUsed: monthUsed + since };
}

/** As `budgetOf` would be if what this worker has under way arrived now, as it mostly does: for telling times. */
export function likely(books: Books, { now, inFlight }: Pick<Sight, 'now' | 'inFlight'>): Books {
  const arrived = (spend: RecentSpend): RecentSpend =>
    inFlight.has(spend.id) ? { ...spend, settledAt: spend.settledAt ?? now } : spend;
  return { ...books, recent: books.recent.map(arrived) };
}

export function budgetOf({ tally, recent, limits }: Books, now: number, reserve: number, lane: Lane): Budget {
  const { dayUsed, monthUsed } = tally;
  const blocked = tally.blocked.filter((block) => !block.lowerOnly || !isUpperLane(lane));
  const ends = endsOf(tally);
  const counts = { minuteSpends: recent, dayUsed, monthUsed, blocked };
  return { now, limits, ...counts, dayEndsAt: ends.day, monthEndsAt: ends.month, reserve, lane };
}

export function viewOf({ tally, recent, limits, learned }: Books, now: number): QuotaView {
  const needles = recent.filter((spend) => occupiedUntil(spend, now) > now);
  const ends = endsOf(tally);
  return {
    limits,
    learned,
    minuteUsed: needles.length,
    minuteSpends: needles.map((spend) => spend.sentAt).sort((a, b) => a - b),
    dayUsed: tally.dayUsed,
    monthUsed: tally.monthUsed,
    dayEndsAt: ends.day,
    monthEndsAt: ends.month,
    ...(tally.own && { own: tally.own }),
  };
}

/** Requests that may have arrived on the day of `accountTime`, as nobody knows the midnight to the second. */
function carry(recent: readonly RecentSpend[], accountTime: number, offset: number): number {
  const began = utcDay(accountTime) * DAY - offset - DATE_ERROR;
  return recent.filter(({ settledAt }) => settledAt === null || settledAt >= began).length;
}
