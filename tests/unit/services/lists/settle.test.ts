import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { createSettle, type Settle } from '@/utils/services/lists/settle';
import type { Changed } from '@/utils/services/lists/table';
import {
  answeredState,
  askedItem,
  checkOf,
  countsOf,
  itemOf,
  LOOKING_UP,
  listOf,
  NOW,
  reportOf,
  runningList,
  UNKNOWN,
} from './items';
import { createRunParts } from './run-world';
import { createTableWorld, REPLY, type TableWorld } from './table-world';

const URL = {
  indicator: { kind: 'url', value: 'https://h1.example/' },
  sent: 'https://h1.example/',
} as const;
const REPORT = reportOf({ id: 'h1.example', subject: 'h1.example' });
const TIMEOUT = { phase: 'failed', failure: { tag: 'timeout' } } as const;

let world: TableWorld;
let noted: Changed[];
let settle: Settle;

beforeEach(() => {
  world = createTableWorld();
  noted = [];
  settle = createSettle({ ...createRunParts(world).parts, onItems: (changed) => noted.push(changed) });
});

const settled = (...[id, state, more]: Parameters<typeof checkOf>) =>
  settle.byCheck('list-1', 1, checkOf(id, state, more));
const asked = (...items: Parameters<TableWorld['put']>[1] & {}): Promise<void> =>
  world.put(runningList(), items.length > 0 ? items : [askedItem(1, 'check-1'), itemOf(2)]);

describe('what a check came to', () => {
  it('is written with its reply, its requests and a line', async () => {
    await asked();
    await world.cache('h1.example');
    const now = await settled('check-1', answeredState(REPORT), { list: 'list-1', spent: 2 });
    expect(now).toMatchObject({
      becomes: 'answered',
      list: { spent: 2, counts: countsOf({ suspicious: 1, waiting: 1 }) },
    });
    expect(await world.item(1)).toMatchObject({
      state: 'suspicious',
      result: { id: 'h1.example', fetchedAt: NOW },
    });
    expect(await world.run((database) => database.get('listReplies', ['list-1', 1]))).toEqual(REPLY);
    expect(await world.log()).toEqual(['info saved: h1.example.json (list-1)']);
    expect(noted.map(({ items }) => items.map(({ n }) => n))).toEqual([[1]]);
  });

  it.each([
    ['is not there', -1],
    ['is of a later answer', 5],
  ])('says so where the reply %s', async (_, age) => {
    await asked();
    if (age >= 0) await world.cache('h1.example', age);
    await settled('check-1', answeredState(REPORT), { spent: 1 });
    expect([await world.replies(), await world.log()]).toEqual([
      [],
      ['warn reply not kept: h1.example (list-1)'],
    ]);
    expect((await world.list())?.spent, 'the requests are another’s').toBe(0);
  });

  it('ends a list in which nothing waits any more', async () => {
    await asked(askedItem(1, 'check-1'));
    expect((await settled('check-1', UNKNOWN))?.list).toMatchObject({ stage: 'done', endedAt: NOW });
    expect(await world.log()).toEqual([
      'info unknown, no request: h1.example (list-1)',
      'info list done: Ticket: 1 unknown (list-1)',
    ]);
  });

  it('says that nobody knows it where its own request has not said so', async () => {
    await asked();
    await settled('check-1', UNKNOWN, { list: 'list-1', spent: 1 });
    expect([await world.log(), (await world.list())?.spent]).toEqual([[], 1]);
  });

  it('says what failed, and for what reason', async () => {
    await asked(askedItem(1, 'check-1', { sent: 't0p.example' }), itemOf(2));
    expect((await settled('check-1', TIMEOUT, { list: 'list-1', spent: 1 }))?.becomes).toBe('failed');
    expect(await world.log()).toEqual(['warn row failed: timeout ….example (list-1)']);
  });

  it('is published next, where the list may, and that is written before', async () => {
    await world.put(runningList({ submitUnknown: true, failedInARow: 3 }), [askedItem(1, 'check-1', URL)]);
    const now = await settled('check-1', UNKNOWN, { list: 'list-1', spent: 1 });
    expect(now).toMatchObject({
      becomes: 'submitted',
      list: { spent: 0, stage: 'running', failedInARow: 3 },
    });
    expect(await world.item(1)).toMatchObject({ state: 'waiting', submitted: 'check-1', checkId: 'check-1' });
    expect(await world.log()).toEqual(['info submitted: https://h1.example/ (list-1)']);
  });

  it.each([
    ['is on its way', checkOf('check-1', LOOKING_UP)],
    ['goes on when there is a connection', checkOf('check-1', TIMEOUT, { active: 'x' })],
    ['has stopped without a word', checkOf('check-1', LOOKING_UP, { stage: 'ended' })],
    ['is not the row’s', checkOf('check-2', UNKNOWN)],
  ])('is nothing while the check %s', async (_, check) => {
    await asked();
    expect(await settle.byCheck('list-1', 1, check)).toBeNull();
    const { active: __, ...resting } = check;
    if (check.id === 'check-1' && check.state.phase === 'looking-up')
      expect(await settle.byCheck('list-1', 1, resting)).toBeNull();
    expect([(await world.item(1))?.checkId, noted]).toEqual(['check-1', []]);
  });

  it('is nothing for a list or a row that is gone', async () => {
    expect(await settled('check-1', UNKNOWN)).toBeNull();
    await world.put(listOf());
    expect(await settled('check-1', UNKNOWN)).toBeNull();
    expect(noted).toEqual([]);
  });

  it('holds a row about which it asks', async () => {
    await asked();
    const now = await settled('check-1', { phase: 'asking', secrets: [], without: 'x', asIs: 'y' });
    expect(now).toMatchObject({
      becomes: 'answered',
      list: { counts: countsOf({ waiting: 1, 'not-sent': 1 }) },
    });
    expect(await world.log()).toEqual([]);
  });
});

