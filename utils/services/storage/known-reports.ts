import { freshness, stillUnknown } from '@/utils/domain/freshness';
import { attempt } from './attempt';
import type { Storage } from './database';
import type { Cached } from './reports';

/**
 * What the cache knows under many request keys, read in one transaction that writes nothing: not even when a report
 * was last used. Like the cache itself it never fails; what cannot be read is not known.
 */
export async function knownReports(
  storage: Storage,
  keys: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, Cached>> {
  const found = new Map<string, Cached>();
  const read = await attempt(() =>
    storage.run(async (database) => {
      const transaction = database.transaction(['aliases', 'reports']);
      const aliases = transaction.objectStore('aliases');
      const reports = transaction.objectStore('reports');
      await Promise.all(
        keys.map(async (key) => {
          const alias = await aliases.get(key);
          if (!alias) return;
          if (alias.to === null) {
            if (stillUnknown(alias.at, now)) found.set(key, { unknown: true, fetchedAt: alias.at });
            return;
          }
          const row = await reports.get(alias.to);
          if (!row) return;
          const { report, fetchedAt } = row;
          const age = freshness(fetchedAt, now);
          if (age !== 'expired') found.set(key, { report, fetchedAt, freshness: age });
        }),
      );
    }),
  );
  return read.ok ? found : new Map();
}
