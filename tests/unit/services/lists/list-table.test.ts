import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '@/utils/domain/duration';
import { createBriefReader } from '@/utils/services/lists/brief-reader';
import { createByState } from '@/utils/services/lists/by-state';
import { askedItem, countsOf, itemOf, listOf, NOW, restingItem, runningList } from './items';
import { createTableWorld, REPLY, type TableWorld } from './table-world';

let world: TableWorld;

beforeEach(() => {
  world = createTableWorld();
});

const numbers = (items: readonly { readonly n: number }[]): readonly number[] => items.map(({ n }) => n);

describe('the table of lists', () => {
  it('has them newest first, and knows which run', async () => {
    await world.table.create(listOf({ id: 'old', createdAt: 1 }));
    await world.table.create(runningList({ id: 'new', createdAt: 3 }));
    await world.table.create(runningList({ id: 'mid', createdAt: 2 }));
    expect((await world.table.all()).map(({ id }) => id)).toEqual(['new', 'mid', 'old']);
    expect((await world.table.running()).map(({ id }) => id)).toEqual(['mid', 'new']);
    expect([await world.table.get('old'), await world.table.get('x')]).toEqual([
      listOf({ id: 'old', createdAt: 1 }),
      null,
    ]);
  });

  it('changes a list as it is stored, and notes its stages', async () => {
    await world.table.create(listOf({ name: 'Ticket t0p' }));
    expect(await world.table.change('list-1', () => null)).toEqual(listOf({ name: 'Ticket t0p' }));
    const changed = await world.table.change('list-1', (list) => ({ ...list, stage: 'running', running: 1 }));
    expect(await world.list()).toEqual(changed);
    await world.table.change('list-1', (list) => ({ ...list, spent: 3 }));
    expect(await world.table.change('x', (list) => ({ ...list, spent: 3 }))).toBeNull();
    expect(await world.log()).toEqual(['info list started: Ticket … (list-1)']);
  });

  it('changes rows with their counts, briefs, replies, requests and lines', async () => {
    await world.put(
      runningList({ spent: 1 }),
      [1, 2, 3, 4].map((n) => itemOf(n)),
    );
    const line = { at: NOW, level: 'info', event: 'saved', detail: 'x', list: 'list-1' } as const;
    const answered = restingItem(1, { state: 'malicious' });
    const changed = await world.table.changeItems(
      'list-1',
      [1, 2, 3, 9],
      async (item) => {
        if (item.n === 1) return { item: answered, reply: REPLY, spent: 2, lines: [line, line] };
        return item.n === 2 ? { item: null } : null;
      },
      (list) => ({ ...list, name: `${list.counts.malicious} of ${list.spent}` }),
    );
    expect(changed?.items).toEqual([
      { n: 1, item: answered },
      { n: 2, item: null },
    ]);
    expect(changed?.list).toMatchObject({
      ...{ name: '1 of 3', spent: 3, counts: countsOf({ malicious: 1, waiting: 2 }) },
    });
    expect(await world.list()).toEqual(changed?.list);
    expect([await world.item(1), await world.item(2), await world.item(3)]).toEqual([
      answered,
      undefined,
      itemOf(3),
    ]);
    expect([await world.replies(), await world.log()]).toEqual([
      [1],
      ['info saved: x (list-1)', 'info saved: x (list-1)'],
    ]);
    await world.table.changeItems('list-1', [1], async () => ({ item: null }));
    expect(await world.replies()).toEqual([]);
    expect(await world.table.changeItems('gone', [1], async () => ({ item: null }))).toBeNull();
  });

  it('never counts below nothing', async () => {
    await world.put(listOf(), [itemOf(1)]);
    await world.table.change('list-1', (list) => ({ ...list, counts: countsOf({}) }));
    const changed = await world.table.changeItems('list-1', [1], async (item) => ({
      item: { ...item, state: 'unknown' },
    }));
    expect(changed?.list.counts).toEqual(countsOf({ unknown: 1 }));
  });

  it('knows what is asked next: what was raised, then in the order of the list', async () => {
    await world.put(runningList(), [
      itemOf(1),
      askedItem(2, 'check-2'),
      restingItem(3, { state: 'unknown' }),
      itemOf(4, { todo: 'first' }),
      itemOf(5),
      itemOf(6, { list: 'list-2' }),
      itemOf(7, { list: 'list-0' }),
    ]);
    expect(numbers(await world.table.toDo('list-1', 9))).toEqual([4, 1, 5]);
    expect(numbers(await world.table.toDo('list-1', 2))).toEqual([4, 1]);
    expect(numbers(await world.table.toDoAfter('list-1', 0, 9))).toEqual([1, 5]);
    expect(numbers(await world.table.toDoAfter('list-1', 1, 9))).toEqual([5]);
    expect(numbers(await world.table.toDoAfter('list-1', 0, 1))).toEqual([1]);
    expect(numbers(await world.table.inFlight())).toEqual([2]);
  });

  it('removes a list with all that belongs to it, and nothing of another', async () => {
    for (const list of ['list-0', 'list-1', 'list-2']) {
      await world.put(listOf({ id: list }), [itemOf(1, { list })]);
      await world.run(async (database) => {
        await database.put('listReplies', REPLY, [list, 1]);
        await database.put('listBriefs', 'x', [list, 0]);
        await database.put('listBad', { line: 1, text: 'x', why: { reason: 'empty' } }, [list, 1]);
      });
    }
    await world.table.remove('list-1');
    const left = await world.run(async (database) => [
      await database.getAllKeys('lists'),
      await database.getAllKeys('listRows'),
      await database.getAllKeys('listReplies'),
      await database.getAllKeys('listBriefs'),
      await database.getAllKeys('listBad'),
    ]);
    const keys = (n: number): unknown => [
      ['list-0', n],
      ['list-2', n],
    ];
    expect(left).toEqual([['list-0', 'list-2'], keys(1), keys(1), keys(0), keys(1)]);
  });

  it('has the lines that could not be read, a page at once', async () => {
    await world.run(async (database) => {
      for (const line of [1, 2, 3, 4])
        await database.put('listBad', { line, text: `${line}`, why: { reason: 'empty' } }, ['list-1', line]);
      for (const list of ['list-0', 'list-2'])
        await database.put('listBad', { line: 1, text: 'x', why: { reason: 'empty' } }, [list, 1]);
    });
    const lines = async (offset: number, limit: number): Promise<unknown> =>
      (await world.table.bad('list-1', offset, limit)).map(({ line }) => line);
    expect(await lines(0, 2)).toEqual([1, 2]);
    expect(await lines(1, 2)).toEqual([2, 3]);
    expect(await lines(3, 9)).toEqual([4]);
    expect(await lines(4, 9)).toEqual([]);
  });

  it('knows which keys the cache answers, fresh or not', async () => {
    await world.cache('a.example', 99 * HOUR);
    await world.cacheUnknown('b.example');
    const keys = ['domain:a.example', 'domain:b.example', 'domain:c.example'];
    expect(await world.table.inCache(keys)).toEqual(new Set(keys.slice(0, 2)));
  });

  it('finds rows by state', async () => {
    const secret = { why: 'secrets', secrets: [], without: 'x' } as const;
    const held = { why: 'private', rule: 'own-list', host: 'x' } as const;
    await world.put(listOf(), [
      restingItem(1, { state: 'not-sent', held: secret }),
      restingItem(2, { state: 'unknown' }),
      restingItem(3, { state: 'not-sent', held }),
      restingItem(4, { state: 'not-sent', held: secret, list: 'list-2' }),
      restingItem(5, { state: 'not-sent', held: secret, list: 'list-0' }),
    ]);
    const byState = createByState(world.storage);
    expect(await byState.numbers('list-1', 'not-sent')).toEqual([1, 3]);
    expect(await byState.numbers('list-1', 'failed')).toEqual([]);
    expect(await byState.secrets('list-1')).toBe(1);
  });

  it('has its rows in brief as soon as they are changed', async () => {
    await world.put(listOf(), [itemOf(1), itemOf(2)]);
    await world.table.changeItems('list-1', [1, 2], async (item) =>
      item.n === 1 ? { item: restingItem(1, { state: 'unknown' }) } : { item: null },
    );
    const briefs = await createBriefReader(world.storage)('list-1');
    expect(briefs.map(({ n, state, waits }) => [n, state, waits])).toEqual([[1, 'unknown', false]]);
  });
});
