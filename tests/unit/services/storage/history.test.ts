import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { HistoryEntry, HistoryQuery } from '@/utils/domain/history';
import { createHistory, type History } from '@/utils/services/storage/history';
import { createHistoryCopy } from '@/utils/services/storage/history-copy';
import { createArea } from '../../../support/fake-area';
import { settleAll } from '../../../support/fake-clock';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const OPEN: HistoryQuery = {
  search: '',
  verdict: 'all',
  kind: 'all',
  from: null,
  to: null,
  offset: 0,
  limit: 100,
};

const entry = (host: string, at: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  indicator: { kind: 'domain', value: host },
  at,
  verdict: 'nothing-found',
  reading: 0,
  answered: 90,
  ...more,
});

let database: MemoryDatabase;
let history: History;

const list = async (query: Partial<HistoryQuery>) => {
  const read = await history.list({ ...OPEN, ...query });
  if (!read.ok) throw new Error(read.failure.tag);
  return read.value;
};
const hosts = async (query: Partial<HistoryQuery>): Promise<readonly string[]> =>
  (await list(query)).rows.map(({ indicator }) => indicator.value);

beforeEach(async () => {
  database = createMemoryDatabase();
  history = createHistory(database.storage);
  await history.add(entry('old.example', 1 * DAY, { verdict: 'malicious', reading: 7 }));
  await history.add(entry('mid.example', 2 * DAY, { via: 'download', name: 'Setup.exe' }));
  await history.add(
    entry('new.example', 3 * DAY, { indicator: { kind: 'url', value: 'https://NEW.example/' } }),
  );
});

