import type { Clock } from '../clock';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';
import { createClockJumps } from './clock-jumps';
import { LEDGER_STORES, type LedgerTransaction } from './spend-rows';
import type { ToldTime, UnseenJump } from './unseen-jump';

/**
 * Runs `work` in one transaction that is on the disk when it resolves. `skew` is how far the wall clock ran ahead since
 * the work before: whoever opens the books moves their times along, so all that write open them. Rejects with what the
 * database, or `work`, fails with. `told` is VirusTotal's time, where a reply brings it.
 */
export type BookWriting = <T>(
  work: (transaction: LedgerTransaction, skew: number) => Promise<T>,
  told?: ToldTime,
) => Promise<T>;

export interface BookWritingParts {
  readonly storage: Storage;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly unseen: Pick<UnseenJump, 'look'>;
}

export function createBookWriting({ storage, clock, unseen }: BookWritingParts): BookWriting {
  const jumps = createClockJumps(clock);
  let last: Promise<unknown> = Promise.resolve();

  return (work, told) => {
    const writeOne = async () => {
      const { skew, moved, taken } = jumps.look();
      const written = await storage.run((database) =>
        transact(database, LEDGER_STORES, 'strict', async (transaction) => {
          const before = await unseen.look(transaction, moved, told);
          return { done: await work(transaction, skew + before.skew), before };
        }),
      );
      // Not before it is written: a jump that could not be taken into account must be seen again.
      taken();
      written.before.taken();
      return written.done;
    };
    // One after the other, or each of several would move the times along with the same jump.
    const next = last.then(writeOne, writeOne);
    last = next;
    return next;
  };
}
