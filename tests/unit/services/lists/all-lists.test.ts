import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import { createCopies } from '@/utils/services/lists/copy';
import { createLists, type Lists } from '@/utils/services/lists/lists';
import { createArea, type FakeArea } from '../../../support/fake-area';
import { askedItem, countsOf, itemOf, listOf, NOW, restingItem, runningList, waitingFor } from './items';
import { createRunParts, type RunWorld } from './run-world';
import { createTableWorld, type TableWorld } from './table-world';

const NOT_THERE = { ok: false, failure: { tag: 'not-found' } };
const READ = { lines: 2, rows: 2, duplicates: 0, comments: 0, blank: 0, bad: 0 };
const QUERY = { state: 'all', search: '', sort: 'row', descending: false, offset: 0, limit: 9 } as const;
const rowOf = (value: string) => ({ line: 1, indicator: { kind: 'domain', value } }) as const;

let world: TableWorld;
let told: RunWorld;
let area: FakeArea;
let lists: Lists;
let keyWorks: boolean;
let asked: string[];

beforeEach(() => {
  world = createTableWorld();
  told = createRunParts(world);
  area = createArea();
  keyWorks = true;
  asked = [];
  const { limits: _, onItems: __, ...parts } = told.parts;
  lists = createLists({
    ...{ ...parts, storage: world.storage, copies: createCopies(area) },
    keyWorks: async () => keyWorks,
    newId: () => 'new-1',
    ledger: {
      async outlook(lane) {
        asked.push(lane);
        return {
          ...{ now: NOW, limits: { minute: 4, day: 500, month: 15_500 }, minuteSpends: [], dayUsed: 30 },
          ...{ monthUsed: 30, dayEndsAt: NOW + DAY / 2, monthEndsAt: NOW + 9 * DAY, blocked: [] },
          ...{ reserve: 0.2, lane },
        };
      },
    },
  });
});

const settle = (): Promise<void> => world.clock.advance(0);
const copied = async (): Promise<unknown> => area.get('lists');

