import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { NewRow } from '@/utils/domain/list';
import { createAddRows } from '@/utils/services/lists/add-rows';
import { type Copies, createCopies } from '@/utils/services/lists/copy';
import { createRestore, type Restore } from '@/utils/services/lists/restore';
import type { AssayDatabase, Storage } from '@/utils/services/storage/database';
import { createArea, type FakeArea } from '../../../support/fake-area';
import { countsOf, itemOf, listOf, NOW, restingItem } from './items';
import { createRunParts, type RunWorld } from './run-world';
import { createTableWorld, type TableWorld } from './table-world';

let world: TableWorld;
let run: RunWorld;
let area: FakeArea;
let copies: Copies;
let restore: Restore;

beforeEach(() => {
  world = createTableWorld();
  run = createRunParts(world);
  area = createArea();
  copies = createCopies(area);
  const addRows = createAddRows({ ...run.parts, onAdded: () => undefined });
  restore = createRestore({
    ...{ ...run.parts, storage: world.storage, copies },
    addRows: (list, from, rows) => addRows(list, from, rows, []),
  });
});

const rowOf = (n: number, line = n): NewRow => ({
  line,
  indicator: { kind: 'domain', value: `h${n}.example` },
});
const HEAD = { id: 'list-1', name: 'Ticket', createdAt: 5, submitUnknown: true };
const removing = (): Promise<unknown> => world.run((database) => database.get('meta', 'lists-removing'));

