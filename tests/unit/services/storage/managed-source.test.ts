import { beforeEach, expect, it, vi } from 'vitest';
import { success } from '@/utils/domain/result';
import { createManagedSource } from '@/utils/services/storage/managed-source';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const append = vi.fn(async () => success(null));
let database: MemoryDatabase;
let policy: () => unknown;

const born = () => {
  const { storage, clock } = database;
  return createManagedSource({ door: { read: async () => policy() }, storage, log: { append }, clock });
};
/** How often something is in the log after a worker more. */
async function reported(): Promise<number> {
  await born().report();
  return append.mock.calls.length;
}

beforeEach(() => {
  vi.clearAllMocks();
  database = createMemoryDatabase();
});

it('what an administrator has set is read, as far as it fits', async () => {
  policy = () => ({ maliciousFrom: 5, reserve: 'much' });
  expect(await born().read()).toMatchObject({ settings: { maliciousFrom: 5 }, problems: ['reserve'] });
  policy = () => {
    throw new Error('no policy');
  };
  await expect(born().read()).rejects.toThrow('no policy');
});

it('what does not fit is written into the log once, until something else does not', async () => {
  policy = () => ({});
  expect(await reported()).toBe(0);
  expect(await database.storage.run((opened) => opened.getAllKeys('meta'))).toEqual([]);
  policy = () => ({ maliciousFrom: 'x', reserve: 'much' });
  expect(await reported()).toBe(1);
  const detail = 'maliciousFrom, reserve';
  const line = { at: database.clock.now(), level: 'warn', event: 'managed settings do not fit', detail };
  expect(append.mock.calls).toEqual([[line]]);
  expect(await reported(), 'a birth later').toBe(1);
  policy = () => ({ maliciousFrom: 'x' });
  expect(await reported()).toBe(2);
  policy = () => ({});
  expect(await reported(), 'all fits').toBe(2);
  policy = () => ({ maliciousFrom: 'x' });
  expect(await reported(), 'and no longer').toBe(3);
});
