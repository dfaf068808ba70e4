import type { AssayDatabase } from './database';
import { LIMITS_KEY } from './learned-limits';
import { transact } from './transact';

/** Where the key's record is in `vault`. */
export const KEY = 'key';
/**
 * LevelDB keeps what was deleted until it compacts that range. This much new data on both sides of the key's
 * name, which must not compress, makes it: 4 MB on one side left the key in a table (measured; faults.md §6).
 */
const FILL_RECORDS = 768;
const FILL_RECORD = 32 * 1024;
const FILL_SIDES = ['a', 'z'] as const;

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

/** Any other record of `vault`, in the same two steps. */
export async function eraseRecord(database: AssayDatabase, name: string): Promise<null> {
  await transact(database, ['vault'], 'strict', (transaction) =>
    transaction.objectStore('vault').put('x'.repeat(256), name),
  );
  return transact(database, ['vault'], 'strict', async (transaction) => {
    await transaction.objectStore('vault').delete(name);
    return null;
  });
}

/** Pushes what was deleted off the disk. */
export async function fillAndClear(database: AssayDatabase): Promise<void> {
  await transact(database, ['vault'], 'strict', async (transaction) => {
    for (let record = 0; record < FILL_RECORDS; record += 1) {
      const name = `${FILL_SIDES[record % 2]}-${record}`;
      await transaction.objectStore('vault').put(noise(record + 1, FILL_RECORD), name);
    }
  });
  await transact(database, ['vault'], 'strict', async (transaction) => {
    // Each by itself: a range over both would take a key along that was saved in between.
    for (const side of FILL_SIDES) {
      await transaction.objectStore('vault').delete(IDBKeyRange.bound(`${side}-`, `${side}-\uffff`));
    }
  });
}

/** Bytes that no compression makes smaller; that anybody could work them out does no harm (Knuth's `ranqd1`). */
function noise(seed: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
