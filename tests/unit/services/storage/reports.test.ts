import { describe, expect, it, vi } from 'vitest';
import { DAY, HOUR } from '@/utils/domain/duration';
import type { Report } from '@/utils/domain/report';
import { addToSize, CACHE_STORES, type CacheLimits, fourFifths } from '@/utils/services/storage/cache-size';
import { createReportCache } from '@/utils/services/storage/reports';
import { transact } from '@/utils/services/storage/transact';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const report = (id: string): Report => ({
  ...{ kind: 'url', id, subject: `http://${id}.example/`, engines: [], contradictory: false, reputation: 0 },
  counts: { malicious: 1, suspicious: 0, harmless: 60, undetected: 9, unanswered: 0 },
  ...{ votes: { harmless: 0, malicious: 0 }, categories: [], tags: [] },
  ...{ analysedAt: null, firstSubmittedAt: null, lastSubmittedAt: null, timesSubmitted: null },
  ...{ url: null, file: null, domain: null, address: null },
});

function keepAll(database: MemoryDatabase, ids: readonly string[], limits = { reports: 100, bytes: 1e9 }) {
  const cache = createReportCache(database.storage, limits);
  const keep = (id: string, fetchedAt: number) =>
    cache.keep({ requestKey: `url:as typed ${id}`, report: report(id), raw: `{"id":"${id}"}`, fetchedAt });
  return { cache, keep, all: async () => Promise.all(ids.map((id, index) => keep(id, index))) };
}

const found = async (cache: ReturnType<typeof createReportCache>, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await cache.find(`url:as typed ${id}`, 0)) !== null));

describe('a report', () => {
  it('is found by what was asked for, by its id, and by every other spelling', async () => {
    const { cache, keep } = keepAll(createMemoryDatabase(), []);
    await keep('a', 5);
    await cache.keep({
      requestKey: 'url:another spelling',
      report: report('a'),
      raw: '{"newer":1}',
      fetchedAt: 6,
    });
    for (const key of ['url:as typed a', 'url:another spelling', 'url:a']) {
      expect(await cache.find(key, 7)).toEqual({ report: report('a'), fetchedAt: 6, freshness: 'fresh' });
      expect(await cache.rawReply(key)).toBe('{"newer":1}');
    }
    expect(await cache.find('url:b', 7)).toBeNull();
  });

  it('grows stale and expires', async () => {
    const { cache, keep } = keepAll(createMemoryDatabase(), []);
    await keep('a', 0);
    expect(await cache.find('url:a', DAY)).toMatchObject({ freshness: 'stale' });
    expect(await cache.find('url:a', 30 * DAY)).toBeNull();
  });

  it('is kept as VirusTotal sent it, every character', async () => {
    const { cache } = keepAll(createMemoryDatabase(), []);
    const raw = JSON.stringify({ text: '\u202e漢字\u0000 \ud83d\ude00'.repeat(5_000) });
    await cache.keep({ requestKey: 'url:x', report: report('a'), raw, fetchedAt: 0 });
    expect(await cache.rawReply('url:x')).toBe(raw);
  });

  it('whose reply is damaged is no raw reply', async () => {
    const database = createMemoryDatabase();
    const { cache, keep } = keepAll(database, []);
    await keep('a', 0);
    await database.storage.run((db) => db.put('replies', new Uint8Array([1, 2, 3]), 'url:a'));
    expect(await cache.rawReply('url:a')).toBeNull();
  });
});

describe('"VirusTotal does not know this"', () => {
  it('holds six hours, until it is forgotten, or until there is a report', async () => {
    const { cache, keep } = keepAll(createMemoryDatabase(), []);
    await cache.keepUnknown('url:as typed a', 100);
    expect(await cache.find('url:as typed a', 101)).toEqual({ unknown: true, fetchedAt: 100 });
    expect(await cache.find('url:as typed a', 100 + 6 * HOUR)).toBeNull();
    await cache.forgetUnknown('url:as typed a');
    expect(await cache.find('url:as typed a', 101)).toBeNull();
    await cache.keepUnknown('url:as typed a', 100);
    await keep('a', 102);
    expect(await cache.find('url:as typed a', 103)).toMatchObject({ fetchedAt: 102 });
    await cache.forgetUnknown('url:as typed a');
    expect(await cache.find('url:as typed a', 103)).not.toBeNull();
  });
});

