import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '@/utils/services/storage/database';
import { beingChecked } from '@/utils/services/watch/row';
import { createWatchTable, type WatchTable } from '@/utils/services/watch/table';
import { createMemoryDatabase } from '../../../support/memory-database';
import { entry, finding, NOW } from './rows';

let storage: Storage;
let table: WatchTable;

beforeEach(() => {
  storage = createMemoryDatabase().storage;
  table = createWatchTable(storage);
});

const edits = (): Promise<unknown> => storage.run((database) => database.get('meta', 'watch-edits'));
const names = (rows: readonly { readonly key: string }[]): string =>
  rows.map(({ key }) => key.replace(/^domain:|\.example$/g, '')).join(' ');

describe('the table of the watchlist', () => {
  it('takes in what is not there, and leaves alone what is', async () => {
    const old = entry('a.example', { period: 'week' });
    expect(await table.add([old])).toEqual([old]);
    expect(names(await table.add([entry('a.example'), entry('b.example')]))).toBe('b');
    expect(await table.get('domain:a.example')).toEqual(old);
    expect(await table.get('domain:c.example')).toBeNull();
    expect([names(await table.all()), await edits()]).toEqual(['a b', 2]);
    expect([await table.add([entry('a.example')]), await edits()]).toEqual([[], 2]);
  });

  it('changes the rows that are named, as they are stored, and counts what the copy must follow', async () => {
    await table.add(['a', 'b', 'c'].map((name) => entry(`${name}.example`)));
    await table.change(['domain:a.example', 'domain:x.example'], (row) => ({ ...row, failures: 3 }));
    expect([(await table.get('domain:a.example'))?.failures, await edits()]).toEqual([3, 1]);
    await table.change('all', (row) => (row.failures === 3 ? null : { ...row, paused: true }));
    expect((await table.all()).map(({ paused }) => paused)).toEqual([false, true, true]);
    expect(await edits()).toBe(2);
    await table.change('all', (row) =>
      row.key === 'domain:a.example' ? { ...row, baseline: finding(1) } : { ...row, nextAt: 1 },
    );
    expect(await edits()).toBe(3);
  });

  it('gives back what it takes out', async () => {
    const rows = ['a', 'b', 'c'].map((name) => entry(`${name}.example`));
    await table.add(rows);
    expect(await table.remove(['domain:b.example', 'domain:x.example'])).toEqual([rows[1]]);
    expect([names(await table.all()), await edits()]).toEqual(['a c', 2]);
    expect([await table.remove(['domain:x.example']), await edits()]).toEqual([[], 2]);
    expect(names(await table.remove('all'))).toBe('a c');
    expect([await table.all(), await edits()]).toEqual([[], 3]);
  });

  it('knows who is due, longest first, who is next, and who is being looked at', async () => {
    expect(await table.nextDue()).toBeNull();
    const { dueAt: _, ...paused } = entry('paused.example', { paused: true });
    await table.add([
      entry('a.example', { dueAt: NOW }),
      entry('b.example', { dueAt: NOW - 9 }),
      entry('c.example', { dueAt: NOW - 5 }),
      entry('d.example', { dueAt: NOW + 1 }),
      beingChecked(entry('e.example'), 'check-1'),
      paused,
    ]);
    expect(names(await table.due(NOW, 10))).toBe('b c a');
    expect(names(await table.due(NOW, 2))).toBe('b c');
    expect([await table.nextDue(), names(await table.beingChecked())]).toEqual([NOW - 9, 'e']);
  });

  it('knows who was planned while the clock was ahead', async () => {
    await table.add([-1, 0, 1].map((ahead) => entry(`h${ahead}.example`, { plannedAt: NOW + ahead })));
    expect(names(await table.plannedAfter(NOW))).toBe('h1');
  });
});
