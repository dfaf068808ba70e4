import { describe, expect, it } from 'vitest';
import { createLimits } from '@/utils/services/quota/limits';
import { createVault } from '@/utils/services/storage/vault';
import { createMemoryDatabase } from '../../../support/memory-database';

const KEY = `${'ab'.repeat(30)}1234`;
const LIMITS = { minute: 10, day: 1_000, month: 30_000 };

describe('the vault', () => {
  it('keeps a key and tells no more than its ending', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    expect(await vault.keyState()).toEqual({ set: false });
    expect(await vault.saveKey(KEY)).toEqual({ ok: true, value: null });
    expect(await vault.readKey()).toBe(KEY);
    const state = await vault.keyState();
    expect(state).toEqual({ set: true, ending: '1234', testedAt: null, refused: null, limits: null });
    expect(JSON.stringify(state)).not.toContain(KEY.slice(0, 8));
  });

  it('knows what VirusTotal said of it', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    await vault.saveKey(KEY);
    expect(await vault.markRefused('wrong-key')).toBe(true);
    expect(await vault.keyState()).toMatchObject({ refused: 'wrong-key' });
    await vault.markTested(7, LIMITS);
    expect(await vault.keyState()).toMatchObject({ refused: null, testedAt: 7, limits: LIMITS });
    expect(await createLimits(storage).current()).toEqual(LIMITS);
  });

  it('knows nothing of a new key, also when it is the same one', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    await vault.saveKey(KEY);
    await vault.markTested(7, LIMITS);
    await vault.markRefused('inactive-user');
    await vault.saveKey(KEY);
    expect(await vault.keyState()).toMatchObject({ testedAt: null, refused: null, limits: null });
  });

  it('does not hold a refusal of another key against this one', async () => {
    const vault = createVault(createMemoryDatabase().storage);
    await vault.saveKey(KEY);
    expect(await vault.markRefused('wrong-key', '9999')).toBe(false);
    expect(await vault.keyState()).toMatchObject({ refused: null });
  });

  it('forgets a key without a trace in the database', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    await vault.saveKey(KEY);
    await vault.markTested(7, LIMITS);
    expect(await vault.forgetKey()).toEqual({ ok: true, value: null });
    expect(await vault.readKey()).toBeNull();
    expect(await vault.keyState()).toEqual({ set: false });
    expect(await storage.run((database) => database.getAllKeys('vault'))).toEqual([]);
    expect(await createLimits(storage).current()).toMatchObject({ minute: 4 });
    expect(await vault.markRefused('wrong-key')).toBe(false);
  });

  it('takes what is no key record for no key', async () => {
    const { storage } = createMemoryDatabase();
    for (const damaged of ['x'.repeat(256), { key: '' }, { key: 7 }, null]) {
      await storage.run((database) => database.put('vault', damaged, 'key'));
      expect(await createVault(storage).readKey()).toBeNull();
    }
  });

  it('says that a key was not saved', async () => {
    const database = createMemoryDatabase();
    const vault = createVault(database.storage);
    database.fillDisk(true);
    expect(await vault.saveKey(KEY)).toEqual({ ok: false, failure: { tag: 'storage-full' } });
  });
});

describe('limits', () => {
  it('are those of a public key until learned, and keep what a reply does not name', async () => {
    const { storage } = createMemoryDatabase();
    const limits = createLimits(storage);
    expect(await limits.current()).toEqual({ minute: 4, day: 500, month: 15_500 });
    expect(await limits.learn({ minute: 1, day: 1, month: null })).toEqual({
      minute: 1,
      day: 1,
      month: 15_500,
    });
    expect(await limits.learn({ day: -1, month: Number.NaN })).toEqual({ minute: 1, day: 1, month: 15_500 });
    expect(await limits.current()).toEqual({ minute: 1, day: 1, month: 15_500 });
    await limits.forget();
    expect(await limits.current()).toEqual({ minute: 4, day: 500, month: 15_500 });
  });
});