describe('the cache', () => {
  const rows = ({ storage }: MemoryDatabase) => storage.run((opened) => opened.getAll('reports'));
  const size = ({ storage }: MemoryDatabase) => storage.run((opened) => opened.get('meta', 'cache-size'));

  it.each([
    ['not within an hour', HOUR, true, 0],
    ['after an hour', HOUR + 1, true, HOUR + 1],
    ['where the clock has gone back further', -HOUR - 1, true, -HOUR - 1],
    ['not where the clock has gone back a little', -HOUR, true, 0],
    ['never by a private window', 5 * HOUR, false, 0],
  ])('notes that a report was used: %s', async (_, now, leaveTrace, usedAt) => {
    const database = createMemoryDatabase();
    const { cache, keep } = keepAll(database, []);
    await keep('a', DAY);
    expect(await cache.find('url:a', DAY + now, { leaveTrace })).not.toBeNull();
    expect(await rows(database)).toMatchObject([{ usedAt: DAY + usedAt }]);
  });

  it('does not bring back what was evicted while it was looked at', async () => {
    const database = createMemoryDatabase();
    await keepAll(database, []).keep('a', 0);
    let runs = 0;
    const cache = createReportCache({
      ...database.storage,
      run: async (work) => {
        runs += 1;
        if (runs === 2) await database.storage.run((opened) => opened.delete('reports', 'url:a'));
        return database.storage.run(work);
      },
    });
    expect(await cache.find('url:a', 2 * HOUR)).not.toBeNull();
    expect(runs).toBe(2);
    expect(await rows(database)).toEqual([]);
  });

  it('counts a report once, with the bytes of its newest reply', async () => {
    const database = createMemoryDatabase();
    const { cache, keep } = keepAll(database, []);
    await keep('a', 5);
    await cache.keep({ requestKey: 'url:other', report: report('a'), raw: 'x'.repeat(500), fetchedAt: 6 });
    const [row] = await rows(database);
    expect(row).toMatchObject({ requestKeys: ['url:a', 'url:as typed a', 'url:other'] });
    expect(await size(database)).toEqual({ reports: 1, bytes: row?.bytes });
    const reply = await database.storage.run((opened) => opened.get('replies', 'url:a'));
    expect(row?.bytes).toBe(reply?.byteLength);
  });

  it('has a reply also where only the reply is left, and none of what nobody asked about', async () => {
    const database = createMemoryDatabase();
    const { cache, keep } = keepAll(database, []);
    await keep('a', 5);
    await database.storage.run((opened) => opened.delete('aliases', 'url:a'));
    expect(await cache.rawReply('url:a')).toBe('{"id":"a"}');
    expect(await cache.rawReply('url:never')).toBeNull();
    expect(await cache.forgetUnknown('url:never')).toEqual({ ok: true, value: null });
  });

  it('says that a reply could not be compressed, and keeps nothing', async () => {
    const database = createMemoryDatabase();
    vi.stubGlobal(
      'CompressionStream',
      class {
        constructor() {
          throw new Error('no memory');
        }
      },
    );
    const kept = await keepAll(database, []).keep('a', 0);
    vi.unstubAllGlobals();
    expect(kept).toEqual({ ok: false, failure: { tag: 'internal', detail: 'Error: no memory' } });
    expect(await rows(database)).toEqual([]);
  });
});

