import { beforeEach, describe, expect, it } from 'vitest';
import type { ListStage } from '@/utils/domain/list';
import { type Actions, createActions } from '@/utils/services/lists/actions';
import { createByState } from '@/utils/services/lists/by-state';
import type { ListItem } from '@/utils/services/lists/row';
import type { Changed } from '@/utils/services/lists/table';
import { askedItem, countsOf, itemOf, listOf, NOW, restingItem, runningList } from './items';
import { createRunParts, type RunWorld } from './run-world';
import { createTableWorld, type TableWorld } from './table-world';

const NOT_THERE = { ok: false, failure: { tag: 'not-found' } };
const FAILURE = { tag: 'timeout' } as const;

let world: TableWorld;
let told: RunWorld;
let noted: Changed[];
/** What was asked of the run, in order. */
let ran: string[];
let actions: Actions;
/** What `answerKnown` finds. */
let known: () => Promise<unknown>;

beforeEach(() => {
  world = createTableWorld();
  told = createRunParts(world);
  [noted, ran] = [[], []];
  known = async () => undefined;
  actions = createActions({
    ...told.parts,
    onItems: (changed) => noted.push(changed),
    numbersIn: createByState(world.storage).numbers,
    run: {
      go: () => void ran.push('go'),
      answerKnown: async (list) => {
        ran.push(`known ${list}`);
        await known();
      },
      raise: async ({ n }) => void ran.push(`raise ${n}`),
      withdraw: async (_, n) => void ran.push(`withdraw ${n ?? 'all'}`),
      resume: async () => undefined,
      onCheck: () => undefined,
      flights: { get: () => undefined, ofList: () => [] },
    },
  });
});

const failed = (n: number, more: Partial<ListItem> = {}): ListItem =>
  restingItem(n, { state: 'failed', failure: FAILURE, ...more });
const states = async (): Promise<unknown> =>
  world.run(async (database) => (await database.getAll('listRows')).map(({ n, state }) => `${n} ${state}`));

describe('a list is started', () => {
  const before = {
    stopped: { tag: 'no-key' },
    restsUntil: NOW + 5,
    failedInARow: 9,
    told: true,
    endedAt: 7,
  } as const;
  const after = {
    stage: 'running',
    running: 1,
    stopped: null,
    restsUntil: null,
    failedInARow: 0,
    endedAt: null,
  };

  it.each<[ListStage, boolean]>([
    ['ready', true],
    ['paused', true],
    ['cancelled', true],
    ['done', true],
    ['reading', false],
    ['running', false],
  ])('out of %s: %s', async (stage, may) => {
    const list = listOf({ ...before, stage });
    await world.put(list, [itemOf(1)]);
    const started = await actions.start('list-1', true);
    const counts = countsOf({ waiting: 1 });
    expect(started).toEqual({
      ok: true,
      value: may
        ? { ...list, ...after, counts, startedAt: NOW, submitUnknown: true, told: false }
        : { ...list, counts },
    });
    expect(await world.list()).toEqual(started.ok && started.value);
    expect([ran, told.ends]).toEqual([may ? ['known list-1', 'go'] : [], []]);
  });

  it('and began when it was first started', async () => {
    await world.put(listOf({ startedAt: 3 }), [itemOf(1)]);
    expect(await actions.start('list-1', false)).toMatchObject({
      value: { startedAt: 3, submitUnknown: false },
    });
  });

  it('and ends at once where nothing is left to ask', async () => {
    await world.put(listOf(), [restingItem(1, { state: 'unknown' })]);
    expect(await actions.start('list-1', false)).toMatchObject({ value: { stage: 'done', endedAt: NOW } });
    expect(told.ends.map(({ stage }) => stage)).toEqual(['done']);
  });

  it('and is told of once where it was told already', async () => {
    await world.put(listOf(), [itemOf(1)]);
    known = () => world.table.change('list-1', (list) => ({ ...list, stage: 'done', told: true }));
    await actions.start('list-1', false);
    expect(told.ends).toEqual([]);
  });

  it('and is not where it is not there', async () => {
    expect(await actions.start('gone', false)).toEqual(NOT_THERE);
    expect(told.ends).toEqual([]);
  });
});