describe('a list after its rows', () => {
  const listAfter = async (list: Parameters<typeof runningList>[0], state: Parameters<typeof checkOf>[1]) => {
    await world.put(runningList(list), [askedItem(1, 'check-1'), itemOf(2)]);
    return (await settled('check-1', state))?.list;
  };

  it('begins to count anew with an answer', async () => {
    const list = await listAfter({ failedInARow: 7, restsUntil: NOW + 5 }, UNKNOWN);
    expect(list).toMatchObject({ failedInARow: 0, restsUntil: null, stage: 'running' });
  });

  it.each([
    [3, 4, null],
    [4, 5, 15 * MINUTE],
    [5, 6, 30 * MINUTE],
    [6, 7, HOUR],
    [7, 8, 2 * HOUR],
    [8, 9, 4 * HOUR],
    [20, 21, 4 * HOUR],
  ])('leaves VirusTotal alone after trouble: %i before', async (before, failedInARow, rest) => {
    const list = await listAfter({ failedInARow: before }, TIMEOUT);
    expect(list).toMatchObject({ failedInARow, restsUntil: rest === null ? null : NOW + rest });
  });

  it('is stopped by what no other row would escape, and asks the row again', async () => {
    const list = await listAfter(
      { told: true, failedInARow: 2 },
      { phase: 'failed', failure: { tag: 'no-key' } },
    );
    expect(list).toMatchObject({ stage: 'paused', stopped: { tag: 'no-key' }, told: false, failedInARow: 2 });
    expect(list).not.toHaveProperty('running');
    expect(await world.item(1)).toEqual(itemOf(1));
    expect(await world.log()).toEqual(['warn list stopped: no-key Ticket (list-1)']);
  });

  it('is not stopped twice, nor by what the user took back', async () => {
    const cancelled = { phase: 'failed', failure: { tag: 'cancelled', sent: 0 } } as const;
    expect(await listAfter({}, cancelled)).toMatchObject({ stage: 'running', stopped: null });
    await world.put(listOf({ stage: 'cancelled' }), [askedItem(1, 'check-1')]);
    expect((await settled('check-1', { phase: 'failed', failure: { tag: 'no-key' } }))?.list).toMatchObject({
      ...{ stage: 'cancelled', stopped: null },
    });
    expect(await world.log()).toEqual([]);
  });

  it('that does not run does not end', async () => {
    await world.put(listOf({ stage: 'paused' }), [askedItem(1, 'check-1')]);
    expect((await settled('check-1', UNKNOWN))?.list.stage).toBe('paused');
  });
});

