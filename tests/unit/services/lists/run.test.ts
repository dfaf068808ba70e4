import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { atRest, type ListItem } from '@/utils/services/lists/row';
import { createRun, type Run } from '@/utils/services/lists/run';
import {
  askedItem,
  checkOf,
  countsOf,
  itemOf,
  LOOKING_UP,
  listOf,
  NOW,
  runningList,
  UNKNOWN,
  waitingFor,
} from './items';
import { createRunParts, type RunWorld } from './run-world';
import { createTableWorld, type TableWorld } from './table-world';

const URL = {
  indicator: { kind: 'url', value: 'https://h1.example/' },
  sent: 'https://h1.example/',
} as const;
const TIMEOUT = { phase: 'failed', failure: { tag: 'timeout' } } as const;

let world: TableWorld;
let told: RunWorld;
let run: Run;

beforeEach(() => {
  world = createTableWorld();
  told = createRunParts(world);
  run = createRun(told.parts);
});

const settle = (): Promise<void> => world.clock.advance(0);
async function go(): Promise<void> {
  run.go();
  await settle();
}
const rows = (count: number, more: Partial<ListItem> = {}): ListItem[] =>
  Array.from({ length: count }, (_, n) => itemOf(n + 1, more));
const asked = (): readonly string[] => told.started.map(({ indicator }) => indicator.value);
async function hear(...[id, state, more]: Parameters<RunWorld['state']>): Promise<void> {
  run.onCheck(told.state(id, state, more));
  await settle();
}

describe('a running list', () => {
  it('asks for its rows as they may be sent, and follows them', async () => {
    await world.put(runningList(), [
      itemOf(1, { refresh: true, sent: 'sent.example' }),
      itemOf(2, { todo: 'first' }),
    ]);
    await go();
    const order = { origin: 'list', secrets: 'keep', list: 'list-1', asker: 'lists' };
    expect(told.started).toEqual([
      { ...order, indicator: { kind: 'domain', value: 'h2.example' }, refresh: false, lane: 'interactive' },
      { ...order, indicator: { kind: 'domain', value: 'sent.example' }, refresh: true, lane: 'list' },
    ]);
    expect(await world.item(1)).toEqual(askedItem(1, 'check-2', { refresh: true, sent: 'sent.example' }));
    expect(run.flights.get('list-1', 1)).toMatchObject({ checkId: 'check-2', since: NOW });
    expect(told.bugs).toEqual([]);
  });

  it('of a page asks in the lane of pages', async () => {
    await world.put(runningList({ lane: 'page' }), rows(1));
    await go();
    expect(told.started.map(({ lane }) => lane)).toEqual(['page']);
  });

  it.each([
    [4, 5],
    [1, 5],
    [10, 11],
    [1_000, 24],
  ])('has one row more in line than the minute has slots: %i', async (minute, most) => {
    told.minute = minute;
    await world.put(runningList(), rows(30));
    await go();
    expect(told.started).toHaveLength(most);
  });

  it('goes on with each answer, and ends with the last', async () => {
    await world.put(runningList(), rows(6));
    await go();
    await hear('check-2', UNKNOWN, { spent: 1, list: 'list-1' });
    expect(asked().at(-1)).toBe('h6.example');
    expect(told.dropped).toEqual(['check-2']);
    expect(run.flights.get('list-1', 2)).toBeUndefined();
    for (const n of [1, 3, 4, 5]) await hear(`check-${n}`, UNKNOWN);
    expect(told.ends).toEqual([]);
    await hear('check-6', TIMEOUT);
    expect(told.ends).toMatchObject([{ stage: 'done', counts: countsOf({ unknown: 5, failed: 1 }) }]);
    expect(told.started).toHaveLength(6);
  });

  it('is told of when it is stopped', async () => {
    await world.put(runningList(), rows(9));
    await go();
    await hear('check-1', { phase: 'failed', failure: { tag: 'wrong-key' } });
    expect(told.ends).toMatchObject([{ stage: 'paused', stopped: { tag: 'wrong-key' } }]);
    expect(told.started).toHaveLength(5);
  });

  it('asks nothing for what is in the cache', async () => {
    await world.put(runningList(), rows(2));
    for (const n of [1, 2]) await world.cache(`h${n}.example`);
    await go();
    expect([asked(), told.ends.map(({ stage }) => stage), told.told]).toEqual([[], ['done'], 2]);
  });

  it.each([
    ['may not be sent', { sent: null }, 2],
    ['was taken off a moment ago', {}, 1],
  ])('leaves out a row that %s', async (_, more, looks) => {
    await world.put(runningList(), [itemOf(1, more)]);
    Object.assign(world.table, { toDo: atFirst(looks, world.table.toDo) });
    await go();
    expect([asked(), told.bugs]).toEqual([[], []]);
  });

  it('waits for a check that is gone before it was followed', async () => {
    await world.put(runningList(), rows(1));
    Object.assign(told.parts, { findCheck: async () => null });
    await go();
    expect([(await world.item(1))?.checkId, told.bugs]).toEqual(['check-1', []]);
  });

  it('that rests goes on by itself', async () => {
    await world.put(runningList({ restsUntil: NOW + MINUTE }), rows(1));
    await go();
    expect(asked()).toEqual([]);
    await world.clock.advance(MINUTE);
    expect(asked()).toEqual(['h1.example']);
  });

  it('goes on after what was a bug', async () => {
    await world.put(runningList(), rows(1));
    const { limits } = told.parts;
    Object.assign(told.parts, { limits: () => Promise.reject(new Error('closed')) });
    await go();
    expect(told.bugs).toEqual(['lists', new Error('closed')]);
    Object.assign(told.parts, { limits });
    await go();
    expect(asked()).toEqual(['h1.example']);
  });

  it('works once at a time, and once more for who comes meanwhile', async () => {
    let looks = 0;
    Object.assign(told.parts, {
      limits: async () => {
        looks += 1;
        return { minute: 4, day: 500, month: 15_500 };
      },
    });
    run.go();
    run.go();
    run.go();
    await settle();
    expect(looks).toBe(2);
  });

  it('notes the limits that it meets, and shows what its rows do', async () => {
    await world.put(runningList(), rows(1));
    await go();
    const before = told.told;
    await hear('check-1', waitingFor('day', NOW + MINUTE, 3));
    expect(told.lines).toMatchObject([{ event: 'limit', list: 'list-1' }]);
    expect(run.flights.ofList('list-1')).toMatchObject([{ doing: 'waiting', place: 3 }]);
    expect([told.told > before, told.dropped]).toEqual([true, []]);
  });
});

