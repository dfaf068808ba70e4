import { MINUTE_MARGIN, type MinuteSpend, REQUEST_AT_MOST } from '@/utils/domain/budget';
import { DAY, MINUTE } from '@/utils/domain/duration';
import { monthStart } from '@/utils/domain/utc';
import type { SpendRow } from '../storage/schema';
import type { Writing } from '../storage/transact';
import { startTally, type Tally, windowOf } from './tally';

/** The stores a change of the ledger touches. */
export const LEDGER_STORES = ['meta', 'spends'] as const;
export type LedgerTransaction = Writing<typeof LEDGER_STORES>;

export interface RecentSpend extends MinuteSpend {
  readonly id: number;
  /** Sent around a gateway. */
  readonly direct: boolean;
}

/** How far back a row can lie and still occupy the minute; `settled` keeps longer requests within it. */
export const REACH = REQUEST_AT_MOST + MINUTE + MINUTE_MARGIN;
/** Rows are kept this long: a month and some days, for the log and for counting anew. */
const KEEP = 40 * DAY;
/** So many old rows go at a time. */
const PRUNE_AT_MOST = 500;

/** A row whose reply has come. An upload may take longer than other requests: it counts as sent late. */
export function settled(row: SpendRow, at: number): SpendRow {
  return { ...row, at: Math.min(at, Math.max(row.at, at - REQUEST_AT_MOST)), settledAt: at };
}

/** Whether it is about another account than the counted one; a row of an older version does not say. */
export function isOthers(
  about: Pick<SpendRow, 'account'> | undefined,
  { account }: Pick<Tally, 'account'>,
): boolean {
  return about?.account !== undefined && about.account !== account;
}

/**
 * The requests that may occupy the minute, and those that arrived after `dayEnd`, when the counted day was over, with their times as they would be had the wall clock not jumped:
 * `skew` is how far it ran ahead of the time that passed. No time is left ahead of `now`.
 */
export async function readRecent(
  transaction: LedgerTransaction,
  now: number,
  skew: number,
  dayEnd: number,
): Promise<readonly RecentSpend[]> {
  const spends = transaction.objectStore('spends');
  const rows = new Map<number, SpendRow>();
  // Read to the end first: a row that is moved on would be met again further on.
  const since = Math.min(now - skew - REACH, dayEnd - REQUEST_AT_MOST);
  for await (const cursor of spends.index('at').iterate(IDBKeyRange.lowerBound(since)))
    rows.set(cursor.primaryKey, cursor.value);
  const recent: RecentSpend[] = [];
  for (const [id, row] of rows) {
    const sentAt = Math.min(row.at + skew, now);
    const settledAt = row.settledAt === null ? null : Math.min(row.settledAt + skew, now);
    // Written back, so that the minute after a jump ends as every other does.
    if (sentAt !== row.at || settledAt !== row.settledAt)
      await spends.put({ ...row, at: sentAt, settledAt }, id);
    recent.push({ id, sentAt, settledAt, direct: row.direct === true });
  }
  return recent;
}

/** Counts anew what the rows still tell, for a count that is missing or damaged. */
export async function recount(transaction: LedgerTransaction, now: number, account: number): Promise<Tally> {
  const { day, month } = windowOf(now);
  const at = transaction.objectStore('spends').index('at');
  const dayUsed = await at.count(IDBKeyRange.lowerBound(day * DAY));
  return startTally(now, account, dayUsed, await at.count(IDBKeyRange.lowerBound(monthStart(month))));
}

/** Deletes rows that nobody asks for any more. */
export async function prune(transaction: LedgerTransaction, now: number): Promise<void> {
  let left = PRUNE_AT_MOST;
  const old = transaction
    .objectStore('spends')
    .index('at')
    .iterate(IDBKeyRange.upperBound(now - KEEP));
  for await (const cursor of old) {
    if (left === 0) break;
    left -= 1;
    await cursor.delete();
  }
}
