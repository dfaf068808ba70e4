import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { logText } from '@/utils/domain/log';
import { createLog, type Log } from '@/utils/services/storage/log';
import type { LogQuery } from '@/utils/services/storage/log-list';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const ALL: LogQuery = { search: '', least: 'info', offset: 0, limit: 100 };
const NOW = Date.UTC(2026, 10, 21, 12);

let database: MemoryDatabase;
let log: Log;

const events = async (query: Partial<LogQuery>) => {
  const read = await log.list({ ...ALL, ...query });
  return read.ok ? { total: read.value.total, rows: read.value.rows.map(({ event }) => event) } : null;
};
const note = (event: string, level: 'info' | 'warn' | 'error' = 'info', at = NOW) =>
  log.append({ at, level, event, detail: 'about something' });

beforeEach(() => {
  database = createMemoryDatabase();
  log = createLog({ storage: database.storage, scrub: (text) => text });
});

describe('the log', () => {
  it('is read newest first, by level and text, while it grows', async () => {
    await note('one');
    await note('two', 'warn');
    await note('three', 'error');
    expect(await events({})).toEqual({ total: 3, rows: ['three', 'two', 'one'] });
    expect(await events({ least: 'warn' })).toEqual({ total: 2, rows: ['three', 'two'] });
    expect(await events({ search: 'SOMETHING', least: 'error' })).toEqual({ total: 1, rows: ['three'] });
    await note('four', 'error');
    expect(await events({ least: 'error' })).toEqual({ total: 2, rows: ['four', 'three'] });
    expect(await events({ offset: 1, limit: 2 })).toEqual({ total: 4, rows: ['three', 'two'] });
    expect(await events({ least: 'warn', offset: 2, limit: 2 })).toEqual({ total: 3, rows: ['two'] });
    await log.clear();
    expect(await events({ least: 'warn' })).toEqual({ total: 0, rows: [] });
  });

  it('becomes text a part at a time, every line once and in order', async () => {
    await database.storage.run(async (opened) => {
      const transaction = opened.transaction('log', 'readwrite');
      for (let n = 0; n < 12_345; n += 1) {
        void transaction.store.add({
          at: NOW + n,
          level: n % 10 === 0 ? 'warn' : 'info',
          event: `line ${n}`,
          detail: '',
        });
      }
      await transaction.done;
    });
    for (const [least, lines] of [
      ['info', 12_345],
      ['warn', 1_235],
    ] as const) {
      let [text, after, parts]: [string, number | null, number] = ['', 0, 0];
      while (after !== null) {
        const part = await log.text(least, after);
        if (!part.ok) throw new Error(part.failure.tag);
        text += part.value.text;
        after = part.value.next;
        parts += 1;
      }
      const numbers = text
        .trimEnd()
        .split('\n')
        .map((line) => Number(line.split(' ').at(-1)));
      expect([numbers.length, parts]).toEqual([lines, 3]);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });

  it('keeps what the settings say', async () => {
    const limits = async () => ({ age: 2 * DAY, lines: 300 });
    log = createLog({ storage: database.storage, scrub: (text) => text, limits });
    for (let n = 0; n < 500; n += 1) await note(`line ${n}`, 'info', n < 400 ? NOW - 3 * DAY : NOW);
    expect((await events({}))?.total).toBe(300);
    // A line from a clock that is ahead takes nothing along.
    for (let n = 0; n < 250; n += 1) await note('ahead', 'info', NOW + 400 * DAY);
    expect((await events({ search: 'line' }))?.total).toBe(50);
    await log.sweep(NOW);
    expect((await events({ search: 'line' }))?.total).toBe(50);
    await log.sweep(NOW + 3 * DAY);
    expect((await events({ search: 'line' }))?.total).toBe(0);
  });
});

describe('a line as text', () => {
  it('has UTC time, level and message, and stays one line', () => {
    const row = { at: NOW, level: 'warn', event: 'limit', detail: 'day until\r\n2026\u2028x' } as const;
    expect(logText(row)).toBe('2026-11-21T12:00:00.000Z WARN  limit day until 2026 x');
    expect(logText({ ...row, at: 9e99, detail: '' })).toBe('9e+99 WARN  limit');
  });
});