describe('a list', () => {
  it('is made, filled, copied, and asked for its rows', async () => {
    expect(await lists.create(' Ticket ', 'page')).toMatchObject({ value: { id: 'new-1', name: 'Ticket' } });
    expect(await world.list('new-1')).toMatchObject({ stage: 'reading', createdAt: NOW, lane: 'page' });
    expect(told.told).toBe(1);
    await lists.addRows('new-1', 1, [rowOf('a.example'), rowOf('b.example')], []);
    expect(await copied()).toBeUndefined();
    expect(await lists.finish('new-1', READ)).toMatchObject({ value: { stage: 'ready', read: READ } });
    expect(await copied()).toEqual(['new-1']);
    expect(await lists.plan('new-1')).toMatchObject({
      value: { rows: 2, requests: 2, private: 0, secrets: 0, endsAt: NOW + SECOND, dayUsed: 30 },
    });
    expect(await lists.start('new-1', false)).toMatchObject({ value: { stage: 'running' } });
    await settle();
    expect(told.started.map(({ lane }) => lane)).toEqual(['page', 'page']);
    expect(new Set(asked)).toEqual(new Set(['list']));
    expect(await lists.get('new-1')).toMatchObject({ value: { endsAt: NOW + SECOND } });
    expect(await lists.stop('new-1', 'paused')).toMatchObject({ value: { stage: 'paused' } });
  });

  it('without a name has none', async () => {
    expect(await lists.create('  ')).toMatchObject({ value: { name: '' } });
    expect(await world.list('new-1')).not.toHaveProperty('lane');
  });

  it('that is not there is not found', async () => {
    const found = [
      lists.get('x'),
      lists.plan('x'),
      lists.finish('x', READ),
      lists.append('x', { rows: [], bad: [], read: READ }),
      lists.appended('x'),
      lists.start('x', false),
      lists.stop('x', 'paused'),
      lists.retry('x', 1),
      lists.raise('x', 1),
      lists.removeRow('x', 1),
      lists.answer('x', 1, 'keep'),
      lists.rename('x', 'y'),
      lists.rows('x', QUERY),
    ];
    expect(await Promise.all(found)).toEqual(found.map(() => NOT_THERE));
    expect(await copied()).toBeUndefined();
  });

  it('that is read to its end twice is copied once it was', async () => {
    await world.put(listOf({ stage: 'reading' }), []);
    await lists.finish('list-1', READ);
    expect(await copied()).toEqual(['list-1']);
  });

  it('takes more rows, which are asked and copied', async () => {
    await world.put(runningList(), [restingItem(1, { state: 'unknown' })]);
    const before = told.told;
    const further = { rows: [rowOf('new.example')], bad: [], read: { ...READ, rows: 1 } };
    expect(await lists.append('list-1', further)).toMatchObject({
      value: { counts: countsOf({ unknown: 1, waiting: 1 }) },
    });
    await settle();
    expect([told.started.length, told.told > before]).toEqual([1, true]);
    expect(await lists.appended('list-1')).toMatchObject({ ok: true });
    expect(await copied()).toEqual(['list-1']);
  });

  it('is changed by a person, row by row', async () => {
    const secret = { why: 'secrets', secrets: [], without: 'x.example' } as const;
    await world.put(listOf({ stage: 'paused' }), [
      restingItem(1, { state: 'failed' }),
      itemOf(2),
      itemOf(3),
      restingItem(4, { state: 'not-sent', held: secret }),
    ]);
    expect(await lists.retry('list-1', 1)).toMatchObject({ value: { counts: { failed: 0 } } });
    await lists.raise('list-1', 2);
    expect(told.started.map(({ indicator }) => indicator.value)).toEqual(['h2.example']);
    expect(await lists.removeRow('list-1', 3)).toMatchObject({ value: { counts: { waiting: 2 } } });
    expect(await lists.answer('list-1', 4, 'remove')).toMatchObject({ value: { counts: { waiting: 3 } } });
    expect(await lists.rename('list-1', 'New')).toMatchObject({ value: { name: 'New' } });
    await lists.told('list-1');
    expect((await world.list())?.told).toBe(true);
  });

  it('that is removed is gone in both stores, and nothing of it is asked', async () => {
    await world.put(runningList(), [askedItem(1, 'lasting')]);
    told.state('lasting', waitingFor('minute', NOW));
    await lists.goOn();
    await settle();
    expect(await lists.spectrum('list-1', 9)).toHaveLength(1);
    const before = told.told;
    expect(await lists.remove('list-1')).toEqual({ ok: true, value: null });
    expect([await lists.all(), await copied(), told.cancelled]).toEqual([[], [], ['lasting']]);
    expect(await lists.spectrum('list-1', 9)).toEqual([]);
    expect(await world.log()).toContain('info list cancelled: Ticket (list-1)');
    expect(told.told - before).toBe(2);
  });

  it('is planned with what is held, apart by reason', async () => {
    const secret = { why: 'secrets', secrets: [], without: 'x' } as const;
    const held = { why: 'private', rule: 'own-list', host: 'x' } as const;
    await world.put(listOf({ known: 1 }), [
      ...[1, 2].map((n) => restingItem(n, { state: 'not-sent', held })),
      restingItem(3, { state: 'not-sent', held: secret }),
      ...[4, 5].map((n) => itemOf(n)),
    ]);
    expect(await lists.plan('list-1')).toMatchObject({
      value: { private: 2, secrets: 1, requests: 1, known: 1 },
    });
  });

  it('shows its rows, with their turns', async () => {
    await world.put(
      runningList(),
      Array.from({ length: 9 }, (_, n) => itemOf(n + 1)),
    );
    await lists.goOn();
    await settle();
    await lists.spectrum('list-1', 9);
    const page = await lists.rows('list-1', QUERY);
    const turns = page.ok ? page.value.rows.map(({ turn }) => turn) : [];
    expect(turns.slice(0, 5).map((turn) => turn?.turn)).toEqual(Array(5).fill('asking'));
    // Five are on their way, and the minute has four slots.
    expect(turns[5]).toEqual({ turn: 'waiting', place: 1, at: NOW + 61 * SECOND });
    expect(turns[8]).toEqual({ turn: 'waiting', place: 4, at: NOW + 121 * SECOND });
    expect(await lists.placeOf('list-1', 7, QUERY)).toBe(6);
    expect(await lists.placeOf('list-1', 1, QUERY)).toBe(0);
    expect(await lists.placeOf('list-1', 99, QUERY)).toBeNull();
    expect((await lists.exports.rows('list-1', 0, 'all')).rows).toHaveLength(9);
    expect(await lists.bad('list-1', 0, 9)).toEqual([]);
  });

  it('would cost of a page what the lane of pages leaves', async () => {
    expect(await lists.costOf(5)).toMatchObject({ endsAt: NOW + 61 * SECOND, dayUsed: 30, reserved: 100 });
    expect(asked).toEqual(['page']);
    await lists.all();
    expect(asked).toEqual(['page', 'list']);
  });
});

