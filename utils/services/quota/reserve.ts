import { slotOf } from '@/utils/domain/budget';
import type { Lane } from '@/utils/domain/quota';
import type { Clock } from '../clock';
import { type Books, budgetOf, rolled, TALLY_KEY } from './books';
import { inDoubtAt, type Reservation } from './reservation';
import { type LedgerTransaction, prune } from './spend-rows';
import { inDoubt, plus } from './tally';
import type { UnseenJump } from './unseen-jump';

/** A request that asks whether it may leave; `reserve` is the share that is left to the user's own checks. */
export interface Asking {
  readonly lane: Lane;
  readonly label: string;
  readonly now: number;
  readonly reserve: number;
}

export interface ReserveParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly unseen: UnseenJump;
}

/** Decides, and writes the spend of what may leave, in the transaction in which the books were opened. */
export async function reserveOne(
  transaction: LedgerTransaction,
  books: Books,
  { lane, label, now, reserve }: Asking,
  { clock, unseen }: ReserveParts,
): Promise<Reservation> {
  if (inDoubt(books.tally, now, books.limits)) return inDoubtAt(now);
  const tally = rolled(books, now);
  // Not while a clock that was set far ahead may make what has just left look old, nor by a time before it was set back.
  if (unseen.isKnown()) await prune(transaction, Math.min(now, clock.now()));
  const meta = transaction.objectStore('meta');
  const wait = slotOf(budgetOf({ ...books, tally }, now, reserve, lane), 0);
  if (wait) {
    await meta.put(tally, TALLY_KEY);
    return { ok: false, wait, doubt: false };
  }
  if (await unseen.mayFill(transaction, books)) return inDoubtAt(now);
  await meta.put(plus(tally, 1), TALLY_KEY);
  // A jump that was counted since the question must not leave this row behind.
  const at = Math.max(now, clock.now());
  const row = { at, settledAt: null, lane, label, account: tally.account, ...books.way };
  const spendId = await transaction.objectStore('spends').add(row);
  return { ok: true, spendId, account: tally.account };
}
