import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupRow } from '@/utils/domain/backup';
import { DAY } from '@/utils/domain/duration';
import { NO_ROWS, type RowCounts } from '@/utils/domain/list';
import { failed, success } from '@/utils/domain/result';
import { createCopies } from '@/utils/services/lists/copy';
import { newList } from '@/utils/services/lists/new-list';
import { createRestore } from '@/utils/services/lists/restore';
import type { ListRow } from '@/utils/services/lists/row';
import { createListTable, type ListTable } from '@/utils/services/lists/table';
import { createListRestorer, type ListRestorer } from '@/utils/services/transfer/restore-list';
import { createArea } from '../../../support/fake-area';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const HEAD = { id: 'l', name: 'Ticket', createdAt: 40, startedAt: 50, endedAt: 60 };
const NOW = Date.UTC(2026, 10, 21);

let database: MemoryDatabase;
let table: ListTable;
let restorer: ListRestorer;
let counts: RowCounts;
const lists = {
  addRows: vi.fn(async () => success(null)),
  finish: vi.fn(async (id: string) => {
    await table.change(id, (list) => ({ ...list, stage: 'ready', counts }));
    return success({} as never);
  }),
  remove: vi.fn(async (id: string) => {
    await table.remove(id);
    return success(null);
  }),
};
const onChange = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  database = createMemoryDatabase(NOW);
  const { storage, clock } = database;
  table = createListTable({ storage, clock, scrubber: async () => (text) => text });
  counts = NO_ROWS;
  const settings = async () => ({ maliciousFrom: 3 });
  restorer = createListRestorer({ lists, table, settings, clock, onChange });
});

describe('a list that begins to be restored', () => {
  it('is what it was, and counts as half read in from now on', async () => {
    expect(await restorer.begin(HEAD)).toBe(true);
    expect(await table.get('l')).toEqual({
      ...newList('l', 'Ticket', 40),
      ...{ startedAt: 50, endedAt: 60, readSince: NOW },
    });
    expect(lists.remove).not.toHaveBeenCalled();
  });

  it.each([
    ['is left alone by a worker that is born a day later', DAY, true],
    ['is taken away by one that is born after that', DAY + 1, false],
  ])('%s', async (_, later, stays) => {
    await restorer.begin({ ...HEAD, createdAt: NOW - 30 * DAY });
    const clock = { now: () => NOW + later };
    const { storage } = database;
    const copies = createCopies(createArea());
    const log = { append: async () => success(null) };
    await createRestore({ storage, table, copies, log, clock, addRows: async () => undefined }).mend();
    expect(await table.get('l')).toEqual(stays ? expect.objectContaining({ stage: 'reading' }) : null);
  });

  it('keeps its lane, and its own time where the file has none', async () => {
    await restorer.begin({ ...HEAD, lane: 'page', createdAt: 0 });
    expect(await table.get('l')).toMatchObject({ lane: 'page', createdAt: NOW });
    await restorer.begin({ ...HEAD, id: 'before', createdAt: -5 });
    expect(await table.get('before')).toMatchObject({ createdAt: NOW });
  });

  it('is left alone where it is here already, and begun anew where that was cut off', async () => {
    const here: ListRow = { ...newList('l', 'Mine', 5), stage: 'done' };
    await table.create(here);
    expect(await restorer.begin(HEAD)).toBe(false);
    expect(await table.get('l')).toEqual(here);
    await table.create({ ...here, stage: 'reading' });
    expect(await restorer.begin(HEAD)).toBe(true);
    expect(lists.remove.mock.calls).toEqual([['l']]);
    expect(await table.get('l')).toMatchObject({ name: 'Ticket', stage: 'reading' });
  });
});

describe('its rows', () => {
  const result = {
    ...{ id: 'x', label: null, analysedAt: 4, fetchedAt: 5 },
    counts: { malicious: 2, suspicious: 0, harmless: 60, undetected: 5, unanswered: 2 },
  };
  const row = (more: Partial<BackupRow>): BackupRow => ({
    ...{ line: 3, indicator: { kind: 'domain', value: 'a.example' }, state: 'waiting' },
    ...{ result: null, flagging: '', ...more },
  });
  const { line, indicator } = row({});

  it.each([
    ['to be asked', row({}), { line, indicator }],
    [
      'that nobody knew',
      row({ state: 'unknown' }),
      { line, indicator, answer: { state: 'unknown', result: null, flagging: '' } },
    ],
    // The file says otherwise than the engines in it.
    [
      'with a report',
      row({ state: 'nothing-found', result, flagging: 'A\tbad' }),
      { line, indicator, answer: { state: 'suspicious', result, flagging: 'A\tbad' } },
    ],
    ['with a verdict that nothing is behind', row({ state: 'nothing-found' }), { line, indicator }],
  ])('are read in as rows %s', async (_, written, expected) => {
    expect(await restorer.rows('l', 7, [written, written])).toEqual(success(null));
    expect(lists.addRows.mock.calls).toEqual([['l', 7, [expected, expected], []]]);
  });
});

describe('a list that is restored', () => {
  const end = async (rows: number, head: Partial<ListRow>, now: Partial<RowCounts>) => {
    await table.create({ ...newList('l', 'Ticket', 40), ...head });
    counts = { ...NO_ROWS, ...now };
    expect(await restorer.end('l', rows)).toEqual(success(null));
    expect(onChange).toHaveBeenCalledTimes(1);
    return table.get('l');
  };

  it.each([
    [
      'with nothing left to ask is done, and nobody is told of it',
      2,
      { endedAt: 60 },
      { malicious: 2 },
      { stage: 'done', told: true, endedAt: 60 },
    ],
    [
      'that was done at no known time, is now',
      2,
      {},
      { failed: 1, 'not-sent': 1 },
      { stage: 'done', told: true, endedAt: NOW },
    ],
    [
      'that had begun goes on when somebody says so',
      2,
      { startedAt: 50, endedAt: 60 },
      { waiting: 1, malicious: 1 },
      { stage: 'paused', endedAt: null, told: false },
    ],
    [
      'that had not is ready',
      2,
      { endedAt: 60 },
      { waiting: 2 },
      { stage: 'ready', endedAt: null, told: false },
    ],
    ['with nothing in it is not done either', 0, {}, {}, { stage: 'ready', endedAt: null, told: false }],
  ] as const)('%s', async (_, rows, head, now, expected) => {
    expect(await end(rows, head, now)).toMatchObject(expected);
    expect(lists.finish.mock.calls).toEqual([
      ['l', { lines: rows, rows, duplicates: 0, comments: 0, blank: 0, bad: 0 }],
    ]);
  });

  it('and was started before its end was told, runs on', async () => {
    lists.finish.mockImplementationOnce(async (id) => {
      await table.change(id, (list) => ({ ...list, stage: 'running' }));
      return success({} as never);
    });
    expect(await end(2, { startedAt: 50 }, {})).toMatchObject({ stage: 'running' });
  });

  it('that cannot be finished says why', async () => {
    lists.finish.mockResolvedValueOnce(failed({ tag: 'not-found' }) as never);
    expect(await restorer.end('l', 2)).toEqual(failed({ tag: 'not-found' }));
    expect(onChange).not.toHaveBeenCalled();
  });
});
