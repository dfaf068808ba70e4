import type { AssayDatabase } from './database';
import { LIMITS_KEY } from './learned-limits';
import { transact } from './transact';

/** Where the key's record is in `vault`. */
export const KEY = 'key';
/** LevelDB keeps what was deleted until it compacts; this much new data makes it (faults.md §6). */
const FILL_RECORDS = 128;
const FILL_RECORD = 32 * 1024;

/** The key and its limits go. Two transactions: within one, the overwriting might never reach the disk. */
export async function overwriteAndDelete(database: AssayDatabase): Promise<null> {
  await transact(database, ['vault'], 'strict', (transaction) =>
    transaction.objectStore('vault').put('x'.repeat(256), KEY),
  );
  return transact(database, ['vault', 'meta'], 'strict', async (transaction) => {
    await transaction.objectStore('vault').delete(KEY);
    await transaction.objectStore('meta').delete(LIMITS_KEY);
    return null;
  });
}

/** Pushes what was deleted off the disk. */
export async function fillAndClear(database: AssayDatabase): Promise<void> {
  const fills = IDBKeyRange.bound('fill-', 'fill-\uffff');
  await transact(database, ['vault'], 'strict', async (transaction) => {
    for (let record = 0; record < FILL_RECORDS; record += 1) {
      const bytes = new Uint8Array(FILL_RECORD).fill(record + 1);
      await transaction.objectStore('vault').put(bytes, `fill-${record}`);
    }
  });
  await transact(database, ['vault'], 'strict', (transaction) =>
    transaction.objectStore('vault').delete(fills),
  );
}
