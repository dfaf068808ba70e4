import { beforeEach, describe, expect, it } from 'vitest';
import { ROW_STATES } from '@/utils/domain/list';
import { createBriefReader } from '@/utils/services/lists/brief-reader';
import { type Brief, briefOf, readBriefs, writeBriefs } from '@/utils/services/lists/briefs';
import { LIST_STORES } from '@/utils/services/lists/known';
import type { ListItem } from '@/utils/services/lists/row';
import { transact } from '@/utils/services/storage/transact';
import { itemOf, listOf, NO_ENGINES, restingItem } from './items';
import { createTableWorld, type TableWorld } from './table-world';

let world: TableWorld;

beforeEach(() => {
  world = createTableWorld();
});

const write = (
  ...changes: readonly { readonly n: number; readonly item: ListItem | null }[]
): Promise<void> =>
  world.run((database) =>
    transact(database, LIST_STORES, 'strict', (transaction) => writeBriefs(transaction, 'list-1', changes)),
  );
const texts = (): Promise<readonly (readonly [number, string])[]> =>
  world.run(async (database) => {
    const keys = await database.getAllKeys('listBriefs');
    return Promise.all(
      keys.map(
        async ([list, part]) => [part, (await database.get('listBriefs', [list, part])) ?? ''] as const,
      ),
    );
  });
function read(text: string, part = 0): readonly Brief[] {
  const briefs: Brief[] = [];
  readBriefs(text, part, briefs);
  return briefs;
}
const result = {
  id: 'x',
  counts: { ...NO_ENGINES, malicious: 3 },
  label: 'phish',
  analysedAt: 7,
  fetchedAt: 9,
};

describe('a row in brief', () => {
  it.each([
    ['nothing is known', null, -1],
    ['no engine answered', NO_ENGINES, -1],
    ['none flags it', { ...NO_ENGINES, harmless: 5 }, 0],
    ['some say malicious', { ...NO_ENGINES, malicious: 3, suspicious: 4 }, 3],
    ['some say suspicious', { ...NO_ENGINES, suspicious: 4 }, 4],
  ])('counts engines where %s', (_, counts, engines) => {
    const item = itemOf(4, { result: counts && { ...result, counts } });
    expect(briefOf(item).engines).toBe(engines);
  });

  it('has what sorting and searching need', () => {
    expect(briefOf(itemOf(4, { result }))).toEqual({
      ...{ n: 4, state: 'waiting', text: 'h4.example', kind: 'domain', engines: 3, label: 'phish', age: 7 },
      waits: true,
    });
    expect(briefOf(restingItem(4, { result: { ...result, label: null, analysedAt: null } }))).toMatchObject({
      ...{ label: '', age: 0, waits: false },
    });
  });

  it('is read as it was written, in every state and kind', async () => {
    const items = ROW_STATES.map((state, at) => restingItem(at + 1, { state, result }));
    const kinds = (['url', 'domain', 'ip', 'file'] as const).map((kind, at) =>
      itemOf(at + 11, { indicator: { kind, value: `v${at}` } }),
    );
    const all = [...items, ...kinds];
    await write(...all.map((item) => ({ n: item.n, item })));
    const [[part, text] = [9, '']] = await texts();
    expect([part, read(text)]).toEqual([0, all.map(briefOf)]);
  });

  it('is one line, whatever stands in it', async () => {
    const odd = { ...result, label: 'a\tb\r\nc' };
    await write({ n: 1, item: itemOf(1, { result: odd, indicator: { kind: 'url', value: 'x\ty\nz' } }) });
    const [[, text] = [0, '']] = await texts();
    expect(read(text)).toMatchObject([{ label: 'a b  c', text: 'x y z' }]);
  });
});

