import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/domain/duration';
import type { BadLine, NewRow, ReadCounts } from '@/utils/domain/list';
import type { Batch } from '@/utils/services/lists/add-items';
import { createAddRows } from '@/utils/services/lists/add-rows';
import { createAppendRows } from '@/utils/services/lists/append-rows';
import { createBriefReader } from '@/utils/services/lists/brief-reader';
import { createOverview, type Overview } from '@/utils/services/lists/overview';
import type { Changed } from '@/utils/services/lists/table';
import { countsOf, itemOf, listOf, restingItem } from './items';
import { createTableWorld, type TableWorld } from './table-world';

let world: TableWorld;
let added: string[];
let noted: Changed[];
let overview: Overview;

beforeEach(() => {
  world = createTableWorld();
  [added, noted] = [[], []];
  overview = createOverview(createBriefReader(world.storage));
});

const settings = async () => ({ maliciousFrom: 1, privateHosts: ['corp.example'] });
const rowOf = (value: string, line = 1): NewRow => ({ line, indicator: { kind: 'domain', value } });
const badOf = (line: number): BadLine => ({ line, text: `bad ${line}`, why: { reason: 'empty' } });
const readOf = (more: Partial<ReadCounts>): ReadCounts => ({
  ...{ lines: 0, rows: 0, duplicates: 0, comments: 0, blank: 0, bad: 0 },
  ...more,
});
const rows = async (list = 'list-1'): Promise<unknown> =>
  world.run(async (database) =>
    (await database.getAll('listRows'))
      .filter((item) => item.list === list)
      .map(({ n, indicator }) => [n, indicator.value]),
  );
const add = (from: number, values: readonly NewRow[], bad: readonly BadLine[] = []) =>
  createAddRows({ ...world, settings, onAdded: (list) => added.push(list) })('list-1', from, values, bad);