/** Finds something so many times only. */
function atFirst<Given extends readonly unknown[], T>(
  times: number,
  work: (...given: Given) => Promise<readonly T[]>,
): (...given: Given) => Promise<readonly T[]> {
  let calls = 0;
  return async (...given) => {
    calls += 1;
    return calls > times ? [] : work(...given);
  };
}

describe('a check that is not a row’s any more', () => {
  it('is let go when it has ended', async () => {
    await world.put(runningList(), rows(1));
    await go();
    await world.table.changeItems('list-1', [1], async () => ({ item: null }));
    await hear('check-1', waitingFor('day', NOW));
    expect(run.flights.get('list-1', 1)?.checkId).toBe('check-1');
    await hear('check-1', UNKNOWN);
    expect([run.flights.get('list-1', 1), told.dropped]).toEqual([undefined, ['check-1']]);
  });

  it('is kept while another row waits for it', async () => {
    await world.put(runningList(), [askedItem(1, 'both')]);
    await world.put(runningList({ id: 'list-2' }), [askedItem(1, 'both', { list: 'list-2' })]);
    told.state('both', LOOKING_UP);
    await run.resume();
    await settle();
    await hear('both', UNKNOWN);
    expect((await world.list())?.stage).toBe('done');
    expect((await world.list('list-2'))?.stage).toBe('done');
    expect(told.dropped).toEqual(['both']);
  });

  it('is let go once, whatever is heard of it late', async () => {
    await world.put(runningList(), rows(1));
    await go();
    run.onCheck(told.state('check-1', UNKNOWN));
    run.onCheck(checkOf('check-1', LOOKING_UP));
    await settle();
    expect(told.dropped).toEqual(['check-1']);
  });

  it('that nobody waits for is not heard', async () => {
    await hear('other', UNKNOWN);
    expect([told.told, told.dropped]).toEqual([0, []]);
  });

  it('that could not be written down is a bug, and holds no other up', async () => {
    await world.put(runningList(), rows(2));
    await go();
    const { settings } = told.parts;
    Object.assign(told.parts, { settings: () => Promise.reject(new Error('closed')) });
    await hear('check-1', UNKNOWN);
    expect(told.bugs).toEqual(['lists', new Error('closed')]);
    Object.assign(told.parts, { settings });
    await hear('check-2', UNKNOWN);
    expect((await world.item(2))?.state).toBe('unknown');
  });
});

