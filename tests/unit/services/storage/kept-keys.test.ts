import { expect, it } from 'vitest';
import { createKeptKeys } from '@/utils/services/storage/kept-keys';
import { createMemoryDatabase } from '../../../support/memory-database';

it.each<[string, Record<string, unknown>, readonly string[]]>([
  ['are none where there is none', {}, []],
  [
    'are those in use and those that wait, each once',
    { key: { key: 'a' }, 'own-key': { key: 'b' }, personal: { key: 'a' } },
    ['a', 'b'],
  ],
  ['are no other secrets', { webhook: { key: 'c' }, personal: { key: 'b' } }, ['b']],
  ['are not what is left of one', { key: 'x'.repeat(256), 'own-key': { key: '' }, personal: { key: 5 } }, []],
  ['are not what is damaged', { key: null, 'own-key': { kay: 'b' }, personal: 7 }, []],
])('keys that are kept %s', async (_, records, keys) => {
  const { storage } = createMemoryDatabase();
  await storage.run(async (database) => {
    for (const [name, record] of Object.entries(records)) await database.put('vault', record, name);
  });
  expect(await createKeptKeys(storage)()).toEqual(keys);
});

it('keys that cannot be read are not none', async () => {
  const { storage } = createMemoryDatabase();
  const broken = { ...storage, run: () => Promise.reject(new Error('gone')) };
  await expect(createKeptKeys(broken)()).rejects.toThrow('gone');
});