describe('history', () => {
  it('is found by text, verdict, kind and date, with the same answer by page and at once', async () => {
    expect(await hosts({})).toEqual(['https://NEW.example/', 'mid.example', 'old.example']);
    expect(await hosts({ search: ' new.EX ' })).toEqual(['https://NEW.example/']);
    expect(await hosts({ search: 'setup' })).toEqual(['mid.example']);
    expect(await hosts({ verdict: 'malicious' })).toEqual(['old.example']);
    expect(await hosts({ kind: 'download' })).toEqual(['mid.example']);
    expect(await hosts({ kind: 'domain' })).toEqual(['mid.example', 'old.example']);
    expect(await hosts({ from: 2 * DAY, to: 3 * DAY })).toEqual(['mid.example']);
    expect((await list({ search: 'example', verdict: 'malicious' })).counts).toMatchObject({
      all: 3,
      malicious: 1,
    });
    expect((await list({})).counts).toMatchObject({ all: 3, malicious: 1, 'nothing-found': 2, failed: 0 });
  });

  it('is taken out part by part, and what comes meanwhile makes none of it come twice or be left out', async () => {
    for (let n = 0; n < 7; n += 1) await history.add(entry(`same-${n}.example`, 4 * DAY));
    const { offset: _, limit: __, ...filter } = OPEN;
    const out: string[] = [];
    let after: { at: number; key: string } | null = null;
    do {
      const part = await history.part(filter, after, 3);
      if (!part.ok) throw new Error(part.failure.tag);
      out.push(...part.value.map(({ indicator }) => indicator.value));
      after = part.value.at(-1) ?? null;
      // One that was taken out already is checked again, and one that is still to come is removed.
      if (out.length === 3) {
        await history.add(entry(out[0] ?? '', 9 * DAY));
        await history.remove(['domain:old.example']);
      }
    } while (after);
    const same = Array.from({ length: 7 }, (_unused, n) => `same-${6 - n}.example`);
    expect(out).toEqual([...same, 'https://NEW.example/', 'mid.example']);
    const some = await history.part({ ...filter, kind: 'download' }, null, 9);
    expect(some.ok && some.value.map(({ name }) => name)).toEqual(['Setup.exe']);
  });

  it('pages through a long list, filtered or not, and sees what is new', async () => {
    for (let n = 0; n < 300; n += 1) await history.add(entry(`h${n}.example`, 10 * DAY + n));
    expect(await list({ offset: 300, limit: 5 })).toMatchObject({
      total: 303,
      rows: [{ at: 3 * DAY }, {}, {}],
    });
    expect(await hosts({ offset: 100, limit: 2 })).toEqual(['h199.example', 'h198.example']);
    expect(await hosts({ search: 'h', verdict: 'nothing-found', offset: 100, limit: 2 })).toEqual([
      'h199.example',
      'h198.example',
    ]);
    await history.add(entry('h-last.example', 99 * DAY));
    expect((await hosts({ search: 'h-' }))[0]).toBe('h-last.example');
    expect(await list({ offset: 9_999 })).toMatchObject({ total: 304, rows: [] });
  });

  it('counts along what a new worker would count', async () => {
    const counts = async () => {
      const read = await createHistory(database.storage).list(OPEN);
      return read.ok ? read.value.counts : null;
    };
    expect(await counts()).toMatchObject({ all: 3, malicious: 1, 'nothing-found': 2 });
    await history.add(entry('old.example', 4 * DAY, { verdict: 'failed' }));
    await history.add(entry('more.example', 5 * DAY, { verdict: 'unknown' }));
    expect(await counts()).toMatchObject({ all: 4, malicious: 0, 'nothing-found': 2, failed: 1, unknown: 1 });
    const rows = await history.rows('all');
    await history.remove(['domain:more.example', 'domain:never.example']);
    await history.putBack(rows);
    await history.sweep(6 * DAY, { days: 3, entries: 100 });
    expect(await counts()).toMatchObject({ all: 2, 'nothing-found': 0, failed: 1, unknown: 1 });
    await history.remove('all');
    await history.putBack(rows.slice(0, 1));
    expect((await counts())?.all).toBe(1);
  });

  it('comes back after a removal, where nothing newer has been checked', async () => {
    const rows = await history.rows('all');
    await history.remove('all');
    await history.add(entry('old.example', 9 * DAY));
    await history.putBack(rows);
    expect((await list({})).rows.map(({ at }) => at / DAY)).toEqual([9, 3, 2]);
    await history.remove(['domain:mid.example']);
    expect(await hosts({})).toEqual(['old.example', 'https://NEW.example/']);
  });

  it('keeps the name of a file that is checked again by its hash', async () => {
    await history.nameFile({ kind: 'domain', value: 'old.example' }, 'a.zip');
    await history.add(entry('old.example', 4 * DAY));
    expect((await list({ search: 'a.zip' })).rows).toMatchObject([{ at: 4 * DAY, name: 'a.zip' }]);
    await history.nameFile({ kind: 'domain', value: 'never.example' }, 'b.zip');
    expect((await list({})).total).toBe(3);
  });

  it('lets go of what is too old and too much', async () => {
    await history.sweep(4 * DAY, { days: 2, entries: 100 });
    expect(await hosts({})).toEqual(['https://NEW.example/']);
    await history.sweep(4 * DAY, { days: 2, entries: 0 });
    expect((await list({})).total).toBe(0);
  });
});

describe('the copy of history', () => {
  it('brings the newest entries back after the database was lost', async () => {
    const area = createArea();
    const lines: string[] = [];
    const parts = (storage: MemoryDatabase['storage'], clock: MemoryDatabase['clock']) => ({
      ...{ storage, area, clock, onRestored: () => undefined, onBug: () => undefined },
      log: {
        append: async ({ event }: { event: string }) => {
          lines.push(event);
          return { ok: true as const, value: null };
        },
      },
    });
    const copy = createHistoryCopy(parts(database.storage, database.clock));
    copy.changed();
    await database.clock.advance(10_000);
    expect(area.stored.get('history')).toMatchObject({ entries: [{ at: 3 * DAY }, {}, {}] });

    const next = createMemoryDatabase();
    const after = createHistory(next.storage);
    await after.add(entry('since.example', 50 * DAY));
    await createHistoryCopy(parts(next.storage, next.clock)).sync();
    const read = await after.list(OPEN);
    expect(read.ok && read.value.rows.map(({ at }) => at / DAY)).toEqual([50, 3, 2, 1]);
    expect(lines).toEqual(['history restored']);

    // What was removed since stays so.
    await after.remove('all');
    await createHistoryCopy(parts(next.storage, next.clock)).sync();
    await settleAll();
    expect(area.stored.get('history')).toMatchObject({ entries: [] });
  });
});