describe('what is in the cache', () => {
  const byCache = (...ns: readonly number[]) =>
    settle.byCache(
      'list-1',
      ns.map((n) => itemOf(n)),
    );

  it('is an answer for no request, with its reply', async () => {
    await asked(itemOf(1), itemOf(2), itemOf(3), itemOf(4));
    await world.cache('h1.example', HOUR);
    await world.cache('h2.example', HOUR, false);
    await world.cacheUnknown('h3.example', HOUR);
    const changed = await byCache(1, 2, 3, 4);
    expect(changed?.list.counts).toEqual(countsOf({ suspicious: 2, unknown: 1, waiting: 1 }));
    expect([changed?.list.spent, await world.replies(), noted]).toEqual([0, [1], [changed]]);
    expect(await world.item(1)).toMatchObject({ state: 'suspicious', result: { fetchedAt: NOW - HOUR } });
    expect(await world.item(1)).not.toHaveProperty('todo');
    expect(await world.log()).toEqual([
      'info saved, no request: h1.example.json (list-1)',
      'warn reply not kept: h2.example (list-1)',
      'info unknown, no request: h3.example (list-1)',
    ]);
  });

  it('ends the list where nothing else waits', async () => {
    await asked(itemOf(1));
    await world.cache('h1.example');
    expect((await byCache(1))?.list).toMatchObject({ stage: 'done', endedAt: NOW });
  });

  it('is none where it is old, or nobody knows of it', async () => {
    await asked(itemOf(1), itemOf(2), itemOf(3));
    await world.cache('h1.example', 2 * DAY);
    await world.cacheUnknown('h2.example', 7 * HOUR);
    expect((await byCache(1, 2, 3))?.items).toEqual([]);
    expect(await byCache(3)).toBeNull();
    await world.run((database) =>
      database.put('aliases', { to: 'domain:gone', at: NOW }, 'domain:h3.example'),
    );
    expect((await byCache(3))?.items).toEqual([]);
    expect(noted).toEqual([]);
  });

  it('is none where it is gone a moment later', async () => {
    await asked(itemOf(1));
    Object.assign(world.table, { inCache: async (keys: readonly string[]) => new Set(keys) });
    expect((await byCache(1))?.items).toEqual([]);
  });

  it('is not taken for a row that is asked anew, held, or not asked any more', async () => {
    for (const n of [1, 2, 3]) await world.cache(`h${n}.example`);
    const rows = [itemOf(1, { refresh: true }), itemOf(2, { sent: null }), itemOf(3)];
    await asked(...rows);
    expect(await settle.byCache('list-1', rows.slice(0, 2))).toBeNull();
    await asked(askedItem(3, 'check-3'));
    expect((await byCache(3))?.items).toEqual([]);
    await asked(itemOf(3, { sent: null }));
    expect((await byCache(3))?.items).toEqual([]);
  });

  it('is by what is sent, not by what stood in the list', async () => {
    await world.cache('sent.example');
    const row = itemOf(1, { sent: 'sent.example' });
    await asked(row);
    expect((await settle.byCache('list-1', [row]))?.items).toHaveLength(1);
  });

  it('that VirusTotal does not know it leaves a link to be published', async () => {
    await world.put(runningList({ submitUnknown: true }), [itemOf(1, URL), itemOf(2)]);
    await world.run((database) => database.put('aliases', { to: null, at: NOW }, 'url:https://h1.example/'));
    await world.cacheUnknown('h2.example');
    const changed = await settle.byCache('list-1', [itemOf(1, URL), itemOf(2)]);
    expect(changed?.items.map(({ n }) => n)).toEqual([2]);
  });

  it('is nothing for a list that is gone', async () => {
    await world.cache('h1.example');
    expect([await byCache(1), noted]).toEqual([null, []]);
  });
});
