import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/domain/duration';
import type { SectionName, SectionPage } from '@/utils/domain/report-section';
import { createReportCache } from '@/utils/services/storage/reports';
import { createSectionCache } from '@/utils/services/storage/sections';
import { createMemoryDatabase } from '../../../support/memory-database';

const OBJECT = 'domain:a.example';

/** A page asked for with `cursor`, which `next` follows. */
function page(
  cursor: string | null,
  next: string | null,
  section: SectionName = 'comments',
  fetchedAt = 0,
): SectionPage {
  const comment = { id: `${cursor}`, at: null, text: 'x', tags: [], positive: 0, negative: 0, abuse: 0 };
  const content = { shape: 'comments', page: { items: [comment], cursor: next, total: 3 } } as const;
  return { section, cursor, content, fetchedAt };
}

const LOOK = { now: 0, leaveTrace: true };

function createCache(most?: number) {
  const database = createMemoryDatabase();
  const cache = createSectionCache(database.storage, most);
  const cursors = async (section: SectionName = 'comments', object = OBJECT) =>
    (await cache.pages(object, section, LOOK)).map(({ cursor }) => cursor);
  return { database, cache, cursors };
}

describe('kept pages of a section', () => {
  it('come back in their order, as they were', async () => {
    const { cache, cursors } = createCache();
    const pages = [page(null, 'c1'), ...Array.from({ length: 12 }, (_, n) => page(`c${n + 1}`, `c${n + 2}`))];
    for (const each of pages) await cache.keep(OBJECT, each);
    expect(await cache.pages(OBJECT, 'comments', LOOK)).toEqual(pages);
    expect(await cursors('votes')).toEqual([]);
    expect(await cursors('comments', 'domain:b.example')).toEqual([]);
  });

  it('begin anew with a new first page', async () => {
    const { cache, cursors } = createCache();
    // Also where VirusTotal names the second page as before: what stands on it is older than the first.
    for (const next of ['x', 'a']) {
      for (const each of [page(null, 'a'), page('a', 'b'), page(null, next)]) await cache.keep(OBJECT, each);
      expect(await cursors()).toEqual([null]);
    }
  });

  it('have no hole: a page that follows nothing is not kept, one read again cuts what came after it', async () => {
    const { database, cache, cursors } = createCache();
    await cache.keep(OBJECT, page('stray', null));
    expect(await cursors()).toEqual([]);
    expect(await database.storage.run((opened) => opened.count('sections'))).toBe(0);
    await cache.keep(OBJECT, page(null, 'a'));
    await cache.keep(OBJECT, page('stray', null));
    expect(await cursors()).toEqual([null]);
    for (const each of [page(null, 'a'), page('a', 'b'), page('b', null), page('a', 'z')])
      await cache.keep(OBJECT, each);
    expect(await cursors()).toEqual([null, 'a']);
  });

  it('end with a page that has expired, and with one that is missing', async () => {
    const { database, cache } = createCache();
    for (const each of [
      page(null, 'a', 'comments', 29 * DAY),
      page('a', 'b', 'comments', 0),
      page('b', null, 'comments', 29 * DAY),
    ])
      await cache.keep(OBJECT, each);
    const at = async (now: number) =>
      (await cache.pages(OBJECT, 'comments', { now, leaveTrace: false })).length;
    expect([await at(29 * DAY), await at(30 * DAY), await at(60 * DAY)]).toEqual([3, 1, 0]);
    await database.storage.run((db) => db.delete('sections', `${OBJECT} comments 000001`));
    expect(await at(29 * DAY)).toBe(1);
    expect(await cache.firstPages(OBJECT, ['comments'], 60 * DAY)).toEqual([]);
  });

  it('are none without the first, and none twice', async () => {
    const { database, cache, cursors } = createCache();
    await cache.keep(OBJECT, page(null, null));
    await database.storage.run(async (opened) => {
      const [row] = await opened.getAll('sections');
      if (row) await opened.put('sections', row, `${OBJECT} comments 000001`);
    });
    expect(await cursors()).toEqual([null]);
    for (const each of [page(null, 'a'), page('a', null)]) await cache.keep(OBJECT, each);
    await database.storage.run((opened) => opened.delete('sections', `${OBJECT} comments 000000`));
    expect(await cursors()).toEqual([]);
  });

  it('are told by their first ones', async () => {
    const { cache } = createCache();
    for (const each of [page(null, 'a'), page('a', 'b'), page(null, null, 'votes')])
      await cache.keep(OBJECT, each);
    const first = await cache.firstPages(OBJECT, ['votes', 'comments', 'whois'], 0);
    expect(first.map(({ section, cursor }) => [section, cursor])).toEqual([
      ['votes', null],
      ['comments', null],
    ]);
  });

  it('are forgotten alone', async () => {
    const { cache, cursors } = createCache();
    for (const each of [page(null, 'a'), page('a', 'b'), page(null, null, 'votes')])
      await cache.keep(OBJECT, each);
    await cache.forget(OBJECT, 'comments');
    expect([await cursors(), await cursors('votes')]).toEqual([[], [null]]);
  });
});

