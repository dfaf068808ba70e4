import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '@/utils/services/storage/database';
import { createWatchChanges, type StoredChange, type WatchChanges } from '@/utils/services/watch/changes';
import { createMemoryDatabase } from '../../../support/memory-database';
import { change, NOW } from './rows';

let storage: Storage;
let changes: WatchChanges;

beforeEach(() => {
  storage = createMemoryDatabase().storage;
  changes = createWatchChanges(storage);
});

function put(...rows: readonly StoredChange[]): Promise<void> {
  return storage.run(async (database) => {
    const { store, done } = database.transaction('watchChanges', 'readwrite');
    for (const row of rows) void store.put(row);
    await done;
  });
}

const numbers = (rows: readonly StoredChange[]): number[] => rows.map(({ n }) => n);
const told: Partial<StoredChange> = { notice: 'shown', webhook: 'delivered' };
function settled(n: number, more: Partial<StoredChange> = {}): StoredChange {
  const { noticeAt: _, webhookAt: __, ...row } = change(n, told);
  return { ...row, ...more };
}

describe('changes of verdict', () => {
  it('are listed newest first, a page at once, of all entries or of one', async () => {
    const other = { key: 'domain:b.example' };
    await put(change(1), change(2, other), change(3), change(4));
    const all = await changes.list(null, 1, 2);
    expect([numbers(all.rows), all.total]).toEqual([[3, 2], 4]);
    const one = await changes.list('domain:a.example', 1, 5);
    expect([numbers(one.rows), one.total]).toEqual([[3, 1], 3]);
    expect(one.rows[0]).toEqual(change(3));
  });

  it('wait for their notice in the order in which they were made', async () => {
    await put(change(1, { noticeAt: NOW + 9 }), change(2, { noticeAt: NOW }), settled(3));
    expect(await changes.toNotify()).toEqual([
      change(1, { noticeAt: NOW + 9 }),
      change(2, { noticeAt: NOW }),
    ]);
  });

  it('wait for their delivery until it is due', async () => {
    expect([await changes.nextDelivery(), await changes.waitingDeliveries()]).toEqual([null, 0]);
    await put(
      change(1, { webhookAt: NOW }),
      change(2, { webhookAt: NOW - 5 }),
      change(3, { webhookAt: NOW + 1 }),
      settled(4),
    );
    expect(numbers(await changes.toDeliver(NOW))).toEqual([1, 2]);
    expect([await changes.nextDelivery(), await changes.waitingDeliveries()]).toEqual([NOW - 5, 3]);
  });

  it('are rewritten as they are stored, and none is made', async () => {
    await put(change(1), change(2));
    await changes.change([2, 7], (row) => ({ ...row, attempts: row.n + 10 }));
    expect((await changes.list(null, 0, 9)).rows.map(({ n, attempts }) => [n, attempts])).toEqual([
      [2, 12],
      [1, 0],
    ]);
  });

  it('are so many at most, the oldest go first, and none before it was told', async () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map((n) => settled(n));
    const few = createWatchChanges(storage, 4);
    const { webhookAt: _, ...unnoticed } = change(1);
    const { noticeAt: __, ...undelivered } = change(2);
    await put(...rows, unnoticed, undelivered);
    await few.sweep();
    const left = () => storage.run((database) => database.getAllKeys('watchChanges'));
    expect(await left()).toEqual([1, 2, 6, 7]);
    await few.sweep();
    expect(await left()).toEqual([1, 2, 6, 7]);
    await createWatchChanges(storage, 1).sweep();
    expect(await left()).toEqual([1, 2]);
  });
});
