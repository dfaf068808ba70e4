import { beforeEach, describe, expect, it } from 'vitest';
import type { NewRow } from '@/utils/domain/list';
import { type Copies, createCopies, type ListCopy } from '@/utils/services/lists/copy';
import { createArea, type FakeArea } from '../../../support/fake-area';

let area: FakeArea;
let copies: Copies;

beforeEach(() => {
  area = createArea();
  copies = createCopies(area);
});

const rowsOf = (count: number): NewRow[] =>
  Array.from({ length: count }, (_, n) => ({
    line: n + 1,
    indicator: { kind: 'domain', value: `h${n}.example` },
  }));
const COPY: ListCopy = {
  ...{ id: 'a', name: 'Ticket', createdAt: 5, submitUnknown: true },
  rows: (['url', 'domain', 'ip', 'file'] as const).map((kind, n) => ({
    line: n * 3 + 1,
    indicator: { kind, value: `v${n}` },
  })),
};

describe('the copy of a list', () => {
  it('comes back as it was put, with its lane where it has one', async () => {
    await copies.put(COPY);
    await copies.put({ ...COPY, id: 'b', submitUnknown: false, lane: 'page' });
    expect(await copies.get('a')).toEqual(COPY);
    expect(await copies.get('b')).toEqual({ ...COPY, id: 'b', submitUnknown: false, lane: 'page' });
    expect(await copies.ids()).toEqual(['a', 'b']);
    await copies.put({ ...COPY, name: 'New' });
    expect([(await copies.get('a'))?.name, await copies.ids()]).toEqual(['New', ['a', 'b']]);
    expect(await copies.get('c')).toBeNull();
  });

  it('is in records of five thousand rows', async () => {
    await copies.put({ ...COPY, rows: rowsOf(5_001) });
    expect([...area.stored.keys()].sort()).toEqual(['list:a', 'list:a:0', 'list:a:1', 'lists']);
    expect((await copies.get('a'))?.rows).toEqual(rowsOf(5_001));
    await copies.put({ ...COPY, id: 'b', rows: rowsOf(5_000) });
    expect(area.stored.has('list:b:1')).toBe(false);
    await copies.remove('a');
    expect([...area.stored.keys()].sort()).toEqual(['list:b', 'list:b:0', 'lists']);
    expect(await copies.ids()).toEqual(['b']);
  });

  it('with fewer rows than before leaves none of them behind, and reads no more than it has', async () => {
    await copies.put({ ...COPY, rows: rowsOf(5_001) });
    await copies.put({ ...COPY, rows: rowsOf(5_000) });
    expect([...area.stored.keys()].sort()).toEqual(['list:a', 'list:a:0', 'lists']);
    area.stored.set('list:a:1', '9\turl\thttps://b.example/');
    expect((await copies.get('a'))?.rows.length).toBe(5_000);
  });

  it('of nothing is a name', async () => {
    await copies.put({ ...COPY, rows: [] });
    expect([...area.stored.keys()].sort()).toEqual(['list:a', 'lists']);
    expect(await copies.get('a')).toEqual({ ...COPY, rows: [] });
  });

  it('that is removed leaves the others, also where it is not there', async () => {
    await copies.put(COPY);
    await copies.remove('b');
    expect(await copies.ids()).toEqual(['a']);
    area.stored.set('list:x', { damaged: true });
    await copies.remove('x');
    expect(area.stored.has('list:x')).toBe(false);
  });

  it('stands in the index only when it is whole', async () => {
    const { set } = area;
    area.set = async (key, value) => {
      if (key === 'list:a') throw new Error('full');
      await set(key, value);
    };
    await expect(copies.put(COPY)).rejects.toThrow('full');
    expect(await copies.ids()).toEqual([]);
    area.set = set;
    await copies.put({ ...COPY, id: 'b' });
    expect(await copies.ids()).toEqual(['b']);
  });

  it('is written in its turn: two at once are both in the index', async () => {
    await Promise.all([copies.put(COPY), copies.put({ ...COPY, id: 'b' }), copies.remove('a')]);
    expect(await copies.ids()).toEqual(['b']);
    expect(await copies.get('a')).toBeNull();
  });

  it.each([
    ['a text', 'x', []],
    ['no list', { 0: 'a' }, []],
    ['partly none', ['a', 5, null, 'b'], ['a', 'b']],
  ])('has no index where that is %s', async (_, stored, ids) => {
    area.stored.set('lists', stored);
    expect(await copies.ids()).toEqual(ids);
  });

  it.each([
    ['nothing', null],
    ['a text', 'x'],
    ['without a name', { parts: 1 }],
    ['without parts', { name: 'x' }],
    ['of parts that are no number', { name: 'x', parts: '1' }],
    ['of less than no parts', { name: 'x', parts: -1 }],
    ['of too many', { name: 'x', parts: 1_000 }],
    ['of no number', { name: 'x', parts: Number.NaN }],
  ])('is none where it is %s', async (_, head) => {
    area.stored.set('list:a', head);
    expect(await copies.get('a')).toBeNull();
  });

  it('has what can be read of a damaged one', async () => {
    area.stored.set('list:a', { name: 'x', createdAt: '5', submitUnknown: 1, lane: 'other', parts: 3 });
    area.stored.set(
      'list:a:0',
      ['7\tdomain\ta.example', 'x\tip\t1.2.3.4', '3\tnone\tx', '3\tdomain\t', '3\tdomain', '3', ''].join(
        '\n',
      ),
    );
    area.stored.set('list:a:2', '9\turl\thttps://b.example/');
    expect(await copies.get('a')).toEqual({
      ...{ id: 'a', name: 'x', createdAt: 0, submitUnknown: false },
      rows: [
        { line: 7, indicator: { kind: 'domain', value: 'a.example' } },
        { line: 0, indicator: { kind: 'ip', value: '1.2.3.4' } },
        { line: 9, indicator: { kind: 'url', value: 'https://b.example/' } },
      ],
    });
  });
});