describe('rows of a list that is read in', () => {
  beforeEach(() => world.table.create(listOf({ stage: 'reading' })));

  it('are put with their numbers, counted, and told', async () => {
    await world.put(listOf({ id: 'list-0' }), [itemOf(1, { list: 'list-0' }), itemOf(3, { list: 'list-0' })]);
    expect(await add(1, [rowOf('a.example'), rowOf('corp.example')], [badOf(3)])).toEqual({
      ok: true,
      value: null,
    });
    await add(3, [rowOf('c.example')]);
    expect(await rows()).toEqual([
      [1, 'a.example'],
      [2, 'corp.example'],
      [3, 'c.example'],
    ]);
    expect(await world.list()).toMatchObject({ counts: countsOf({ waiting: 2, 'not-sent': 1 }), known: 0 });
    expect(await world.table.bad('list-1', 0, 9)).toEqual([badOf(3)]);
    expect(added).toEqual(['list-1', 'list-1']);
    expect((await overview.rows('list-1')).map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  it('are put once, where they are sent twice', async () => {
    await add(1, [rowOf('a.example'), rowOf('b.example')]);
    await add(1, [rowOf('a.example'), rowOf('b.example'), rowOf('c.example')]);
    expect((await world.list())?.counts).toEqual(countsOf({ waiting: 3 }));
  });

  it('cost nothing where they are known, and nothing is held or answered', async () => {
    await world.cache('fresh.example', 7 * HOUR);
    await world.cache('also.example', 7 * HOUR);
    await world.cache('stale.example', 2 * DAY);
    await world.cacheUnknown('unknown.example', HOUR);
    await world.cacheUnknown('forgotten.example', 7 * HOUR);
    await world.cache('corp.example');
    await world.cache('answered.example');
    const answer = { state: 'unknown', result: null, flagging: '' } as const;
    const values = ['fresh.example', 'stale.example', 'unknown.example', 'forgotten.example', 'corp.example'];
    await add(
      1,
      [...values, 'also.example'].map((value) => rowOf(value)),
    );
    await add(7, [{ ...rowOf('answered.example'), answer }]);
    expect((await world.list())?.known).toBe(3);
  });

  it('are nothing', async () => {
    expect((await add(1, [], [badOf(1)])).ok).toBe(true);
    expect(await world.table.bad('list-1', 0, 9)).toHaveLength(1);
  });
});

describe('rows that the cache may know', () => {
  it('are counted each as often as they are there, however much is between them', async () => {
    await world.table.create(listOf({ stage: 'reading' }));
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) await world.cache(`h${n}.example`);
    await add(
      1,
      ['h1.example', 'h3x.example', 'h8.example', 'h8.example'].map((value) => rowOf(value)),
    );
    expect((await world.list())?.known).toBe(3);
    await add(
      5,
      ['h1.example', 'h5.example'].map((value) => rowOf(value)),
    );
    expect((await world.list())?.known).toBe(5);
    await add(
      7,
      ['h1.example', 'h7x.example', 'h8.example'].map((value) => rowOf(value)),
    );
    expect((await world.list())?.known).toBe(7);
  });
});

describe('rows for a list', () => {
  it('that is not there, or read in already, are none', async () => {
    expect(await add(1, [rowOf('a.example')])).toEqual({ ok: false, failure: { tag: 'not-found' } });
    await world.table.create(listOf({ stage: 'paused' }));
    expect((await add(1, [rowOf('a.example')])).ok).toBe(true);
    expect([await rows(), (await world.list())?.counts]).toEqual([[], countsOf({})]);
  });
});

describe('more rows for a list that was read in', () => {
  const append = (...values: readonly string[]) => {
    const read = readOf({ lines: 9, rows: values.length, comments: 3, blank: 2, bad: 4 });
    return appendRows()('list-1', { rows: values.map((value) => rowOf(value)), bad: [], read });
  };
  const appendRows = () =>
    createAppendRows({ ...world, settings, overview, onItems: (changed) => noted.push(changed) });

  it('get the numbers behind the others, also of those that were removed', async () => {
    const before = readOf({ lines: 10, rows: 4, comments: 5, blank: 7, bad: 6 });
    await world.put(listOf({ read: before, copied: true }), [itemOf(1), itemOf(3)]);
    const answer = await append('new.example', 'other.example');
    expect(await rows()).toEqual([
      [1, 'h1.example'],
      [3, 'h3.example'],
      [5, 'new.example'],
      [6, 'other.example'],
    ]);
    const read = readOf({ lines: 19, rows: 6, comments: 8, blank: 9, bad: 10 });
    expect(answer).toMatchObject({
      ok: true,
      value: { counts: countsOf({ waiting: 4 }), read, copied: false },
    });
    expect(await world.list()).toEqual(answer.ok && answer.value);
    expect(noted.map(({ items }) => items.map(({ n, item }) => [n, item?.n]))).toEqual([
      [
        [5, 5],
        [6, 6],
      ],
    ]);
    await append('third.example');
    expect((await world.item(7))?.indicator.value).toBe('third.example');
    expect((await world.list())?.read.rows).toBe(7);
  });

  it('go by the largest number that there is', async () => {
    await world.put(listOf({ read: readOf({ rows: 2 }) }), [itemOf(1), itemOf(9)]);
    await append('a.example');
    expect((await world.item(10))?.indicator.value).toBe('a.example');
  });

  it('start at one where nothing is there, whatever another list has', async () => {
    await world.put(listOf({ id: 'list-0' }), [itemOf(7, { list: 'list-0' })]);
    await world.put(listOf());
    await append('a.example');
    expect(await rows()).toEqual([[1, 'a.example']]);
  });

  it('are folded where they are there, whatever their answer, or given twice', async () => {
    await world.put(listOf({ read: readOf({ rows: 2, duplicates: 1 }) }), [
      restingItem(1, { state: 'malicious' }),
      restingItem(2, { state: 'not-sent', sent: null }),
    ]);
    const answer = await append('h1.example', 'new.example', 'h2.example', 'new.example');
    expect(answer).toMatchObject({ value: { read: { rows: 3, duplicates: 4 } } });
    expect(await rows()).toEqual([
      [1, 'h1.example'],
      [2, 'h2.example'],
      [3, 'new.example'],
    ]);
  });

  it('are folded against what the batch before has written', async () => {
    await world.put(listOf());
    const both = appendRows();
    const further = { rows: [rowOf('a.example')], bad: [badOf(1)], read: readOf({ rows: 1 }) };
    await overview.rows('list-1');
    createAppendRows({ ...world, settings, overview, onItems: overview.note });
    const notes = createAppendRows({ ...world, settings, overview, onItems: overview.note });
    await Promise.all([notes('list-1', further), notes('list-1', further)]);
    expect(await rows()).toEqual([[1, 'a.example']]);
    expect((await both('gone', further)).ok).toBe(false);
    expect((await both('list-1', further)).ok).toBe(true);
    expect(await world.table.bad('list-1', 0, 9)).toEqual([badOf(1)]);
  });

  it.each([
    ['done', true, 'ready', null],
    ['done', false, 'done', 5],
    ['paused', true, 'paused', 5],
    ['running', true, 'running', 5],
  ] as const)('of a list that is %s: something to ask %s', async (stage, asks, after, endedAt) => {
    await world.put(listOf({ stage, endedAt: 5 }), [restingItem(1, { state: 'unknown' })]);
    await append(asks ? 'new.example' : 'corp.example');
    expect(await world.list()).toMatchObject({ stage: after, endedAt });
  });

  it('make what is known be counted anew where nothing waited, and be added where something did', async () => {
    await world.cache('known.example');
    await world.put(listOf({ known: 7 }), [restingItem(1, { state: 'unknown' })]);
    await append('known.example', 'new.example');
    expect((await world.list())?.known).toBe(1);
    await world.cacheUnknown('other.example');
    await append('other.example');
    expect((await world.list())?.known).toBe(2);
  });

  it('that may hold a secret are held, and count as nothing known', async () => {
    await world.put(listOf());
    await append('corp.example');
    const held: NewRow = { line: 1, indicator: { kind: 'url', value: 'https://corp.example/x' } };
    await appendRows()('list-1', { rows: [held], bad: [], read: readOf({ rows: 1 }) });
    expect(await world.list()).toMatchObject({ counts: countsOf({ 'not-sent': 2 }), known: 0 });
  });

  it('are no rows of a list that is not there, or still read in', async () => {
    expect(await append('a.example')).toEqual({ ok: false, failure: { tag: 'not-found' } });
    await world.put(listOf({ stage: 'reading' }));
    expect(await append('a.example')).toEqual({ ok: false, failure: { tag: 'not-found' } });
    expect([await rows(), noted]).toEqual([[], []]);
  });

  it('go on after one that failed', async () => {
    await world.put(listOf());
    let fails = true;
    const flaky = createAppendRows({
      ...{ ...world, overview, onItems: () => undefined },
      settings: async () => {
        if (fails) throw new Error('closed');
        return settings();
      },
    });
    const further = { rows: [rowOf('a.example')], bad: [], read: readOf({ rows: 1 }) };
    await expect(flaky('list-1', further)).rejects.toThrow('closed');
    fails = false;
    expect((await flaky('list-1', further)).ok).toBe(true);
  });
});

it('rows of one message are five thousand at most', async () => {
  const taken: (readonly [rows: number, bad: number])[] = [];
  const take = async ({ items, bad }: Batch): Promise<null> => {
    taken.push([items.length, bad.length]);
    return null;
  };
  const table = { ...world.table, addItems: take, appendItems: take };
  const many = Array.from({ length: 5_001 }, (_, n) => rowOf(`h${n}`, n + 1));
  const bad = many.map(({ line }) => badOf(line));
  await createAddRows({ ...world, settings, table, onAdded: () => undefined })('list-1', 1, many, bad);
  const appendRows = createAppendRows({ ...world, settings, table, overview, onItems: () => undefined });
  await appendRows('list-1', { rows: many, bad, read: readOf({}) });
  expect(taken).toEqual([
    [5_000, 5_000],
    [5_000, 5_000],
  ]);
});
