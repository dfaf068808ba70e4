import type { Clock } from '../clock';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';
import { createClockJumps } from './clock-jumps';
import { LEDGER_STORES, type LedgerTransaction } from './spend-rows';

/**
 * Runs `work` in one transaction that is on the disk when it resolves. `skew` is how far the wall clock ran ahead since
 * the work before: whoever opens the books moves their times along, so all that write open them. Rejects with what the
 * database, or `work`, fails with.
 */
export type BookWriting = <T>(
  work: (transaction: LedgerTransaction, skew: number) => Promise<T>,
) => Promise<T>;

export interface BookWritingParts {
  readonly storage: Storage;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
}

export function createBookWriting({ storage, clock }: BookWritingParts): BookWriting {
  const jumps = createClockJumps(clock);
  let last: Promise<unknown> = Promise.resolve();

  return (work) => {
    const writeOne = async () => {
      const { skew, taken } = jumps.look();
      const written = await storage.run((database) =>
        transact(database, LEDGER_STORES, 'strict', (transaction) => work(transaction, skew)),
      );
      // Not before it is written: a jump that could not be taken into account must be seen again.
      taken();
      return written;
    };
    // One after the other, or each of several would move the times along with the same jump.
    const next = last.then(writeOne, writeOne);
    last = next;
    return next;
  };
}
