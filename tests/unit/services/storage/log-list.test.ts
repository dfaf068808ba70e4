import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { LogLevel } from '@/utils/domain/log';
import { createLog, type Log, type LogLimits } from '@/utils/services/storage/log';
import type { LogQuery } from '@/utils/services/storage/log-list';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const ALL: LogQuery = { search: '', least: 'info', offset: 0, limit: 100 };

let database: MemoryDatabase;
let log: Log;
const onChange = vi.fn();
const limits = vi.fn(async (): Promise<LogLimits> => ({ age: 2 * DAY, lines: 1_000 }));

const note = (event: string, level: LogLevel = 'info', at = 5) =>
  log.append({ at, level, event, detail: '' });
const rows = () => database.storage.run((opened) => opened.getAll('log'));

beforeEach(() => {
  vi.clearAllMocks();
  database = createMemoryDatabase();
  log = createLog({ storage: database.storage, scrub: (text) => text, limits, onChange });
});

describe('a page of the log', () => {
  const numbers = async (query: Partial<LogQuery>) => {
    const list = await log.list({ ...ALL, ...query });
    return list.ok && [list.value.total, list.value.rows.map(({ n, event }) => `${n} ${event}`)];
  };

  it.each<[Partial<LogQuery>, number, readonly string[]]>([
    [{}, 5, ['5 e', '4 d', '3 c', '2 b', '1 a']],
    [{ limit: 2 }, 5, ['5 e', '4 d']],
    [{ offset: 3, limit: 4 }, 5, ['2 b', '1 a']],
    [{ offset: 5 }, 5, []],
    [{ offset: 9, limit: 2 }, 5, []],
    [{ search: '  ' }, 5, ['5 e', '4 d', '3 c', '2 b', '1 a']],
    [{ search: ' C ' }, 1, ['3 c']],
    [{ search: 'nowhere' }, 0, []],
    [{ least: 'warn' }, 3, ['5 e', '3 c', '1 a']],
    [{ least: 'warn', offset: 1, limit: 1 }, 3, ['3 c']],
    [{ least: 'error', search: ' ' }, 1, ['5 e']],
  ])('%j', async (query, total, lines) => {
    for (const [n, event] of [...'abcde'].entries()) {
      await note(event, n === 4 ? 'error' : n % 2 === 0 ? 'warn' : 'info');
    }
    expect(await numbers(query)).toEqual([total, lines]);
  });

  it('is right also where lines are missing in between', async () => {
    for (const event of 'abcde') await note(event);
    await database.storage.run((opened) => opened.delete('log', 3));
    expect(await numbers({ limit: 3 })).toEqual([4, ['5 e', '4 d', '2 b']]);
    expect(await numbers({ offset: 2, limit: 1 })).toEqual([4, ['2 b']]);
    expect(await numbers({ offset: 3 })).toEqual([4, ['1 a']]);
  });

  it('is empty where there is no line', async () => {
    expect(await numbers({})).toEqual([0, []]);
    expect(await numbers({ least: 'warn' })).toEqual([0, []]);
  });

  it('as text has a line each', async () => {
    for (const event of ['one', 'two']) await note(event, 'warn');
    const part = await log.text('info', 0);
    const time = '1970-01-01T00:00:00.005Z WARN ';
    expect(part).toEqual({ ok: true, value: { text: `${time} one\n${time} two\n`, next: null } });
  });
});

describe('a line', () => {
  it('holds two thousand characters, and the list that it is about only where there is one', async () => {
    await log.append({ at: 5, level: 'info', event: 'e', detail: 'd'.repeat(2_001) });
    await log.append({ at: 6, level: 'info', event: 'e', detail: '', list: 'l' });
    expect(await rows()).toStrictEqual([
      { at: 5, level: 'info', event: 'e', detail: 'd'.repeat(2_000) },
      { at: 6, level: 'info', event: 'e', detail: '', list: 'l' },
    ]);
  });

  it('is told of, also where somebody else has written it, and so is that all are gone', async () => {
    await note('one');
    expect(onChange).toHaveBeenCalledTimes(1);
    log.written();
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(await log.clear()).toEqual({ ok: true, value: null });
    expect(onChange).toHaveBeenCalledTimes(3);
    const alone = createLog({ storage: database.storage, scrub: (text) => text });
    expect(() => alone.written()).not.toThrow();
    expect(await alone.append({ at: 5, level: 'info', event: 'e', detail: '' })).toMatchObject({ ok: true });
    expect(await alone.clear()).toMatchObject({ ok: true });
  });
});

describe('what is too much', () => {
  it('is looked for at every 250th line, whatever its clock said', async () => {
    for (let n = 0; n < 249; n += 1) await note('old', 'info', -400 * DAY);
    expect(limits).not.toHaveBeenCalled();
    await note('old', 'info', -400 * DAY);
    expect(limits).toHaveBeenCalledTimes(1);
    expect(await rows()).toHaveLength(250);
  });

  it('and too old goes when it is swept, not a moment before', async () => {
    expect(await log.sweep(9 * DAY)).toEqual({ ok: true, value: null });
    for (const at of [1, 2, 3]) await note(`of day ${at}`, 'info', at * DAY);
    await log.sweep(4 * DAY - 1);
    expect((await rows()).map(({ event }) => event)).toEqual(['of day 2', 'of day 3']);
    limits.mockResolvedValueOnce({ age: 2 * DAY, lines: 1 });
    await log.sweep(4 * DAY - 1);
    expect((await rows()).map(({ event }) => event)).toEqual(['of day 3']);
    await log.sweep(5 * DAY);
    expect(await rows()).toEqual([]);
  });
});
