import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { eraseRecord, fillAndClear, overwriteAndDelete } from '@/utils/services/storage/erase-key';
import { createMemoryDatabase } from '../../../support/memory-database';
import { noteWrites } from '../../../support/noted-database';

async function begin() {
  const database = noteWrites(createMemoryDatabase().storage);
  await database.storage.run(async (opened) => {
    await opened.put('vault', { key: 'secret' }, 'key');
    await opened.put('vault', { key: 'another' }, 'personal');
    await opened.put('vault', 'hook', 'webhook');
    await opened.put('meta', { day: 1 }, 'limits');
    await opened.put('meta', 1, 'account');
  });
  const left = () =>
    database.storage.run(async (opened) => [
      ...(await opened.getAllKeys('vault')),
      ...(await opened.getAllKeys('meta')),
    ]);
  return { ...database, left };
}

it('a key is written over before it is deleted, with its limits, each on the disk before the next', async () => {
  const { storage, notes, left } = await begin();
  expect(await storage.run(overwriteAndDelete)).toBeNull();
  expect(notes).toEqual(['strict vault', 'put key', 'strict meta vault', 'delete key', 'delete limits']);
  expect(await left()).toEqual(['personal', 'webhook', 'account']);
});

it('another record is erased in the same way, and alone', async () => {
  const { storage, notes, left } = await begin();
  expect(await storage.run((database) => eraseRecord(database, 'personal'))).toBeNull();
  expect(notes).toEqual(['strict vault', 'put personal', 'strict vault', 'delete personal']);
  expect(await left()).toEqual(['key', 'webhook', 'account', 'limits']);
});

it('a key is written over with what is none', async () => {
  const { storage } = await begin();
  for (const [erase, name] of [
    [overwriteAndDelete, 'key'],
    [(database: Parameters<typeof eraseRecord>[0]) => eraseRecord(database, 'personal'), 'personal'],
  ] as const) {
    const seen: unknown[] = [];
    // Between the two transactions, as whoever dies there leaves it.
    const watched = storage.run((database) =>
      erase(
        new Proxy(database, {
          get: (target, member) => {
            if (member !== 'transaction') return Reflect.get(target, member);
            seen.push(target.get('vault', name));
            return target.transaction.bind(target);
          },
        }),
      ),
    );
    await watched;
    expect(await Promise.all(seen)).toEqual([{ key: expect.any(String) }, 'x'.repeat(256)]);
  }
});

it('what was deleted is pushed off the disk from both sides by 24 MB that do not compress', async () => {
  const { storage, notes, large, left } = await begin();
  await storage.run(fillAndClear);
  expect(notes).toEqual(['strict vault', 'strict vault', 'delete a- to a-\uffff', 'delete z- to z-\uffff']);
  expect(large).toHaveLength(768);
  expect(new Set(large.map(({ byteLength }) => byteLength))).toEqual(new Set([32_768]));
  expect(new Set(large.map((bytes) => Buffer.from(bytes).toString('latin1'))).size).toBe(768);
  const some = Buffer.concat(large.slice(0, 8));
  expect(gzipSync(some).byteLength).toBeGreaterThan(some.byteLength * 0.99);
  expect(await left()).toEqual(['key', 'personal', 'webhook', 'account', 'limits']);
});

it('stands on both sides of every name that a key has', async () => {
  const { storage } = await begin();
  const names: unknown[] = [];
  const full = storage.run((database) =>
    fillAndClear(
      new Proxy(database, {
        get: (target, member) => {
          if (member !== 'transaction') return Reflect.get(target, member);
          names.push(target.getAllKeys('vault'));
          return target.transaction.bind(target);
        },
      }),
    ),
  );
  await full;
  const [, filled] = (await Promise.all(names)) as string[][];
  const place = filled?.indexOf('key') ?? 0;
  expect([place, filled?.length]).toEqual([384, 771]);
  expect(filled?.[0]).toBe('a-0');
  expect(filled?.at(-1)).toMatch(/^z-/);
});
