import { beforeEach, describe, expect, it } from 'vitest';
import type { RowSort } from '@/utils/domain/list';
import { type Brief, briefOf } from '@/utils/services/lists/briefs';
import { createOverview, type Order, type Overview } from '@/utils/services/lists/overview';
import { itemOf, listOf, restingItem } from './items';

const brief = (n: number, more: Partial<Brief> = {}): Brief => ({
  ...{ n, state: 'unknown', text: `h${n}.example`, kind: 'domain', engines: -1, label: '', age: 0 },
  waits: false,
  ...more,
});
const ROWS = [
  brief(1, { state: 'waiting', waits: true, text: 'B.example', label: 'x' }),
  brief(2, { state: 'malicious', engines: 5, text: 'a.example', label: 'phish', age: 30 }),
  brief(4, {
    state: 'malicious',
    engines: 9,
    text: 'https://c.example/',
    kind: 'url',
    label: 'phish',
    age: 10,
  }),
  brief(5, { state: 'suspicious', engines: 1, text: '1.2.3.4', kind: 'ip', label: 'mal', age: 20 }),
  brief(6, { state: 'waiting', waits: false, text: 'd.example' }),
  brief(11, { state: 'nothing-found', engines: 0, text: 'ff', kind: 'file', age: 10 }),
];
const ORDER: Order = { state: 'all', search: '', sort: 'row', descending: false };

let stored: Map<string, readonly Brief[]>;
let reads: string[];
let overview: Overview;

beforeEach(() => {
  stored = new Map([['list-1', ROWS]]);
  reads = [];
  overview = createOverview(async (list) => {
    reads.push(list);
    return stored.get(list) ?? [];
  });
});

const order = (more: Partial<Order>): Promise<readonly number[]> =>
  overview.order('list-1', { ...ORDER, ...more });