describe('a link that VirusTotal does not know', () => {
  beforeEach(async () => {
    await world.put(runningList({ submitUnknown: true }), [itemOf(1, URL)]);
    await go();
  });

  it('is submitted, once, and followed', async () => {
    told.submission = 'other';
    await hear('check-1', UNKNOWN);
    expect(told.submitted).toEqual(['check-1']);
    expect(await world.item(1)).toMatchObject({ checkId: 'check-1-submitted', submitted: 'check-1' });
    expect(run.flights.get('list-1', 1)?.checkId).toBe('check-1-submitted');
    await hear('check-1-submitted', UNKNOWN);
    expect([told.submitted.length, (await world.list())?.stage]).toEqual([1, 'done']);
  });

  it.each(['same', 'refused'] as const)('stays with its check where that is: %s', async (submission) => {
    told.submission = submission;
    await hear('check-1', UNKNOWN);
    expect([told.submitted, (await world.item(1))?.checkId]).toEqual([['check-1'], 'check-1']);
    expect([told.ends, told.dropped, told.bugs]).toEqual([[], [], []]);
  });
});

describe('what a dead worker waited for', () => {
  it('is followed, and settled where it has ended', async () => {
    await world.put(runningList(), [askedItem(1, 'ended'), askedItem(2, 'lasting'), itemOf(3)]);
    told.state('ended', UNKNOWN);
    told.state('lasting', LOOKING_UP);
    await run.resume();
    await settle();
    expect([(await world.item(1))?.state, (await world.item(2))?.checkId]).toEqual(['unknown', 'lasting']);
    expect(asked()).toEqual(['h3.example']);
    await hear('lasting', UNKNOWN);
    expect((await world.item(2))?.state).toBe('unknown');
  });

  it('is asked anew where the check is gone', async () => {
    await world.put(runningList(), [askedItem(1, 'gone', { submitted: 'gone' })]);
    await run.resume();
    await settle();
    expect(asked()).toEqual(['h1.example']);
    expect(await world.item(1)).toMatchObject({ checkId: 'check-1', submitted: 'gone' });
  });

  it('is not taken up twice', async () => {
    await world.put(runningList(), rows(1));
    await go();
    const flight = run.flights.get('list-1', 1);
    const before = told.told;
    await run.resume();
    await settle();
    expect([asked(), run.flights.get('list-1', 1), told.told]).toEqual([['h1.example'], flight, before]);
  });

  it('is not asked anew where its row was settled while its check was looked for', async () => {
    await world.put(runningList(), [askedItem(1, 'ended')]);
    told.state('ended', UNKNOWN);
    const { findCheck } = told.parts;
    Object.assign(told.parts, {
      async findCheck(id: string) {
        await world.table.changeItems('list-1', [1], async (item) => ({
          item: { ...atRest(item), state: 'unknown' },
        }));
        return findCheck(`${id} and dropped`);
      },
    });
    await run.resume();
    await settle();
    expect([asked(), (await world.item(1))?.state, run.flights.ofList('list-1')]).toEqual([
      [],
      'unknown',
      [],
    ]);
  });
});