describe('a list is stopped', () => {
  it.each<[ListStage, 'paused' | 'cancelled', boolean]>([
    ['running', 'paused', true],
    ['running', 'cancelled', true],
    ['paused', 'cancelled', true],
    ['ready', 'cancelled', true],
    ['done', 'paused', false],
    ['reading', 'cancelled', false],
  ])('%s, to %s: %s', async (stage, to, may) => {
    await world.put(runningList({ stage }), [itemOf(1)]);
    const stopped = await actions.stop('list-1', to);
    expect(stopped).toMatchObject({ ok: true, value: { stage: may ? to : stage } });
    expect('running' in ((await world.list()) ?? {})).toBe(!may);
    expect([ran, told.told]).toEqual([['withdraw all'], 1]);
  });
});

describe('a list is read to its end', () => {
  const read = { lines: 5, rows: 4, duplicates: 3, comments: 2, blank: 1, bad: 0 };
  it('once', async () => {
    await world.put(listOf({ stage: 'reading' }));
    expect(await actions.finish('list-1', read)).toMatchObject({ value: { stage: 'ready', read } });
    expect(await actions.finish('list-1', { ...read, rows: 9 })).toMatchObject({ value: { read } });
    expect(await actions.finish('gone', read)).toEqual(NOT_THERE);
  });
});

describe('rows that failed', () => {
  it('are asked again, anew: one, or all of them', async () => {
    const items = [
      failed(1, { sent: 'sent.example' }),
      failed(2),
      restingItem(3, { state: 'unknown' }),
      failed(4),
    ];
    await world.put(runningList({ restsUntil: NOW + 5, failedInARow: 6 }), items);
    const after = await actions.retry('list-1', 1);
    expect(after).toMatchObject({ value: { restsUntil: null, failedInARow: 0, stage: 'running' } });
    expect(await world.item(1)).toEqual(itemOf(1, { sent: 'sent.example', refresh: true }));
    expect(await states()).toEqual(['1 waiting', '2 failed', '3 unknown', '4 failed']);
    await actions.retry('list-1', null);
    expect(await states()).toEqual(['1 waiting', '2 waiting', '3 unknown', '4 waiting']);
    expect(noted.map((changed) => changed.items.map(({ n }) => n))).toEqual([[1], [2, 4]]);
    expect([ran, told.ends]).toEqual([['go', 'go'], []]);
    await actions.retry('list-1', null);
    expect(noted, 'where none has failed nothing is written').toHaveLength(2);
  });

  it('are only those that may be sent', async () => {
    await world.put(runningList(), [
      failed(1, { sent: null }),
      restingItem(2, { state: 'unknown' }),
      itemOf(3),
    ]);
    await actions.retry('list-1', 1);
    await actions.retry('list-1', 2);
    expect(await states()).toEqual(['1 failed', '2 unknown', '3 waiting']);
  });

  it('make a list at its end go on as it was', async () => {
    await world.put(listOf({ stage: 'done', submitUnknown: true }), [failed(1)]);
    expect(await actions.retry('list-1', null)).toMatchObject({
      value: { stage: 'running', submitUnknown: true },
    });
  });

  it('leave a paused list paused, and a list that is gone gone', async () => {
    await world.put(listOf({ stage: 'paused', failedInARow: 5 }), [failed(1)]);
    expect(await actions.retry('list-1', null)).toMatchObject({
      value: { stage: 'paused', failedInARow: 0 },
    });
    expect(await actions.retry('gone', 1)).toEqual(NOT_THERE);
    expect(await actions.retry('gone', null)).toEqual(NOT_THERE);
  });

  it('are changed five hundred at a time', async () => {
    await world.put(
      runningList(),
      Array.from({ length: 501 }, (_, n) => failed(n + 1)),
    );
    await actions.retry('list-1', null);
    expect(noted.map(({ items }) => items.length)).toEqual([500, 1]);
    expect((await world.list())?.counts).toEqual(countsOf({ waiting: 501 }));
  });
});