/** A database that gives two rows at once, however many are asked for. */
const twoAtOnce = (database: AssayDatabase): AssayDatabase =>
  new Proxy(database, {
    get(target, name) {
      if (name === 'getAll') return (store: 'listRows', range: IDBKeyRange) => target.getAll(store, range, 2);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('a copy of a list', () => {
  it('is of its rows, and the list knows that it has one', async () => {
    const list = listOf({ submitUnknown: true, lane: 'page' });
    await world.put(list, [restingItem(1, { state: 'unknown', line: 7 }), itemOf(3)]);
    const stored = await world.list();
    if (stored) await restore.copy(stored);
    expect(await copies.get('list-1')).toEqual({
      ...{ ...HEAD, createdAt: NOW, lane: 'page' },
      rows: [rowOf(1, 7), rowOf(3)],
    });
    expect((await world.list())?.copied).toBe(true);
  });

  it('is of all its rows, however few of them come at once', async () => {
    await world.put(
      listOf(),
      [1, 2, 3, 4, 5].map((n) => itemOf(n)),
    );
    const { storage } = world;
    const few: Storage = {
      ...storage,
      run: (work) => storage.run((database) => work(twoAtOnce(database))),
    };
    const addRows = async (): Promise<void> => undefined;
    const stored = await world.list();
    if (stored) await createRestore({ ...run.parts, storage: few, copies, addRows }).copy(stored);
    expect((await copies.get('list-1'))?.rows).toEqual([1, 2, 3, 4, 5].map((n) => rowOf(n)));
  });

  it.each([
    ['rows came', { read: { lines: 9, rows: 9, duplicates: 0, comments: 0, blank: 0, bad: 0 } }],
    ['rows went', { counts: countsOf({ waiting: 4 }) }],
    ['it has another name', { name: 'New' }],
  ])('is made once more where meanwhile %s', async (_, changed) => {
    await world.put(listOf(), [itemOf(1)]);
    const stored = await world.list();
    if (stored) await restore.copy({ ...stored, ...changed });
    expect((await world.list())?.copied).toBe(false);
  });

  it('is the same where only answers came', async () => {
    await world.put(listOf(), [itemOf(1)]);
    const stored = await world.list();
    if (stored) await restore.copy({ ...stored, counts: countsOf({ unknown: 1 }), spent: 9 });
    expect((await world.list())?.copied).toBe(true);
  });
});

describe('what is removed', () => {
  it('is gone in both stores, and nothing is left to be done', async () => {
    await world.put(listOf(), [itemOf(1)]);
    await copies.put({ ...HEAD, rows: [rowOf(1)] });
    await restore.remove('list-1');
    expect([await world.list(), await copies.ids(), await removing()]).toEqual([null, [], []]);
  });

  it('is finished by the next worker, and comes back by no copy', async () => {
    await copies.put({ ...HEAD, rows: [rowOf(1)] });
    const { remove } = copies;
    Object.assign(copies, { remove: () => Promise.reject(new Error('closed')) });
    await expect(restore.remove('list-1')).rejects.toThrow('closed');
    await expect(restore.remove('list-1')).rejects.toThrow('closed');
    expect(await removing()).toEqual(['list-1']);
    Object.assign(copies, { remove });
    expect(await restore.mend()).toEqual([]);
    expect([await world.list(), await copies.ids(), await removing()]).toEqual([null, [], []]);
  });

  it.each(['list-1', { 0: 'list-1' }])('is nothing where that is damaged: %o', async (damaged) => {
    await world.put(listOf({ copied: true }), [itemOf(1)]);
    await world.run((database) => database.put('meta', damaged, 'lists-removing'));
    const remove = vi.spyOn(copies, 'remove');
    await restore.mend();
    expect([(await world.list())?.id, remove.mock.calls]).toEqual(['list-1', []]);
    await restore.remove('list-1');
    expect(await removing()).toEqual([]);
  });

  it('leaves what else is being removed', async () => {
    await world.run((database) => database.put('meta', ['other'], 'lists-removing'));
    await restore.remove('list-1');
    expect(await removing()).toEqual(['other']);
  });

  it('is only what has a name', async () => {
    await world.put(listOf(), [itemOf(1)]);
    await world.run((database) => database.put('meta', [5, 'list-1', null], 'lists-removing'));
    await restore.mend();
    expect(await world.list()).toBeNull();
  });
});

describe('a list that the database has lost', () => {
  it('is back at rest, with its rows and its name, and the log says so', async () => {
    await copies.put({ ...HEAD, lane: 'page', rows: [rowOf(1, 4), rowOf(2, 9)] });
    const [back, ...more] = await restore.mend();
    expect(more).toEqual([]);
    expect(back).toEqual(await world.list());
    expect(back).toMatchObject({
      ...{ ...HEAD, stage: 'paused', lane: 'page', restored: true, copied: true },
      read: { lines: 9, rows: 2, duplicates: 0, comments: 0, blank: 0, bad: 0 },
      counts: countsOf({ waiting: 2 }),
    });
    expect([(await world.item(1))?.line, (await world.item(2))?.indicator.value]).toEqual([4, 'h2.example']);
    const line = { level: 'error', event: 'list restored from its copy', detail: 'Ticket', list: 'list-1' };
    expect(run.lines).toEqual([{ at: NOW, ...line }]);
    expect(await restore.mend()).toEqual([]);
    expect(run.lines).toHaveLength(1);
  });

  it('is back beside another that is there', async () => {
    await world.put(listOf({ id: 'list-0', copied: true }), [itemOf(1, { list: 'list-0' })]);
    await copies.put({ ...HEAD, id: 'list-0', rows: [rowOf(1)] });
    await copies.put({ ...HEAD, rows: [rowOf(1, 7)] });
    const back = await restore.mend();
    expect(back.map(({ id, read }) => [id, read.lines])).toEqual([['list-1', 7]]);
  });

  it('had as many lines as rows at least', async () => {
    await copies.put({ ...HEAD, rows: [rowOf(1, 0), rowOf(2, 0)] });
    expect((await restore.mend())[0]?.read.lines).toBe(2);
  });

  it.each([
    ['is damaged', { name: 5 }],
    ['has no rows', { name: 'Ticket', parts: 0 }],
  ])('is not back where its copy %s', async (_, head) => {
    area.stored.set('lists', ['list-1']);
    area.stored.set('list:list-1', head);
    expect(await restore.mend()).toEqual([]);
    expect([await world.list(), run.lines]).toEqual([null, []]);
  });

  it('is brought back from the start where a worker died of it', async () => {
    await copies.put({ ...HEAD, rows: [rowOf(1), rowOf(2)] });
    const half = listOf({ stage: 'reading', restored: true });
    await world.put(half, [itemOf(9)]);
    expect((await restore.mend())[0]).toMatchObject({ stage: 'paused', counts: countsOf({ waiting: 2 }) });
    expect(await world.item(9)).toBeUndefined();
  });

  it('is not one that is there, or is read in at this moment', async () => {
    await copies.put({ ...HEAD, rows: [rowOf(1)] });
    for (const list of [listOf({ restored: true, copied: true }), listOf({ stage: 'reading' })]) {
      await world.put(list, [itemOf(7)]);
      expect(await restore.mend()).toEqual([]);
      expect((await world.item(7))?.n).toBe(7);
    }
  });
});

describe('a list without a copy', () => {
  it.each([
    ['says so', { copied: false }, true],
    ['does not know it', { copied: true }, true],
    ['is still read in', { stage: 'reading', copied: false }, false],
  ] as const)('is copied, where it %s', async (_, more, isCopied) => {
    await world.put(listOf(more), [itemOf(1)]);
    await restore.mend();
    expect(await copies.ids()).toEqual(isCopied ? ['list-1'] : []);
  });

  it('is not copied again where it has one', async () => {
    await world.put(listOf({ copied: true }), [itemOf(1)]);
    await copies.put({ ...HEAD, name: 'As copied', rows: [rowOf(1)] });
    await restore.mend();
    expect((await copies.get('list-1'))?.name).toBe('As copied');
    await world.table.change('list-1', (list) => ({ ...list, copied: false }));
    await restore.mend();
    expect((await copies.get('list-1'))?.name).toBe('Ticket');
  });

  it.each([
    [DAY + 1, false, null],
    [DAY, false, 'list-1'],
    [9 * DAY, true, 'list-1'],
  ])('that nobody reads in any more is gone: after %i ms, restored %s', async (age, restored, id) => {
    await world.put(listOf({ stage: 'reading', createdAt: NOW - age, restored }), [itemOf(1)]);
    await restore.mend();
    expect((await world.list())?.id ?? null).toBe(id);
  });
});

it('a long list is restored in batches of five thousand', async () => {
  let rows = Array.from({ length: 5_001 }, (_, n) => rowOf(n + 1));
  const batches: (readonly [from: number, rows: number])[] = [];
  const long = createRestore({
    ...{ ...run.parts, storage: world.storage },
    copies: { ...copies, ids: async () => ['list-1'], get: async () => ({ ...HEAD, rows }) },
    addRows: async (_, from, batch) => batches.push([from, batch.length]),
  });
  await long.mend();
  rows = rows.slice(1);
  await world.table.remove('list-1');
  await long.mend();
  expect(batches).toEqual([
    [1, 5_000],
    [5_001, 1],
    [1, 5_000],
  ]);
});
