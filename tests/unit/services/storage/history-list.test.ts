import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryEntry, HistoryFilter, HistoryQuery } from '@/utils/domain/history';
import { createHistory } from '@/utils/services/storage/history';
import { countEntries, createTally, NO_ENTRIES, parseCounts } from '@/utils/services/storage/history-counts';
import { createHistoryFinder, type HistoryFinder } from '@/utils/services/storage/history-list';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const OPEN: HistoryFilter = { search: '', verdict: 'all', kind: 'all', from: null, to: null };
const PAGE: HistoryQuery = { ...OPEN, offset: 0, limit: 100 };

const entry = (name: string, at: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ indicator: { kind: 'domain', value: `${name}.example` }, at, verdict: 'nothing-found' },
  ...{ reading: 0, answered: 90, ...more },
});
const ENTRIES = [
  entry('e', 50, { verdict: 'failed' }),
  entry('d', 40, { indicator: { kind: 'url', value: 'https://D.example/x' }, verdict: 'malicious' }),
  entry('c', 30, { via: 'download', name: 'Setup.EXE' }),
  entry('b', 20, { verdict: 'malicious' }),
  entry('a', 10),
];

let database: MemoryDatabase;
let finder: HistoryFinder;
/** How often the database was asked. */
let asked: number;

function begin(): HistoryFinder {
  const { storage } = database;
  return createHistoryFinder({
    ...storage,
    run: (work) => {
      asked += 1;
      return storage.run(work);
    },
  });
}
const times = async (query: Partial<HistoryQuery>, from = finder): Promise<readonly number[]> =>
  (await from.list({ ...PAGE, ...query })).rows.map(({ at }) => at);

beforeEach(async () => {
  database = createMemoryDatabase();
  await createHistory(database.storage).merge(ENTRIES);
  [asked, finder] = [0, begin()];
});

describe('a page of history', () => {
  it.each<[Partial<HistoryQuery>, readonly number[]]>([
    [{}, [50, 40, 30, 20, 10]],
    [{ limit: 2 }, [50, 40]],
    [{ offset: 1, limit: 2 }, [40, 30]],
    [{ offset: 4, limit: 2 }, [10]],
    [{ offset: 5 }, []],
    [{ offset: 1_000 }, []],
    [{ search: '  ' }, [50, 40, 30, 20, 10]],
    [{ search: ' D.EXAMPLE ' }, [40]],
    [{ search: 'setup.exe' }, [30]],
    [{ search: 'example', offset: 1, limit: 2 }, [40, 30]],
    [{ search: 'nowhere' }, []],
    [{ verdict: 'malicious' }, [40, 20]],
    [{ verdict: 'malicious', offset: 1 }, [20]],
    [{ kind: 'url' }, [40]],
    [{ kind: 'download' }, [30]],
    [{ kind: 'domain' }, [50, 30, 20, 10]],
    [{ from: 20 }, [50, 40, 30, 20]],
    [{ to: 20 }, [10]],
    [{ from: 20, to: 40 }, [30, 20]],
  ])('%j is the same first and later', async (query, rows) => {
    expect(await times(query)).toEqual(rows);
    await finder.list({ ...PAGE, search: 'all in memory' });
    expect(await times(query)).toEqual(rows);
  });

  it.each([{}, { search: 'e' }])('counts what matches, whatever the verdict: %j', async (query) => {
    const counts = { malicious: 2, suspicious: 0, 'nothing-found': 2, unknown: 0, failed: 1, all: 5 };
    expect(await finder.list({ ...PAGE, ...query, limit: 1 })).toMatchObject({ total: 5, counts });
    const some = await finder.list({ ...PAGE, ...query, verdict: 'malicious', limit: 1 });
    expect(some).toMatchObject({ total: 2, counts });
  });

  it('has what was checked under a clock of before 1970, too', async () => {
    await createHistory(database.storage).add(entry('early', -5));
    expect(await times({ search: 'early' })).toEqual([-5]);
  });

  it('has rows with the key that removes them', async () => {
    const { rows } = await finder.list({ ...PAGE, limit: 2 });
    expect(rows).toEqual([
      { ...ENTRIES[0], key: 'domain:e.example' },
      { ...ENTRIES[1], key: 'url:https://D.example/x' },
    ]);
  });
});

