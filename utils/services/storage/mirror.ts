import type { Storage } from './database';
import type { KeyValueArea } from './key-value-area';
import { transact } from './transact';

/** One mark in both stores: when only one of them has it, the other was lost (faults.md §4.19–21). */
interface Sentinel {
  readonly databaseId: string;
  readonly createdAt: number;
}

/**
 * `first-run`: neither store has ever held anything. `intact`: both hold the same mark. `database-lost` and
 * `area-lost`: that store was emptied behind our back; what it held must not be taken for "never set".
 */
export type SentinelState = 'first-run' | 'intact' | 'database-lost' | 'area-lost';

/** Notices that a store was emptied, which no browser reports (platform.md fact 9). */
export interface Mirror {
  /** Only looks. Rejects when either store cannot be read: then nothing is known, and nothing may be written. */
  checkSentinel(): Promise<SentinelState>;
  /**
   * Puts the mark where it is missing, once the loss has been dealt with or on the first run. A mark that is
   * there stays, and goes into the other store.
   */
  restoreSentinel(): Promise<void>;
}

interface MirrorParts {
  readonly storage: Storage;
  readonly area: KeyValueArea;
  readonly newId: () => string;
  readonly now: () => number;
}

const SENTINEL_KEY = 'sentinel';

export function createMirror({ storage, area, newId, now }: MirrorParts): Mirror {
  const inArea = async (): Promise<Sentinel | null> => parseSentinel(await area.get(SENTINEL_KEY));
  const inDatabase = (): Promise<Sentinel | null> =>
    storage.run(async (database) => parseSentinel(await database.get('meta', SENTINEL_KEY)));

  return {
    async checkSentinel() {
      const [kept, mirrored] = await Promise.all([inDatabase(), inArea()]);
      if (!kept && !mirrored) return 'first-run';
      if (!kept) return 'database-lost';
      if (!mirrored) return 'area-lost';
      // The database was lost and started anew before anybody looked: the older mark tells.
      return kept.databaseId === mirrored.databaseId ? 'intact' : 'database-lost';
    },

    async restoreSentinel() {
      const fresh: Sentinel = { databaseId: newId(), createdAt: now() };
      const sentinel = (await inArea()) ?? (await inDatabase()) ?? fresh;
      await storage.run((database) =>
        transact(database, ['meta'], 'strict', (transaction) =>
          transaction.objectStore('meta').put(sentinel, SENTINEL_KEY),
        ),
      );
      await area.set(SENTINEL_KEY, sentinel);
    },
  };
}

function parseSentinel(stored: unknown): Sentinel | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { databaseId, createdAt } = stored as Record<string, unknown>;
  if (typeof databaseId !== 'string' || typeof createdAt !== 'number') return null;
  return { databaseId, createdAt };
}
