import type { KeyState } from '@/utils/domain/key-state';
import type { QuotaLimits } from '@/utils/domain/quota';
import type { Result } from '@/utils/domain/result';
import { LIMITS_KEY, parseLimits } from '../quota/limits';
import { attempt } from './attempt';
import type { AssayDatabase, Storage } from './database';
import { transact } from './transact';

export type Refusal = 'wrong-key' | 'inactive-user';

/**
 * The API key, in the extension's own database, which no content script can open in either browser
 * (platform.md fact 7). Nothing but the client reads the key itself. Reading rejects when the database cannot
 * be read: that is not "no key".
 */
export interface Vault {
  readKey(): Promise<string | null>;
  /** Keeps a key in the place of the last one; nothing is known about it yet. */
  saveKey(key: string): Promise<Result<null>>;
  /** Overwrites the key, deletes it, and makes the database write over what is left of it on the disk. */
  forgetKey(): Promise<Result<null>>;
  keyState(): Promise<KeyState>;
  /** VirusTotal accepted the key and told its limits. */
  markTested(at: number, limits: QuotaLimits): Promise<void>;
  /**
   * VirusTotal refused the key. With `ending` (as in `KeyState`) only if that is still the key: the reply may
   * belong to one that the user has replaced since. Says whether it was marked.
   */
  markRefused(refused: Refusal, ending?: string): Promise<boolean>;
}

interface Kept {
  readonly key: string;
  readonly testedAt: number | null;
  readonly refused: Refusal | null;
}

const KEY = 'key';
/** LevelDB keeps what was deleted until it compacts; this much new data makes it (faults.md §6). */
const FILL_RECORDS = 128;
const FILL_RECORD = 32 * 1024;

export function createVault(storage: Storage): Vault {
  const read = (): Promise<Kept | null> =>
    storage.run(async (database) => parseKept(await database.get('vault', KEY)));

  const change = (next: (kept: Kept) => Kept): Promise<boolean> =>
    storage.run((database) =>
      transact(database, ['vault'], 'strict', async (transaction) => {
        const vault = transaction.objectStore('vault');
        const kept = parseKept(await vault.get(KEY));
        const changed = kept && next(kept);
        if (changed && changed !== kept) await vault.put(changed, KEY);
        return changed !== kept;
      }),
    );

  return {
    readKey: async () => (await read())?.key ?? null,

    saveKey: (key) =>
      attempt(() =>
        storage.run((database) =>
          transact(database, ['vault', 'meta'], 'strict', async (transaction) => {
            const kept: Kept = { key, testedAt: null, refused: null };
            await transaction.objectStore('vault').put(kept, KEY);
            await transaction.objectStore('meta').delete(LIMITS_KEY);
            return null;
          }),
        ),
      ),

    async forgetKey() {
      const forgotten = await attempt(() => storage.run(overwriteAndDelete));
      // Only a second lock on the door: the key is deleted already, so a full disk here is no failure.
      if (forgotten.ok) await attempt(() => storage.run(fillAndClear));
      return forgotten;
    },

    async keyState() {
      const [kept, limits] = await storage.run(async (database) => {
        const transaction = database.transaction(['vault', 'meta']);
        return Promise.all([
          transaction.objectStore('vault').get(KEY),
          transaction.objectStore('meta').get(LIMITS_KEY),
        ]);
      });
      const known = parseKept(kept);
      if (!known) return { set: false };
      const { testedAt, refused } = known;
      return { set: true, ending: endingOf(known.key), testedAt, refused, limits: parseLimits(limits) };
    },

    async markTested(at, limits) {
      await change((kept) => ({ ...kept, testedAt: at, refused: null }));
      await storage.run((database) => database.put('meta', limits, LIMITS_KEY));
    },

    markRefused: (refused, ending) =>
      change((kept) => (ending === undefined || ending === endingOf(kept.key) ? { ...kept, refused } : kept)),
  };
}

function endingOf(key: string): string {
  return key.slice(-4);
}

/** Two transactions: within one, the overwriting might never reach the disk. */
async function overwriteAndDelete(database: AssayDatabase): Promise<null> {
  await transact(database, ['vault'], 'strict', (transaction) =>
    transaction.objectStore('vault').put('x'.repeat(256), KEY),
  );
  return transact(database, ['vault', 'meta'], 'strict', async (transaction) => {
    await transaction.objectStore('vault').delete(KEY);
    await transaction.objectStore('meta').delete(LIMITS_KEY);
    return null;
  });
}

async function fillAndClear(database: AssayDatabase): Promise<void> {
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

/** What is no key record, the overwritten one for instance, is no key. */
function parseKept(stored: unknown): Kept | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { key, testedAt, refused } = stored as Record<string, unknown>;
  if (typeof key !== 'string' || key === '') return null;
  return {
    key,
    testedAt: typeof testedAt === 'number' ? testedAt : null,
    refused: refused === 'wrong-key' || refused === 'inactive-user' ? refused : null,
  };
}
