import { beforeEach, describe, expect, it } from 'vitest';
import type { Indicator } from '@/utils/domain/indicator';
import { NO_ROWS, type RowState } from '@/utils/domain/list';
import { newList } from '@/utils/services/lists/new-list';
import type { ListItem, ListRow } from '@/utils/services/lists/row';
import type { Storage } from '@/utils/services/storage/database';
import { transact } from '@/utils/services/storage/transact';
import { createSavedParts } from '@/utils/services/transfer/save';
import { newRow } from '@/utils/services/watch/row';
import { createMemoryDatabase } from '../../../support/memory-database';

const KEY = 'a1'.repeat(32);
const STORES = ['lists', 'listRows', 'watch', 'history'] as const;
const domain = (value: string): Indicator => ({ kind: 'domain', value });
const RESULT = {
  ...{ id: 'x', label: 'phishing', analysedAt: 4, fetchedAt: 5 },
  counts: { malicious: 9, suspicious: 1, harmless: 60, undetected: 5, unanswered: 2 },
};
const NUMBERS = [9, 1, 60, 5, 2];

let storage: Storage;
let keys: readonly string[];

const saved = () => createSavedParts({ storage, keptKeys: async () => keys });
const fill = (write: (put: (store: (typeof STORES)[number], row: object, key?: string) => void) => void) =>
  storage.run((database) =>
    transact(database, STORES, 'relaxed', async (transaction) => {
      write((store, row, key) => void transaction.objectStore(store).put(row as never, key));
    }),
  );

const list = (id: string, createdAt: number, more: Partial<ListRow> = {}): ListRow => ({
  ...newList(id, `List ${id}`, createdAt),
  stage: 'ready',
  ...more,
});
const item = (n: number, state: RowState, more: Partial<ListItem> = {}): ListItem => ({
  ...{ list: 'l', n, line: n * 2, indicator: domain(`r${n}.example`), sent: null, state, held: null },
  ...{ result: null, flagging: '', failure: null, secret: false, submitted: null, refresh: false, ...more },
});

beforeEach(() => {
  storage = createMemoryDatabase().storage;
  keys = [];
});

describe('the lists of a backup', () => {
  it('are those that were read in, oldest first, with their rows counted', async () => {
    const counts = { ...NO_ROWS, malicious: 2, failed: 1, waiting: 4 };
    await fill((put) => {
      put('lists', list('a', 30, { counts, startedAt: 31, endedAt: 32 }));
      put('lists', list('b', 10, { lane: 'page' }));
      put('lists', list('c', 20, { stage: 'reading' }));
      put('lists', list('d', 20));
    });
    expect(await saved().lists()).toEqual([
      { id: 'b', name: 'List b', createdAt: 10, startedAt: null, endedAt: null, lane: 'page', count: 0 },
      { id: 'd', name: 'List d', createdAt: 20, startedAt: null, endedAt: null, count: 0 },
      { id: 'a', name: 'List a', createdAt: 30, startedAt: 31, endedAt: 32, count: 7 },
    ]);
  });

  it('have rows with what was answered; all else is to be asked anew', async () => {
    const said = { result: RESULT, flagging: 'A\tbad' };
    await fill((put) => {
      put('listRows', item(1, 'malicious', said));
      put('listRows', item(2, 'unknown'));
      for (const [at, state] of (['failed', 'not-sent', 'waiting'] as const).entries())
        put('listRows', item(3 + at, state, said));
      put('listRows', item(6, 'nothing-found', { ...said, list: 'another' }));
    });
    const row = (n: number) => ['domain', `r${n}.example`, n * 2];
    expect(await saved().rows('l', 1)).toEqual({
      entries: [
        [...row(1), 'malicious', 'x', NUMBERS, 'phishing', 4, 5, 'A\tbad'],
        [...row(2), 'unknown'],
        ...[row(3), row(4), row(5)],
      ],
      next: null,
    });
    expect(await saved().rows('l', 4)).toEqual({ entries: [row(4), row(5)], next: null });
    expect(await saved().rows('none', 1)).toEqual({ entries: [], next: null });
  });

  it('come a thousand rows at a time, none of them twice', async () => {
    await fill((put) => {
      for (let n = 1; n <= 1_000; n += 1) put('listRows', item(n * 3, 'waiting'));
    });
    const first = await saved().rows('l', 1);
    expect([first.entries.length, first.next]).toEqual([1_000, 3_001]);
    expect(await saved().rows('l', 3_001)).toEqual({ entries: [], next: null });
    await fill((put) => put('listRows', item(3_003, 'waiting')));
    expect((await saved().rows('l', 3_001)).entries).toHaveLength(1);
  });
});

describe('history and watchlist of a backup', () => {
  const seen = { verdict: 'nothing-found', reading: 0, answered: 70, via: 'popup' };

  it('are what stands there, without what only this browser needs', async () => {
    const row = { ...newRow({ key: 'domain:w.example', indicator: domain('w.example'), period: 'week' }, 5) };
    await fill((put) => {
      put('watch', { ...row, paused: true });
      put('history', { indicator: domain('h.example'), at: 9, ...seen }, 'domain:h.example');
    });
    expect(await saved().watchlist(null)).toEqual({
      entries: [
        { kind: 'domain', value: 'w.example', period: 'week', paused: true, addedAt: 5, baseline: null },
      ],
      next: null,
    });
    expect(await saved().history(null)).toEqual({
      entries: [{ kind: 'domain', value: 'h.example', at: 9, ...seen }],
      next: null,
    });
  });

  it('come a thousand at a time, in the order of their keys', async () => {
    await fill((put) => {
      for (let n = 0; n < 1_000; n += 1)
        put('history', { indicator: domain(`${n}.example`), at: 1, ...seen }, `k${1_000 + n}`);
    });
    const first = await saved().history(null);
    expect([first.entries.length, first.next]).toEqual([1_000, 'k1999']);
    expect(await saved().history('k1999')).toEqual({ entries: [], next: null });
    expect((await saved().history('k1997')).entries).toMatchObject([
      { value: '998.example' },
      { value: '999.example' },
    ]);
    expect((await saved().history('k1997')).next).toBeNull();
  });
});

describe('a key that is kept', () => {
  beforeEach(() =>
    fill((put) => {
      for (const [n, value] of ['fine', KEY.toUpperCase(), KEY].entries()) {
        const indicator: Indicator = { kind: 'url', value: `https://a.example/${value}` };
        put('listRows', item(n + 1, 'waiting', { indicator }));
        put('watch', newRow({ key: `url:${value}`, indicator, period: null }, 5));
        put('history', { indicator, at: 1, verdict: 'failed', reading: 0, answered: 0 }, value);
      }
    }),
  );
  const parts = async () => {
    const each = [saved().rows('l', 1), saved().watchlist(null), saved().history(null)];
    return (await Promise.all(each)).map(({ entries }) => entries.length);
  };

  it('stands in no part of a backup, in whatever case it is written', async () => {
    keys = ['another', KEY.replace('a', 'A')];
    expect(await parts()).toEqual([1, 1, 1]);
    keys = ['another'];
    expect(await parts()).toEqual([3, 3, 3]);
    keys = [];
    expect(await parts()).toEqual([3, 3, 3]);
  });

  it('that cannot be read lets nothing be saved', async () => {
    const blind = createSavedParts({ storage, keptKeys: () => Promise.reject(new Error('gone')) });
    await expect(blind.history(null)).rejects.toThrow('gone');
    await expect(blind.rows('l', 1)).rejects.toThrow('gone');
  });
});