describe('a new worker', () => {
  it.each([
    ['done', null, false, 1],
    ['done', null, true, 0],
    ['paused', { tag: 'no-key' }, false, 1],
    ['paused', { tag: 'no-key' }, true, 0],
    ['paused', null, false, 0],
  ] as const)(
    'tells the end that nobody was told of: %s, %o, told %s',
    async (stage, stopped, was, times) => {
      await world.put(listOf({ stage, stopped, told: was, copied: true }), []);
      await lists.goOn();
      expect(told.ends).toHaveLength(times);
    },
  );

  it('mends the two stores once, and again where one could not be read', async () => {
    await world.put(listOf(), [itemOf(1)]);
    area.getFails = 1;
    await lists.goOn();
    expect(told.bugs).toMatchObject(['lists', { message: 'An unexpected error occurred' }]);
    expect(await copied()).toBeUndefined();
    await lists.goOn();
    expect(await copied()).toEqual(['list-1']);
    area.stored.clear();
    await lists.goOn();
    expect(await copied()).toBeUndefined();
  });
});

it('a list that the database has lost is back, with its rows', async () => {
  await world.put(listOf(), [itemOf(1), itemOf(2)]);
  await lists.appended('list-1');
  await world.table.remove('list-1');
  await lists.goOn();
  expect(await lists.get('list-1')).toMatchObject({
    value: { restored: true, counts: countsOf({ waiting: 2 }) },
  });
  expect(await lists.bad('list-1', 0, 9)).toEqual([]);
});

describe('a new key', () => {
  it.each<[Failure, boolean]>([
    [{ tag: 'no-key' }, true],
    [{ tag: 'wrong-key' }, true],
    [{ tag: 'inactive-user' }, true],
    [{ tag: 'storage-full' }, false],
  ])('makes a list go on that was stopped by $tag: %s', async (stopped, goes) => {
    await world.put(listOf({ stage: 'paused', stopped, submitUnknown: true }), [itemOf(1)]);
    await lists.keyChanged();
    expect(await world.list()).toMatchObject({ stage: goes ? 'running' : 'paused', submitUnknown: true });
  });

  it('leaves alone what the user stopped, and does nothing before it works', async () => {
    await world.put(listOf({ stage: 'paused' }), [itemOf(1)]);
    await world.put(listOf({ id: 'list-2', stage: 'cancelled', stopped: { tag: 'no-key' } }), [
      itemOf(1, { list: 'list-2' }),
    ]);
    await world.put(listOf({ id: 'list-3', stage: 'paused', stopped: { tag: 'no-key' } }), [
      itemOf(1, { list: 'list-3' }),
    ]);
    keyWorks = false;
    await lists.keyChanged();
    expect((await world.table.running()).length).toBe(0);
    keyWorks = true;
    await lists.keyChanged();
    expect((await world.table.running()).map(({ id }) => id)).toEqual(['list-3']);
  });
});

it('checks of lists are heard', async () => {
  await world.put(runningList(), [itemOf(1)]);
  await lists.goOn();
  await settle();
  lists.onCheck(told.state('check-1', { phase: 'unknown', submission: 'none' }));
  await settle();
  expect((await world.list())?.stage).toBe('done');
});
