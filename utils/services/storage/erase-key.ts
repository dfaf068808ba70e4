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
  const words = noise(FILL_RECORD / 4);
  await transact(database, ['vault'], 'strict', async (transaction) => {
    for (const record of Array(FILL_RECORDS).keys()) {
      const name = `${FILL_SIDES[record % 2]}-${record}`;
      // Another one each time, and as hard to compress.
      const other = words.map((word) => word ^ Math.imul(record, 0x9e37_79b1));
      await transaction.objectStore('vault').put(new Uint8Array(other.buffer), name);
    }
  });
  await transact(database, ['vault'], 'strict', async (transaction) => {
    // Each by itself: a range over both would take a key along that was saved in between.
    for (const side of FILL_SIDES) {
      await transaction.objectStore('vault').delete(IDBKeyRange.bound(`${side}-`, `${side}-\uffff`));
    }
  });
}

/** Words that no compression makes smaller; that anybody could work them out does no harm (Marsaglia's xorshift). */
function noise(length: number): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(length);
  let state = 1;
  for (const index of words.keys()) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[index] = state;
  }
  return words;
}
