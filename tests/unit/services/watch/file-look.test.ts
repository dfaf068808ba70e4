import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/domain/duration';
import type { WatchOutcome } from '@/utils/domain/watch';
import type { Storage } from '@/utils/services/storage/database';
import type { Filing } from '@/utils/services/watch/file-look';
import type { Looked } from '@/utils/services/watch/look';
import { beingChecked, waiting } from '@/utils/services/watch/row';
import { createWatchTable, type WatchTable } from '@/utils/services/watch/table';
import { createMemoryDatabase } from '../../../support/memory-database';
import { entry, finding, NOW } from './rows';

const KEY = 'domain:a.example';
const FOUND = finding(5);
const RUN = '2026-11-21T00:00Z day';

let storage: Storage;
let table: WatchTable;

beforeEach(async () => {
  storage = createMemoryDatabase().storage;
  table = createWatchTable(storage);
});

/** What to file of a look at the entry that waits for `check-1`. */
function filing(found: Partial<Looked> = {}, more: Partial<Filing> = {}): Filing {
  return {
    ...{ key: KEY, checkId: 'check-1', now: NOW, period: () => 'day' },
    look: (row) => ({
      row: { ...waiting(row, NOW + DAY, NOW), last: FOUND, baseline: FOUND },
      filed: { outcome: 'bad', finding: FOUND, failure: null },
      change: null,
      ...found,
    }),
    telling: () => ({ id: 'change', notice: 'off', webhook: 'off' }),
    ...more,
  };
}

const lookedAt = (checkId = 'check-1'): Promise<void> =>
  table.change([KEY], (row) => beingChecked(row, checkId));
const stored = <T>(
  work: (database: Parameters<Parameters<Storage['run']>[0]>[0]) => Promise<T>,
): Promise<T> => storage.run(work);
const runs = () => stored((database) => database.getAll('watchRuns'));
const edits = (): Promise<unknown> => stored((database) => database.get('meta', 'watch-edits'));
const filed = (outcome: WatchOutcome): Pick<Looked, 'filed'> => ({
  filed: { outcome, finding: null, failure: null },
});

describe('a look that has ended', () => {
  it('is filed once, and not on an entry that waits for another or for none', async () => {
    const told = { kind: 'flagged', before: null, after: FOUND, failure: null } as const;
    const look = filing({ change: told });
    expect(await table.file(look)).toBeNull();
    await table.add([entry('a.example')]);
    expect(await table.file(look)).toBeNull();
    await lookedAt('check-2');
    expect(await table.file(look)).toBeNull();
    await table.change([KEY], (row) => ({ ...waiting(row, NOW, NOW), checkId: 'check-1' }));
    expect(await table.file(look)).toBeNull();
    await lookedAt();
    const [first, second] = await Promise.all([table.file(look), table.file(look)]);
    expect([first?.row.baseline, second]).toEqual([FOUND, null]);
    expect(await stored((database) => database.getAll('watchChanges'))).toEqual([
      {
        ...{ n: 1, id: 'change', key: KEY, indicator: { kind: 'domain', value: 'a.example' }, at: NOW },
        ...{ ...told, notice: 'off', webhook: 'off', attempts: 0, problem: null },
      },
    ]);
    expect(await runs()).toEqual([
      {
        ...{ id: RUN, period: 'day', startsAt: Date.UTC(2026, 10, 21), endsAt: Date.UTC(2026, 10, 22) },
        ...{ firstAt: NOW, lastAt: NOW, counts: { good: 0, bad: 1, unknown: 0, failed: 0 } },
      },
    ]);
  });

  it('writes the entry and its result, and tells the copy of a new baseline alone', async () => {
    await table.add([entry('a.example')]);
    await lookedAt();
    await table.file(filing());
    expect(await edits()).toBe(2);
    expect(await table.get(KEY)).toMatchObject({ dueAt: NOW + DAY, last: FOUND });
    expect(await stored((database) => database.getAll('watchResults'))).toEqual([
      {
        ...{ run: RUN, key: KEY, indicator: { kind: 'domain', value: 'a.example' }, at: NOW },
        ...{ outcome: 'bad', finding: FOUND, failure: null },
      },
    ]);
    await lookedAt();
    await table.file(filing());
    expect([await edits(), await stored((database) => database.count('watchChanges'))]).toEqual([2, 0]);
  });

  it('that was none is in no run', async () => {
    await table.add([entry('a.example')]);
    await lookedAt();
    await table.file(filing({ filed: null }));
    expect([await runs(), (await table.get(KEY))?.last]).toEqual([[], FOUND]);
  });

  it('takes the place of the one before it in its round, and counts beside the others', async () => {
    await table.add([entry('a.example'), entry('b.example')]);
    for (const [key, outcome, now] of [
      [KEY, 'bad', NOW],
      ['domain:b.example', 'failed', NOW - HOUR],
      [KEY, 'good', NOW + HOUR],
    ] as const) {
      await table.change([key], (row) => beingChecked(row, 'check-1'));
      await table.file(filing(filed(outcome), { key, now }));
    }
    expect(await runs()).toMatchObject([
      {
        firstAt: NOW - HOUR,
        lastAt: NOW + HOUR,
        counts: { good: 1, bad: 0, unknown: 0, failed: 1 },
      },
    ]);
    expect(
      (await stored((database) => database.getAll('watchResults'))).map(({ outcome }) => outcome),
    ).toEqual(['good', 'failed']);
  });

  it('never takes away more than was counted', async () => {
    await table.add([entry('a.example')]);
    await lookedAt();
    await table.file(filing());
    await stored(async (database) => {
      const [run] = await database.getAll('watchRuns');
      if (run)
        await database.put('watchRuns', { ...run, counts: { good: 0, bad: 0, unknown: 0, failed: 0 } });
    });
    await lookedAt();
    await table.file(filing(filed('good')));
    expect(await runs()).toMatchObject([{ counts: { good: 1, bad: 0, unknown: 0, failed: 0 } }]);
  });

  it('belongs to the round that it was planned in', async () => {
    await table.add([entry('a.example', { nextAt: NOW - 13 * HOUR })]);
    await lookedAt();
    await table.file(filing({}, { now: Date.UTC(2026, 10, 21, 1) }));
    expect((await runs()).map(({ id }) => id)).toEqual(['2026-11-20T00:00Z day']);
  });

  it('keeps the reply that its report came with, and none of an earlier one', async () => {
    const replies = () => stored((database) => database.getAllKeys('watchReplies'));
    await table.add([entry('a.example')]);
    await stored(async (database) => {
      await database.put('aliases', { to: 'domain:a.example', at: NOW }, KEY);
      await database.put('replies', new Uint8Array([1, 2]), 'domain:a.example');
    });
    await lookedAt();
    await table.file(filing());
    expect(await stored((database) => database.get('watchReplies', [RUN, KEY]))).toEqual(
      new Uint8Array([1, 2]),
    );
    for (const none of [
      filed('failed'),
      { filed: { outcome: 'unknown', finding: finding(0, { id: null }), failure: null } } as const,
    ]) {
      await lookedAt();
      await table.file(filing());
      expect(await replies()).toHaveLength(1);
      await lookedAt();
      await table.file(filing(none));
      expect(await replies()).toEqual([]);
    }
    for (const to of [null, 'domain:gone.example']) {
      await stored((database) => database.put('aliases', { to, at: NOW }, KEY));
      await lookedAt();
      await table.file(filing());
      expect(await replies()).toEqual([]);
    }
    await stored((database) => database.clear('aliases'));
    await lookedAt();
    await table.file(filing());
    expect(await replies()).toEqual([]);
  });
});
