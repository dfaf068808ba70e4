import type { IDBPTransaction, StoreNames } from 'idb';
import type { AssayDatabase } from './database';
import type { AssaySchema } from './schema';

type Stores = ReadonlyArray<StoreNames<AssaySchema>>;

/** A transaction that may write, over the stores it names. */
export type Writing<Names extends Stores> = IDBPTransaction<AssaySchema, Names, 'readwrite'>;

/**
 * Runs `work` in one readwrite transaction and returns its value once everything is written: all of it or, when
 * anything fails, nothing (faults.md §4.30). `strict` waits for the disk; take it for what must survive a crash.
 */
export async function transact<const Names extends Stores, T>(
  database: AssayDatabase,
  names: Names,
  durability: 'strict' | 'relaxed',
  work: (transaction: Writing<Names>) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(names, 'readwrite', { durability });
  // A full disk may show at the commit only, so both are awaited and the first to fail is what is thrown.
  const [worked, done] = await Promise.allSettled([doOrAbort(transaction, work), transaction.done]);
  if (worked.status === 'rejected') throw worked.reason;
  if (done.status === 'rejected') throw done.reason;
  return worked.value;
}

async function doOrAbort<Names extends Stores, T>(
  transaction: Writing<Names>,
  work: (transaction: Writing<Names>) => Promise<T>,
): Promise<T> {
  try {
    return await work(transaction);
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

/** A transaction that the browser aborted already refuses to be aborted again; that is what was wanted. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
}