describe('the rows of a list in brief', () => {
  it('are in the order of the list, read once', async () => {
    expect(await overview.rows('list-1')).toEqual(ROWS);
    expect(await overview.rows('list-1')).toEqual(ROWS);
    expect(reads).toEqual(['list-1']);
  });

  it.each<[RowSort, readonly number[]]>([
    ['row', [1, 2, 4, 5, 6, 11]],
    ['verdict', [4, 2, 5, 11, 1, 6]],
    ['engines', [1, 6, 11, 5, 2, 4]],
    ['age', [1, 6, 4, 11, 5, 2]],
    ['indicator', [5, 2, 1, 6, 11, 4]],
    ['kind', [1, 2, 6, 11, 5, 4]],
    ['label', [6, 11, 5, 2, 4, 1]],
  ])('are sorted by %s, and as in the list where that is the same', async (sort, ns) => {
    expect(await order({ sort })).toEqual(ns);
    expect(await order({ sort, descending: true })).toEqual(ns.toReversed());
  });

  it('are found by state, and by a part of the text in any case', async () => {
    expect(await order({ state: 'malicious' })).toEqual([2, 4]);
    expect(await order({ search: ' b.EX ' })).toEqual([1]);
    expect(await order({ search: 'example', state: 'waiting' })).toEqual([1, 6]);
    expect(await order({ search: '   ' })).toHaveLength(6);
    expect(await order({ search: 'nowhere' })).toEqual([]);
  });

  it('are sorted as lower case, where a sign stands between the letters', async () => {
    stored.set('list-1', [brief(1, { text: 'abb' }), brief(2, { text: 'A_b' }), brief(3, { text: 'ABC' })]);
    expect(await order({ sort: 'indicator' })).toEqual([2, 1, 3]);
  });

  it('are put in order once for each question, and again after a change', async () => {
    const first = await order({ sort: 'age' });
    expect(await order({ sort: 'age' })).toBe(first);
    expect(await order({ sort: 'age', descending: true })).not.toBe(first);
    const again = await order({ sort: 'age' });
    const item = restingItem(1, { state: 'unknown' });
    overview.note({ list: listOf(), items: [{ n: 1, item }] });
    expect(await order({ sort: 'age' })).not.toBe(again);
  });

  it('tell how many wait before one, while they are in memory', async () => {
    stored.set('list-1', [brief(1), brief(2, { waits: true }), brief(3), brief(4, { waits: true })]);
    expect(overview.placeOf('list-1', 2)).toBeNull();
    await overview.rows('list-1');
    expect([1, 2, 3, 4, 5].map((n) => overview.placeOf('list-1', n))).toEqual([null, 0, null, 1, null]);
    overview.note({ list: listOf(), items: [{ n: 2, item: null }] });
    expect(overview.placeOf('list-1', 4)).toBe(0);
  });

  it('follow what is written: changed, new and removed', async () => {
    await overview.rows('list-1');
    const changed = restingItem(2, { state: 'unknown' });
    const items = [
      { n: 2, item: changed },
      { n: 12, item: itemOf(12) },
      { n: 4, item: null },
    ];
    overview.note({ list: listOf(), items });
    overview.note({ list: listOf({ id: 'other' }), items: [{ n: 5, item: null }] });
    const rows = await overview.rows('list-1');
    expect(rows.map(({ n }) => n)).toEqual([1, 2, 5, 6, 11, 12]);
    expect(rows[1]).toEqual(briefOf(changed));
    expect(await order({ state: 'waiting' })).toEqual([1, 6, 12]);
    expect(reads).toEqual(['list-1']);
  });

  it('are not undone by what was read before a change', async () => {
    let answer: (rows: readonly Brief[]) => void = () => undefined;
    overview = createOverview(() => new Promise((resolve) => (answer = resolve)));
    const reading = overview.rows('list-1');
    const changed = restingItem(2, { state: 'failed' });
    overview.note({
      list: listOf(),
      items: [
        { n: 2, item: changed },
        { n: 4, item: null },
      ],
    });
    answer(ROWS);
    expect((await reading).map(({ n, state }) => `${n} ${state}`)).toEqual([
      '1 waiting',
      '2 failed',
      '5 suspicious',
      '6 waiting',
      '11 nothing-found',
    ]);
  });

  it('are kept of two lists at most', async () => {
    for (const list of ['a', 'b', 'a', 'c', 'b', 'c', 'a']) await overview.rows(list);
    expect(reads).toEqual(['a', 'b', 'c', 'a']);
    overview.forget('c');
    await overview.rows('c');
    await overview.rows('a');
    expect(reads).toEqual(['a', 'b', 'c', 'a', 'c']);
    expect(overview.placeOf('b', 1)).toBeNull();
  });

  it('that could not be read are read again', async () => {
    let fails = true;
    overview = createOverview(async () => {
      if (fails) throw new Error('closed');
      return ROWS;
    });
    await expect(overview.rows('list-1')).rejects.toThrow('closed');
    expect(overview.placeOf('list-1', 1)).toBeNull();
    fails = false;
    expect(await overview.rows('list-1')).toEqual(ROWS);
  });
});

describe('the spectrum', () => {
  const states = async (most: number): Promise<unknown> =>
    (await overview.spectrum('list-1', most)).map(({ state, n }) => `${n} ${state}`);

  it('has a tick a row where there is room', async () => {
    expect(await states(100)).toEqual(ROWS.map(({ n, state }) => `${n} ${state}`));
  });

  it('shows the worst of several, the first of equals', async () => {
    expect(await states(3)).toEqual(['2 malicious', '4 malicious', '11 nothing-found']);
    expect(await states(4)).toEqual(['1 waiting', '2 malicious', '5 suspicious', '11 nothing-found']);
    expect(await states(1)).toEqual(['2 malicious']);
    expect(await states(0)).toEqual(['2 malicious']);
  });

  it('of nothing is nothing', async () => {
    expect(await overview.spectrum('empty', 10)).toEqual([]);
  });
});