describe('what is in memory', () => {
  const loaded = async () => {
    await finder.list({ ...PAGE, search: 'x' });
    asked = 0;
  };

  it('is not asked for again', async () => {
    await times({});
    expect(asked, 'the counts, the first page, and all of it meanwhile').toBe(3);
    await times({ search: 'x' });
    await times({});
    expect(asked).toBe(3);
  });

  it('has what is added at its front, once, without asking', async () => {
    await loaded();
    finder.added(entry('f', 60));
    finder.added(entry('b', 70, { verdict: 'unknown' }));
    expect(await times({})).toEqual([70, 60, 50, 40, 30, 10]);
    expect(asked).toBe(0);
  });

  it.each([
    ['older than the newest', 45],
    ['as new as that', 50],
  ])('is old where something is added that is %s', async (_, at) => {
    await loaded();
    const late = entry('late', at);
    await createHistory(database.storage).add(late);
    finder.added(late);
    expect((await times({})).toSorted()).toEqual([10, 20, 30, 40, 50, at].toSorted());
    expect(asked).toBeGreaterThan(0);
  });

  it('is what was added to an empty history, too', async () => {
    database = createMemoryDatabase();
    finder = begin();
    await loaded();
    finder.added(entry('first', 5));
    expect(await times({})).toEqual([5]);
    expect(asked).toBe(0);
  });

  it('and was being read while something was added, is not what was read', async () => {
    const reading = finder.list({ ...PAGE, search: 'example' });
    const late = entry('late', 90);
    finder.added(late);
    await createHistory(database.storage).add(late);
    await reading;
    const later = entry('later', 95);
    await createHistory(database.storage).add(later);
    finder.added(later);
    expect(await times({ search: 'late' })).toEqual([95, 90]);
  });

  it('is forgotten when somebody says so', async () => {
    await loaded();
    await createHistory(database.storage).remove(['domain:e.example']);
    finder.forget();
    expect(await times({ search: 'example' })).toEqual([40, 30, 20, 10]);
  });

  it('is read again where it could not be read', async () => {
    const { storage } = database;
    let fails = true;
    const failing = createHistoryFinder({
      ...storage,
      run: (work) => (fails ? Promise.reject(new Error('gone')) : storage.run(work)),
    });
    await expect(failing.list({ ...PAGE, search: 'x' })).rejects.toThrow('gone');
    fails = false;
    expect(await times({ search: 'setup' }, failing)).toEqual([30]);
  });
});

describe('a part of history', () => {
  const part = async (filter: Partial<HistoryFilter>, after: { at: number; key: string } | null, limit = 9) =>
    (await finder.part({ ...OPEN, ...filter }, after, limit)).map(({ at }) => at);

  it('is what is behind a place, as far as the filter lets it', async () => {
    expect(await part({}, null, 2)).toEqual([50, 40]);
    expect(await part({}, { at: 40, key: 'url:https://D.example/x' }, 2)).toEqual([30, 20]);
    expect(await part({ verdict: 'malicious' }, null)).toEqual([40, 20]);
    expect(await part({ verdict: 'malicious', kind: 'domain' }, null)).toEqual([20]);
    expect(await part({ search: 'setup' }, null)).toEqual([30]);
  });

  it('has nothing that is newer than its place, and of the same time what comes behind by key', async () => {
    expect(await part({}, { at: 35, key: 'zzz' })).toEqual([30, 20, 10]);
    expect(await part({}, { at: 30, key: 'domain:c.example' })).toEqual([20, 10]);
    expect(await part({}, { at: 30, key: 'domain:d.example' })).toEqual([30, 20, 10]);
    expect(await part({}, { at: 30, key: 'domain:b.example' })).toEqual([20, 10]);
  });
});

describe('counts', () => {
  it('change by what is taken away and added, and never fall below nothing', () => {
    const tally = createTally();
    tally.less(entry('a', 1, { verdict: 'malicious' }));
    tally.less(undefined);
    tally.more(entry('a', 1, { verdict: 'unknown' }));
    tally.more(entry('b', 1, { verdict: 'unknown' }));
    const before = { ...NO_ENTRIES, malicious: 3, failed: 1 };
    expect(tally.of(before)).toEqual({ ...before, malicious: 2, unknown: 2 });
    expect(tally.of(NO_ENTRIES)).toEqual({ ...NO_ENTRIES, unknown: 2 });
    tally.none();
    tally.more(entry('c', 1, { verdict: 'failed' }));
    expect(tally.of(before), 'everything was taken away before').toEqual({ ...NO_ENTRIES, failed: 1 });
    expect(countEntries(ENTRIES)).toEqual({ ...NO_ENTRIES, malicious: 2, failed: 1, 'nothing-found': 2 });
  });

  it.each([
    [{ ...NO_ENTRIES, failed: 4 }, true],
    [{ ...NO_ENTRIES, failed: '4' }, false],
    [{ malicious: 1 }, false],
    [{}, false],
    [null, false],
    ['x', false],
    [undefined, false],
  ])('that are stored as %j are some: %s', (stored, are) =>
    expect(parseCounts(stored)).toEqual(are ? stored : null),
  );
});