describe('eviction', () => {
  /** What is left after three replies of the same size, of which so many are too many. */
  async function leftOf(bytesIn: (one: number) => number) {
    const probe = createMemoryDatabase();
    await keepAll(probe, []).keep('a', 0);
    const one = (await probe.storage.run((opened) => opened.get('replies', 'url:a')))?.byteLength ?? 0;
    const database = createMemoryDatabase();
    await keepAll(database, ['a', 'b', 'c'], { reports: 100, bytes: bytesIn(one) }).all();
    const ids = (await database.storage.run((opened) => opened.getAll('reports'))).map(
      ({ report: { id } }) => id,
    );
    const size = await database.storage.run((opened) => opened.get('meta', 'cache-size'));
    return { ids, size, one };
  }

  it('takes nothing while there is just room, and then a little more than it must', async () => {
    const all = await leftOf((one) => 3 * one);
    expect(all.ids).toEqual(['a', 'b', 'c']);
    expect(all.size).toEqual({ reports: 3, bytes: 3 * all.one });
    // Room for two, less a hundredth: one is left.
    const some = await leftOf((one) => 2 * one);
    expect(some.ids).toEqual(['c']);
    expect(some.size).toEqual({ reports: 1, bytes: some.one });
  });

  it.each<[unknown, CacheLimits]>([
    [
      { reports: 10, bytes: 1_001 },
      { reports: 8, bytes: 800 },
    ],
    [
      { reports: -1, bytes: 1.5 },
      { reports: 0, bytes: 0 },
    ],
    [
      { reports: '10', bytes: null },
      { reports: 0, bytes: 0 },
    ],
    ['x', { reports: 0, bytes: 0 }],
    [null, { reports: 0, bytes: 0 }],
    [undefined, { reports: 0, bytes: 0 }],
  ])('gives a fifth back, of %j', async (stored, left) => {
    const { storage } = createMemoryDatabase();
    await storage.run((opened) => opened.put('meta', stored, 'cache-size'));
    const fifth = storage.run((opened) => transact(opened, CACHE_STORES, 'relaxed', fourFifths));
    expect(await fifth).toEqual(left);
  });

  it('begins its count anew where that is damaged', async () => {
    const { storage } = createMemoryDatabase();
    await storage.run((opened) => opened.put('meta', { reports: -3, bytes: -5 }, 'cache-size'));
    const added = storage.run((opened) =>
      transact(opened, CACHE_STORES, 'relaxed', (transaction) => addToSize(transaction, 1, 7)),
    );
    expect(await added).toEqual({ reports: 1, bytes: 7 });
  });

  it('is no answer to another failure than a full disk', async () => {
    const database = createMemoryDatabase();
    const { all } = keepAll(database, ['a', 'b']);
    await all();
    let runs = 0;
    const cache = createReportCache({
      ...database.storage,
      run: (work) => {
        runs += 1;
        return runs === 1 ? Promise.reject(new Error('broken')) : database.storage.run(work);
      },
    });
    const kept = await cache.keep({ requestKey: 'url:c', report: report('c'), raw: '{}', fetchedAt: 9 });
    expect(kept).toMatchObject({ ok: false, failure: { tag: 'internal' } });
    expect(await database.storage.run((opened) => opened.count('reports'))).toBe(2);
  });

  it('takes the longest unused, with aliases and replies, when there are too many', async () => {
    const database = createMemoryDatabase();
    const ids = ['a', 'b', 'c', 'd'];
    const { cache, all, keep } = keepAll(database, ids, { reports: 4, bytes: 1e9 });
    await all();
    await cache.find('url:a', 2 * HOUR);
    await keep('e', 3 * HOUR);
    expect(await found(cache, [...ids, 'e'])).toEqual([true, false, false, true, true]);
    const left = await database.storage.run(async (db) => [
      await db.count('reports'),
      await db.count('replies'),
      await db.count('aliases'),
    ]);
    expect(left).toEqual([3, 3, 6]);
  });

  it('goes by bytes as well', async () => {
    const { cache, all } = keepAll(createMemoryDatabase(), ['a', 'b', 'c', 'd'], { reports: 100, bytes: 80 });
    await all();
    const left = (await found(cache, ['a', 'b', 'c', 'd'])).filter(Boolean).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(4);
  });

  it('gives a fifth back to a full disk and tries once more', async () => {
    const database = createMemoryDatabase();
    const ids = Array.from({ length: 10 }, (_, index) => `r${index}`);
    await keepAll(database, ids).all();
    let refuse = 1;
    const full = {
      ...database.storage,
      run: (work: Parameters<typeof database.storage.run>[0]) => {
        if (refuse-- > 0) return Promise.reject(new DOMException('', 'QuotaExceededError'));
        return database.storage.run(work);
      },
    } as typeof database.storage;
    const cache = createReportCache(full);
    expect(
      await cache.keep({ requestKey: 'url:new', report: report('new'), raw: '{}', fetchedAt: 99 }),
    ).toEqual({ ok: true, value: null });
    expect(await found(cache, ['r0', 'r1', 'r2', 'r9'])).toEqual([false, false, true, true]);
    expect(await cache.find('url:new', 99)).not.toBeNull();
  });

  it('that cannot help is storage-full, and reading goes on', async () => {
    const database = createMemoryDatabase();
    const { cache, keep } = keepAll(database, []);
    await keep('a', 0);
    database.fillDisk(true);
    expect(await keep('b', 1)).toEqual({ ok: false, failure: { tag: 'storage-full' } });
    expect(await cache.keepUnknown('url:c', 1)).toMatchObject({ failure: { tag: 'storage-full' } });
    expect(await cache.find('url:a', 10 * HOUR)).toMatchObject({ freshness: 'fresh' });
  });
});