describe('a row', () => {
  it('is asked for first, whether it waits for its turn or in the line', async () => {
    await world.put(runningList(), [
      itemOf(1),
      askedItem(2, 'check-2'),
      restingItem(3, { state: 'unknown' }),
    ]);
    for (const n of [1, 2, 3]) expect(await actions.raise('list-1', n)).toMatchObject({ ok: true });
    expect(await world.item(1)).toEqual(itemOf(1, { todo: 'first' }));
    expect(await world.item(2)).toEqual(askedItem(2, 'check-2'));
    expect(ran).toEqual(['go', 'raise 1', 'go', 'raise 2', 'go']);
    expect(await actions.raise('gone', 1)).toEqual(NOT_THERE);
  });

  it('is taken off, and the copy still has it', async () => {
    await world.put(runningList({ copied: true }), [itemOf(1), itemOf(2)]);
    expect(await actions.removeRow('list-1', 1)).toMatchObject({ value: { copied: false } });
    expect([await states(), ran]).toEqual([['2 waiting'], ['withdraw 1', 'go']]);
    expect(await actions.removeRow('gone', 1)).toEqual(NOT_THERE);
  });

  it('that was the last to wait ends its list, which is told', async () => {
    await world.put(runningList(), [itemOf(1), restingItem(2, { state: 'unknown' })]);
    await actions.removeRow('list-1', 1);
    expect(await world.list()).toMatchObject({ stage: 'done', endedAt: NOW });
    expect(told.ends.map(({ stage }) => stage)).toEqual(['done']);
  });

  it('of a list whose end was told is no news', async () => {
    await world.put(listOf({ stage: 'done', told: true }), [restingItem(1, { state: 'unknown' })]);
    await actions.removeRow('list-1', 1);
    expect(told.ends).toEqual([]);
  });
});

describe('rows that may hold a secret', () => {
  const text = 'https://c.example/reset?token=x';
  const held = { why: 'secrets', secrets: [], without: 'https://c.example/reset' } as const;
  const secret = (n: number): ListItem =>
    restingItem(n, {
      state: 'not-sent',
      held,
      sent: null,
      secret: true,
      indicator: { kind: 'url', value: text },
    });
  const asked = (n: number) =>
    itemOf(n, { secret: true, sent: text, indicator: { kind: 'url', value: text } });

  it('leave as the user says: whole, and then never published by themselves', async () => {
    await world.put(runningList(), [secret(1), secret(2)]);
    expect(await actions.answer('list-1', 1, 'keep')).toMatchObject({ value: { stage: 'running' } });
    expect(await world.item(1)).toEqual(asked(1));
    expect(await world.item(2)).toEqual(secret(2));
  });

  it('or without it, and then there is none', async () => {
    await world.put(runningList(), [secret(1), secret(2)]);
    await actions.answer('list-1', null, 'remove');
    const rest = {
      sent: held.without,
      indicator: { kind: 'url', value: held.without },
      secret: false,
    } as const;
    expect([await world.item(1), await world.item(2)]).toEqual([itemOf(1, rest), itemOf(2, rest)]);
  });

  it('are no others: what is private stays', async () => {
    const why = { why: 'private', rule: 'own-list', host: 'x' } as const;
    const items = [
      restingItem(1, { state: 'not-sent', held: why, sent: null }),
      restingItem(2, { state: 'unknown' }),
    ];
    await world.put(listOf({ stage: 'paused' }), items);
    await actions.answer('list-1', null, 'keep');
    await actions.answer('list-1', 2, 'remove');
    expect(await states()).toEqual(['1 not-sent', '2 unknown']);
  });

  it('make a list at its end go on as it was', async () => {
    await world.put(listOf({ stage: 'done', submitUnknown: true }), [secret(1)]);
    expect(await actions.answer('list-1', 1, 'keep')).toMatchObject({
      value: { stage: 'running', submitUnknown: true },
    });
    expect(await actions.answer('gone', 1, 'keep')).toEqual(NOT_THERE);
  });
});

it.each([
  [' New name ', 'New name'],
  ['  ', 'Ticket'],
])('a list is renamed: %o', async (text, name) => {
  await world.put(listOf({ copied: true }));
  expect(await actions.rename('list-1', text)).toMatchObject({ value: { name, copied: false } });
  expect(await actions.rename('gone', text)).toEqual(NOT_THERE);
});
