import { beforeEach, describe, expect, it } from 'vitest';
import type { RowQuery } from '@/utils/domain/list';
import { createBriefReader } from '@/utils/services/lists/brief-reader';
import { createOverview, type Overview } from '@/utils/services/lists/overview';
import { createPages, type Live } from '@/utils/services/lists/pages';
import type { ListItem, ListRow } from '@/utils/services/lists/row';
import { itemOf, listOf, NOW, restingItem, runningList } from './items';
import { createTableWorld, type TableWorld } from './table-world';

const QUERY: RowQuery = { state: 'all', search: '', sort: 'row', descending: false, offset: 0, limit: 100 };
const REST: Live = { flight: () => undefined, slotAt: () => null };

let world: TableWorld;
let overview: Overview;
let orders: number;

beforeEach(() => {
  world = createTableWorld();
  const real = createOverview(createBriefReader(world.storage));
  orders = 0;
  overview = {
    ...real,
    order: (...asked) => {
      orders += 1;
      return real.order(...asked);
    },
  };
});

async function put(list: ListRow, items: readonly ListItem[]): Promise<ListRow> {
  await world.put(list, items);
  return (await world.list()) ?? list;
}
const pages = (list: ListRow, query: Partial<RowQuery>, live = REST) =>
  createPages(world.storage, overview).rows(list, { ...QUERY, ...query }, live);
async function numbers(list: ListRow, query: Partial<RowQuery>): Promise<unknown> {
  const { rows, total } = await pages(list, query);
  return [rows.map(({ n }) => n), total];
}

describe('a page of rows', () => {
  const five = (): Promise<ListRow> =>
    put(listOf(), [
      restingItem(1, { state: 'unknown' }),
      restingItem(2, { state: 'failed' }),
      restingItem(4, { state: 'unknown' }),
      restingItem(5, { state: 'failed' }),
      restingItem(7, { state: 'unknown' }),
    ]);

  it.each<[Partial<RowQuery>, readonly number[], number, number]>([
    [{}, [1, 2, 4, 5, 7], 5, 0],
    [{ limit: 2 }, [1, 2], 5, 0],
    [{ offset: 1, limit: 2 }, [2, 4], 5, 0],
    [{ offset: 4, limit: 9 }, [7], 5, 0],
    [{ offset: 5 }, [], 5, 0],
    [{ state: 'unknown', limit: 2 }, [1, 4], 3, 0],
    [{ state: 'unknown', offset: 1 }, [4, 7], 3, 0],
    [{ state: 'unknown', offset: 3 }, [], 3, 0],
    [{ search: '  ' }, [1, 2, 4, 5, 7], 5, 0],
    [{ descending: true, limit: 2 }, [7, 5], 5, 1],
    [{ sort: 'verdict', limit: 3 }, [1, 4, 7], 5, 1],
    [{ search: 'H4.' }, [4], 1, 1],
    [{ offset: 1_000 }, [], 5, 1],
    [{ state: 'failed', offset: 1_000 }, [], 2, 1],
    [{ sort: 'verdict', offset: 1, limit: 2 }, [4, 7], 5, 1],
  ])('%o', async (query, ns, total, ordered) => {
    const list = await five();
    await world.put(listOf({ id: 'list-0' }), [itemOf(3, { list: 'list-0' })]);
    await world.put(listOf({ id: 'list-2' }), [itemOf(1, { list: 'list-2' })]);
    expect(await numbers(list, query)).toEqual([ns, total]);
    expect(orders, 'near its beginning nothing is read but what is shown').toBe(ordered);
  });

  it('of a list without rows is empty', async () => {
    const list = await put(listOf(), []);
    expect(await numbers(list, { offset: 1 })).toEqual([[], 0]);
    expect(await numbers(list, { offset: 1, state: 'failed' })).toEqual([[], 0]);
  });

  it('leaves out a row that was removed a moment ago', async () => {
    const list = await five();
    await numbers(list, { sort: 'verdict' });
    await world.run((database) => database.delete('listRows', ['list-1', 4]));
    expect(await numbers(list, { sort: 'verdict' })).toEqual([[1, 7, 2, 5], 5]);
  });
});

describe('a row on a page', () => {
  it('is shown without what only the background needs', async () => {
    const failure = { tag: 'timeout' } as const;
    const list = await put(listOf(), [
      restingItem(1, { state: 'failed', failure, submitted: 'x' }),
      itemOf(2),
    ]);
    const { rows } = await pages(list, {});
    const rest = { held: null, result: null, turn: null };
    expect(rows).toEqual([
      {
        ...{ n: 1, line: 1, indicator: { kind: 'domain', value: 'h1.example' }, sent: 'h1.example' },
        ...{ ...rest, state: 'failed', failure, submitted: true },
      },
      {
        ...{ n: 2, line: 2, indicator: { kind: 'domain', value: 'h2.example' }, sent: 'h2.example' },
        ...{ ...rest, state: 'waiting', failure: null, submitted: false },
      },
    ]);
  });

  const flight = {
    list: 'list-1',
    n: 2,
    checkId: 'x',
    left: true,
    doing: 'asking',
    since: 5,
    wait: null,
  } as const;
  const live: Live = {
    // The check of the first has just been answered.
    flight: (n) => (n <= 2 ? { ...flight, n, place: 0 } : undefined),
    slotAt: (before) => NOW + before,
  };
  const turns = async (list: ListRow): Promise<unknown> =>
    (await pages(list, {}, live)).rows.map(({ turn }) => turn);
  const ITEMS = [restingItem(1, { state: 'unknown' }), itemOf(2), itemOf(3), itemOf(4)];

  it('says what it is doing, and when its turn comes', async () => {
    const list = await put(runningList(), ITEMS);
    await overview.rows('list-1');
    expect(await turns(list)).toEqual([
      null,
      { turn: 'asking', since: 5 },
      { turn: 'waiting', place: 2, at: NOW + 1 },
      { turn: 'waiting', place: 3, at: NOW + 2 },
    ]);
  });

  it('says no turn where the list does not run, or nobody has counted', async () => {
    const running = await put(runningList(), ITEMS);
    expect(await turns(running)).toEqual([null, { turn: 'asking', since: 5 }, null, null]);
    await overview.rows('list-1');
    const paused = await put(listOf({ stage: 'paused' }), ITEMS);
    expect(await turns(paused)).toEqual([null, { turn: 'asking', since: 5 }, null, null]);
  });
});
