import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import type { HistoryEntry } from '@/utils/domain/history';
import type { LogRow } from '@/utils/domain/log';
import { success } from '@/utils/domain/result';
import { createHistory } from '@/utils/services/storage/history';
import { countHistoryEdit, createHistoryCopy } from '@/utils/services/storage/history-copy';
import { createArea, type FakeArea } from '../../../support/fake-area';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const entry = (host: string, at: number): HistoryEntry => ({
  ...{ indicator: { kind: 'domain', value: host }, at, verdict: 'nothing-found', reading: 0, answered: 90 },
});

let database: MemoryDatabase;
let area: FakeArea;
const onRestored = vi.fn();
const onBug = vi.fn();
const append = vi.fn(async (_row: LogRow) => success(null));

const born = () => {
  const { storage, clock } = database;
  return createHistoryCopy({ storage, area, clock, log: { append }, onRestored, onBug });
};
const history = () => createHistory(database.storage);
const hosts = async () => (await history().rows('all')).map(({ indicator }) => indicator.value);
const copied = () => area.stored.get('history');
const edits = () => database.storage.run((opened) => opened.get('meta', 'history-edits'));

beforeEach(() => {
  vi.clearAllMocks();
  [database, area] = [createMemoryDatabase(), createArea()];
});

describe('the copy', () => {
  it('is written three seconds after the first of several changes', async () => {
    const copy = born();
    await history().add(entry('a.example', 1));
    copy.changed();
    await database.clock.advance(2 * SECOND);
    await history().add(entry('b.example', 2));
    copy.changed();
    await database.clock.advance(SECOND - 1);
    expect(copied()).toBeUndefined();
    await database.clock.advance(1);
    expect(copied()).toEqual({ edits: 2, entries: [entry('b.example', 2), entry('a.example', 1)] });
    // And again for the next ones.
    await history().add(entry('c.example', 3));
    copy.changed();
    await database.clock.advance(3 * SECOND);
    expect(copied()).toMatchObject({ edits: 3 });
  });

  it('has the newest 500', async () => {
    await history().merge(Array.from({ length: 501 }, (_, n) => entry(`n${n}.example`, n)));
    await born().sync();
    expect(copied()).toMatchObject({ edits: 1, entries: { length: 500, 0: { at: 500 }, 499: { at: 1 } } });
  });

  it('is not written where it is the same already', async () => {
    await history().add(entry('a.example', 1));
    await born().sync();
    area.setFails = true;
    await born().sync();
    expect(onBug).not.toHaveBeenCalled();
    await history().add(entry('b.example', 2));
    await born().sync();
    expect(onBug.mock.calls).toEqual([['history copy', expect.any(Error)]]);
  });

  it('is not written, and nothing is told, where there is none of either', async () => {
    await born().sync();
    expect(area.stored.size).toBe(0);
    expect(onRestored).not.toHaveBeenCalled();
  });
});

describe('a copy that knows more than the database', () => {
  it('comes back beside what was checked since', async () => {
    area.stored.set('history', { edits: 7, entries: [entry('a.example', 5), entry('b.example', 6)] });
    await history().add(entry('b.example', 9));
    await born().sync();
    expect(await history().rows('all')).toMatchObject([
      { key: 'domain:a.example', at: 5 },
      { key: 'domain:b.example', at: 9 },
    ]);
    const line = { level: 'warn', event: 'history restored', detail: 'the newest 2 entries' };
    expect(append.mock.calls).toEqual([[{ at: database.clock.now(), ...line }]]);
    expect(onRestored).toHaveBeenCalledTimes(1);
    // Both count on from where the copy was.
    expect(await edits()).toBe(8);
    expect(copied()).toMatchObject({ edits: 8, entries: [{ at: 9 }, { at: 5 }] });
    await born().sync();
    expect(onRestored).toHaveBeenCalledTimes(1);
  });

  it('has the entries counted anew', async () => {
    const counts = async () => {
      const query = {
        search: '',
        verdict: 'all',
        kind: 'all',
        from: null,
        to: null,
        offset: 0,
        limit: 9,
      } as const;
      const list = await history().list(query);
      return list.ok ? list.value.counts.all : null;
    };
    expect(await counts()).toBe(0);
    area.stored.set('history', { edits: 7, entries: [entry('a.example', 5)] });
    await born().sync();
    expect(await counts()).toBe(1);
  });
});

describe('a copy that is damaged', () => {
  const good = entry('good.example', 5);

  it.each([
    ['nothing', null],
    ['a text', 'x'],
    ['nothing', undefined],
    ['no kind', { ...good, indicator: { kind: 'person', value: 'a.example' } }],
    ['no indicator', { ...good, indicator: null }],
    ['another verdict', { ...good, verdict: 'fine' }],
    ['no time', { ...good, at: null }],
    ['no reading', { ...good, reading: '0' }],
    ['no count', { ...good, answered: undefined }],
  ])('brings back what is none of it: %s', async (_, damaged) => {
    area.stored.set('history', { edits: 3, entries: [damaged, good, damaged] });
    await born().sync();
    expect(await hosts()).toEqual(['good.example']);
    expect(append.mock.calls.map(([{ detail }]) => detail)).toEqual(['the newest 1 entries']);
  });

  it.each([null, 'x', 5, {}, { edits: 3 }, { edits: 3, entries: 'x' }])(
    'brings nothing back: %j',
    async (stored) => {
      area.stored.set('history', stored);
      await history().add(entry('a.example', 1));
      await born().sync();
      expect(await hosts()).toEqual(['a.example']);
      expect(onBug).not.toHaveBeenCalled();
    },
  );

  it.each([0, -1, 1.5, '7', null, Number.POSITIVE_INFINITY])(
    'of an impossible count, %j, counts as none',
    async (count) => {
      area.stored.set('history', { edits: count, entries: [good] });
      await history().add(entry('a.example', 1));
      await born().sync();
      expect(await hosts()).toEqual(['a.example']);
      expect(copied()).toMatchObject({ edits: 1, entries: [{ at: 1 }] });
    },
  );
});

it.each([
  [undefined, 1],
  [4, 5],
  [-3, 1],
  ['4', 1],
])('edits are counted on from %j', async (before, after) => {
  const put = vi.fn(async () => undefined);
  await countHistoryEdit({ get: async () => before, put });
  expect(put.mock.calls).toEqual([[after, 'history-edits']]);
});
