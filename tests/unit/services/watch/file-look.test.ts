import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { WatchFinding } from '@/utils/domain/watch';
import type { Filing } from '@/utils/services/watch/file-look';
import { beingChecked, newRow, waiting } from '@/utils/services/watch/row';
import { createWatchTable } from '@/utils/services/watch/table';
import { createMemoryDatabase } from '../../../support/memory-database';

const KEY = 'domain:a.example';
const FOUND: WatchFinding = {
  ...{ at: 1, verdict: 'malicious', malicious: 5, suspicious: 0, answered: 90, id: null, analysedAt: null },
};

describe('a look that has ended', () => {
  it('is filed once, and not on an entry that waits for another or for none', async () => {
    const { storage, clock } = createMemoryDatabase();
    const table = createWatchTable(storage);
    const now = clock.now();
    const filing: Filing = {
      ...{ key: KEY, checkId: 'check-1', now, period: () => 'day' },
      look: (row) => ({
        row: { ...waiting(row, now + DAY, now), last: FOUND, baseline: FOUND },
        filed: { outcome: 'bad', finding: FOUND, failure: null },
        change: { kind: 'flagged', before: null, after: FOUND, failure: null },
      }),
      telling: () => ({ id: 'change', notice: 'off', webhook: 'off' }),
    };
    const fresh = newRow({ key: KEY, indicator: { kind: 'domain', value: 'a.example' }, period: null }, now);

    expect(await table.file(filing)).toBeNull();
    await table.add([fresh]);
    expect(await table.file(filing)).toBeNull();
    await table.change([KEY], (row) => beingChecked(row, 'check-2'));
    expect(await table.file(filing)).toBeNull();
    await table.change([KEY], (row) => beingChecked(row, 'check-1'));
    const [first, second] = await Promise.all([table.file(filing), table.file(filing)]);
    expect([first?.row.baseline, second]).toEqual([FOUND, null]);
    expect(await storage.run((database) => database.count('watchChanges'))).toBe(1);
    expect(await storage.run((database) => database.getAll('watchRuns'))).toMatchObject([
      { counts: { good: 0, bad: 1, unknown: 0, failed: 0 } },
    ]);
  });
});