describe('room', () => {
  it('is made by the longest unused, and a look is a use', async () => {
    const { cache, cursors } = createCache(2);
    await cache.keep('domain:old.example', page(null, null, 'comments', 0));
    await cache.keep('domain:used.example', page(null, null, 'comments', 0));
    const look = { now: 2 * HOUR, leaveTrace: true };
    expect(await cache.pages('domain:used.example', 'comments', look)).toHaveLength(1);
    await cache.keep('domain:new.example', page(null, null, 'comments', 3 * HOUR));
    const kept = ['domain:old.example', 'domain:used.example', 'domain:new.example'].map((name) =>
      cursors('comments', name),
    );
    expect(await Promise.all(kept)).toEqual([[], [null], [null]]);
  });

  it.each([
    ['not within an hour', HOUR, [0, 0], [0, 0]],
    ['after an hour', HOUR + 1, [0, 0], [HOUR + 1, HOUR + 1]],
    ['of all pages, when it is time for one', HOUR + 1, [0, HOUR], [HOUR + 1, HOUR + 1]],
    ['where the clock has gone back', -HOUR - 1, [0, 0], [-HOUR - 1, -HOUR - 1]],
  ])('is kept by a look: %s', async (_, now, before, after) => {
    const { database, cache } = createCache();
    const pages = [page(null, 'a', 'comments', DAY), page('a', null, 'comments', DAY)];
    for (const each of pages) await cache.keep(OBJECT, each);
    await database.storage.run(async (opened) => {
      const [keys, rows] = [await opened.getAllKeys('sections'), await opened.getAll('sections')];
      for (const [n, row] of rows.entries())
        await opened.put('sections', { ...row, usedAt: DAY + (before[n] ?? 0) }, keys[n]);
    });
    await cache.pages(OBJECT, 'comments', { now: DAY + now, leaveTrace: true });
    const rows = await database.storage.run((opened) => opened.getAll('sections'));
    expect(rows.map(({ usedAt }) => usedAt - DAY)).toEqual(after);
  });

  it('is not kept by a look of a private window', async () => {
    const { database, cache } = createCache();
    await cache.keep(OBJECT, page(null, null));
    await cache.pages(OBJECT, 'comments', { now: 9 * HOUR, leaveTrace: false });
    const used = async () =>
      (await database.storage.run((db) => db.getAll('sections'))).map(({ usedAt }) => usedAt);
    expect(await used()).toEqual([0]);
    await cache.pages(OBJECT, 'comments', { now: 9 * HOUR, leaveTrace: true });
    expect(await used()).toEqual([9 * HOUR]);
  });

  it('goes with the report that is evicted', async () => {
    const { database, cache, cursors } = createCache();
    const reports = createReportCache(database.storage, { reports: 2, bytes: 1e9 });
    const keep = (id: string, fetchedAt: number) =>
      reports.keep({
        requestKey: `domain:${id}`,
        report: {
          ...{ kind: 'domain', id, subject: id, engines: [], contradictory: false, reputation: 0 },
          counts: { malicious: 0, suspicious: 0, harmless: 1, undetected: 0, unanswered: 0 },
          ...{ votes: { harmless: 0, malicious: 0 }, categories: [], tags: [] },
          ...{ analysedAt: null, firstSubmittedAt: null, lastSubmittedAt: null, timesSubmitted: null },
          ...{ url: null, file: null, domain: null, address: null },
        },
        raw: '{}',
        fetchedAt,
      });
    await keep('a.example', 0);
    await cache.keep(OBJECT, page(null, 'a'));
    await cache.keep(OBJECT, page('a', null));
    await cache.keep('domain:b.example', page(null, null));
    await keep('c.example', 1);
    expect(await cursors()).toEqual([null, 'a']);
    await keep('b.example', 2);
    expect([await cursors(), await cursors('comments', 'domain:b.example')]).toEqual([[], [null]]);
  });

  it('that there is none of loses nothing but the page', async () => {
    const { database, cache, cursors } = createCache();
    await cache.keep(OBJECT, page(null, 'a'));
    database.fillDisk(true);
    expect(await cache.keep(OBJECT, page('a', null))).toMatchObject({
      ok: false,
      failure: { tag: 'storage-full' },
    });
    expect(await cursors()).toEqual([null]);
  });
});