describe('what could not be written down', () => {
  const full = new DOMException('no space left', 'QuotaExceededError');
  /** Nothing is written of rows while this holds. */
  function fill(): () => void {
    const { changeItems } = world.table;
    Object.assign(world.table, { changeItems: () => Promise.reject(full) });
    return () => void Object.assign(world.table, { changeItems });
  }

  it('is settled in the same worker once there is room again, and all other rows after it', async () => {
    await world.put(runningList(), rows(7));
    await go();
    const makeRoom = fill();
    for (const n of [1, 2, 3, 4, 5]) await hear(`check-${n}`, UNKNOWN);
    await world.clock.advance(MINUTE);
    expect([told.started.length, (await world.list())?.counts]).toEqual([5, countsOf({ waiting: 7 })]);
    makeRoom();
    await world.clock.advance(MINUTE / 2);
    expect((await world.list())?.counts).toEqual(countsOf({ unknown: 5, waiting: 2 }));
    expect([asked().slice(5), told.dropped.length]).toEqual([['h6.example', 'h7.example'], 5]);
    for (const n of [6, 7]) await hear(`check-${n}`, UNKNOWN);
    expect((await world.list())?.stage).toBe('done');
    expect(world.clock.sleeping()).toEqual([]);
  });

  it('is tried again each half minute, and told once each time, whatever else fails', async () => {
    await world.put(runningList(), rows(5));
    await go();
    fill();
    for (const n of [1, 2, 3, 4, 5]) told.state(`check-${n}`, UNKNOWN);
    await run.resume();
    await run.resume();
    expect(told.bugs).toEqual(['lists', full, 'lists', full]);
    await world.clock.advance(5 * MINUTE - 1);
    expect(told.bugs).toHaveLength(2 * 11);
  });

  it('is asked for all the same where even that could not be noted', async () => {
    await world.put(runningList(), rows(2));
    const makeRoom = fill();
    await go();
    makeRoom();
    await world.clock.advance(MINUTE / 2);
    expect([await world.item(1), await world.item(2)]).toMatchObject([
      { checkId: 'check-2' },
      { checkId: 'check-3' },
    ]);
  });

  it('is no reason to submit a second time', async () => {
    await world.put(runningList({ submitUnknown: true }), [itemOf(1, URL)]);
    await go();
    told.submission = 'other';
    const submit = told.parts.checks.submit;
    Object.assign(told.parts.checks, { submit: () => Promise.reject(full) });
    await hear('check-1', UNKNOWN);
    expect(await world.item(1)).toMatchObject({ checkId: 'check-1', submitted: 'check-1' });
    Object.assign(told.parts.checks, { submit });
    await Promise.all([run.resume(), run.resume(), world.clock.advance(MINUTE)]);
    expect([told.submitted, (await world.item(1))?.checkId]).toEqual([['check-1'], 'check-1-submitted']);
  });
});

describe('what a person does to a row', () => {
  it('asks for it at once, before all others', async () => {
    await run.raise(itemOf(7));
    await run.raise(itemOf(8, { sent: null }));
    expect(told.started.map(({ lane, indicator }) => [lane, indicator.value])).toEqual([
      ['interactive', 'h7.example'],
    ]);
  });

  it('takes back what waits, and not what has left', async () => {
    await world.put(runningList(), rows(3));
    await world.put(runningList({ id: 'list-2' }), []);
    await go();
    await hear('check-1', waitingFor('minute', NOW));
    await hear('check-3', waitingFor('minute', NOW));
    await run.withdraw('list-2');
    expect(told.cancelled).toEqual([]);
    await run.withdraw('list-1', 3);
    expect(told.cancelled).toEqual(['check-3']);
    await run.withdraw('list-1', 2);
    await run.withdraw('list-1');
    expect(told.cancelled).toEqual(['check-3', 'check-1', 'check-3']);
  });

  it.each([
    ['another row', 2, 'list-1'],
    ['the same row of another list', 1, 'list-2'],
  ])('takes nothing back that %s waits for', async (_, n, list) => {
    for (const id of ['list-1', 'list-2']) await world.put(runningList({ id }));
    const waiting = [askedItem(1, 'both'), askedItem(n, 'both', { list }), askedItem(9, 'alone')];
    await world.put(runningList(), waiting);
    for (const id of ['both', 'alone']) told.state(id, waitingFor('minute', NOW));
    await run.resume();
    await settle();
    await run.withdraw('list-1', 1);
    expect(told.cancelled).toEqual([]);
    await run.withdraw('list-1');
    expect(told.cancelled).toEqual(['alone']);
  });

  it('answers at once what is known, in the order of the list', async () => {
    await world.put(listOf({ stage: 'running' }), rows(450));
    for (const n of [1, 200, 201, 450]) await world.cache(`h${n}.example`);
    const asks: number[] = [];
    const { inCache } = world.table;
    Object.assign(world.table, {
      inCache: (keys: readonly string[]) => {
        asks.push(keys.length);
        return inCache(keys);
      },
    });
    await run.answerKnown('list-1');
    expect([asks, (await world.list())?.counts]).toEqual([
      [200, 200, 50],
      countsOf({ suspicious: 4, waiting: 446 }),
    ]);
    expect([told.told, told.ends]).toEqual([3, []]);
  });

  it('ends the list where all of it is known', async () => {
    await world.put(runningList(), rows(1));
    await world.cache('h1.example');
    await run.answerKnown('list-1');
    expect(told.ends.map(({ stage }) => stage)).toEqual(['done']);
  });
});