describe('texts of rows', () => {
  it('hold a thousand each, empty lines where there is no row', async () => {
    await write(...[1, 3, 1_000, 1_001].map((n) => ({ n, item: itemOf(n) })));
    const [first, second, ...more] = await texts();
    expect(more).toEqual([]);
    expect(first?.[1].split('\n').length).toBe(1_000);
    expect(read(first?.[1] ?? '').map(({ n }) => n)).toEqual([1, 3, 1_000]);
    expect([second?.[0], read(second?.[1] ?? '', 1).map(({ n }) => n)]).toEqual([1, [1_001]]);
    expect(second?.[1]).not.toContain('\n');
  });

  it('begin with empty lines where the first rows are not there', async () => {
    await write({ n: 3, item: itemOf(3) });
    const [[, text] = [0, '']] = await texts();
    expect(text.split('\n').slice(0, 2)).toEqual(['', '']);
  });

  it('keep what was there, and lose what was removed', async () => {
    await write({ n: 1, item: itemOf(1) }, { n: 2, item: itemOf(2) }, { n: 3, item: itemOf(3) });
    await write({ n: 2, item: null }, { n: 3, item: restingItem(3, { state: 'failed' }) });
    const [[, text] = [0, '']] = await texts();
    expect(text.split('\n')[1]).toBe('');
    expect(read(text).map(({ n, state }) => [n, state])).toEqual([
      [1, 'waiting'],
      [3, 'failed'],
    ]);
  });

  it('that say nothing are read as nothing', () => {
    expect([read(''), read('\n\n'), read('9x-\t1\t1\tl\tv'), read('0zw\t1\t1\tl\tv')]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});

describe('the reader of briefs', () => {
  const numbers = async (): Promise<unknown> =>
    (await createBriefReader(world.storage)('list-1')).map(({ n }) => n);

  it('reads what is written where that is all', async () => {
    await world.put(listOf(), [itemOf(2), itemOf(1_200)]);
    await write({ n: 2, item: itemOf(2) }, { n: 1_200, item: restingItem(1_200, { state: 'failed' }) });
    const briefs = await createBriefReader(world.storage)('list-1');
    expect(briefs.map(({ n, state }) => [n, state])).toEqual([
      [2, 'waiting'],
      // As it was written, not as the row is: it was not written anew.
      [1_200, 'failed'],
    ]);
  });

  it('writes anew what is missing or too much', async () => {
    await world.put(listOf(), [itemOf(1), itemOf(2), itemOf(1_200)]);
    await world.put(listOf({ id: 'list-2' }), [itemOf(7, { list: 'list-2' })]);
    expect(await numbers()).toEqual([1, 2, 1_200]);
    await write({ n: 5_000, item: itemOf(5_000) });
    expect(await numbers()).toEqual([1, 2, 1_200]);
    expect((await texts()).map(([part]) => part)).toEqual([0, 1]);
  });

  it('writes them anew some at a time, and leaves another list alone', async () => {
    await world.put(
      listOf(),
      [1, 2, 3, 4, 5].map((n) => itemOf(n)),
    );
    const other = 'the text of another list';
    await world.run((database) => database.put('listBriefs', other, ['list-0', 0]));
    const briefs = await createBriefReader(world.storage, 2)('list-1');
    expect(briefs.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
    expect(await world.run((database) => database.get('listBriefs', ['list-0', 0]))).toBe(other);
    await write({ n: 9, item: itemOf(9) });
    expect((await createBriefReader(world.storage, 5)('list-1')).length).toBe(5);
  });

  it('reads no other list', async () => {
    await world.put(listOf({ id: 'list-0' }), [itemOf(7, { list: 'list-0' })]);
    await createBriefReader(world.storage)('list-0');
    await world.put(listOf(), [itemOf(1)]);
    await write({ n: 1, item: restingItem(1, { state: 'failed' }) });
    const briefs = await createBriefReader(world.storage)('list-1');
    expect(briefs.map(({ n, state }) => [n, state])).toEqual([[1, 'failed']]);
  });

  it('knows nothing of a list that is not there', async () => {
    expect(await createBriefReader(world.storage)('gone')).toEqual([]);
  });
});
