import { describe, expect, it } from 'vitest';
import { createLimits } from '@/utils/services/quota/limits';
import { createVault } from '@/utils/services/storage/vault';
import { createMemoryDatabase } from '../../../support/memory-database';
import { noteWrites } from '../../../support/noted-database';

const KEY = `${'ab'.repeat(30)}1234`;
const OTHER_KEY = `${'cd'.repeat(30)}1234`;
const LIMITS = { minute: 10, day: 1_000, month: 30_000 };

describe('the vault', () => {
  it('keeps a key and tells no more than its ending', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    expect(await vault.keyState()).toEqual({ set: false });
    expect(await vault.saveKey(KEY)).toMatchObject({ ok: true });
    expect(await vault.readKey()).toBe(KEY);
    const state = await vault.keyState();
    expect(state).toEqual({ set: true, ending: '1234', testedAt: null, refused: null, limits: null });
    expect(JSON.stringify(state)).not.toContain(KEY.slice(0, 8));
  });

  it('knows what VirusTotal said of it', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    await vault.saveKey(KEY);
    const account = await vault.account();
    expect(await vault.standing()).toEqual({ account, refused: null });
    expect(await vault.markRefused('wrong-key', account)).toBe(true);
    expect(await vault.keyState()).toMatchObject({ refused: 'wrong-key' });
    expect(await vault.standing()).toEqual({ account, refused: 'wrong-key' });
    await createLimits(storage).learn(LIMITS, account);
    expect(await vault.markTested(7, account)).toBe(true);
    expect(await vault.keyState()).toMatchObject({ refused: null, testedAt: 7, limits: LIMITS });
  });

  it('knows nothing of a new key, also when it is the same one', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    await vault.saveKey(KEY);
    const account = await vault.account();
    await createLimits(storage).learn(LIMITS);
    await vault.markTested(7, account);
    await vault.markRefused('inactive-user', account);
    expect(await vault.saveKey(KEY)).toMatchObject({ ok: true, value: { before: account, account } });
    expect(await vault.keyState()).toMatchObject({ testedAt: null, refused: null, limits: null });
  });

  it('holds nothing against a key that was asked for another one', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    await vault.saveKey(KEY);
    const before = await vault.account();
    expect(await vault.saveKey(OTHER_KEY)).toMatchObject({
      ok: true,
      value: { before, account: before + 1 },
    });
    expect(await vault.markRefused('wrong-key', before)).toBe(false);
    expect(await vault.markTested(7, before)).toBe(false);
    expect(await createLimits(storage).learn(LIMITS, before)).toBeNull();
    expect(await vault.keyState()).toMatchObject({ refused: null, testedAt: null, limits: null });
  });

  it('knows nothing of its key at another address', async () => {
    const { storage } = createMemoryDatabase();
    const vault = createVault(storage);
    await vault.saveKey(KEY);
    const account = await vault.account();
    await createLimits(storage).learn(LIMITS);
    await vault.markRefused('wrong-key', account);
    expect(await vault.moveTo('https://www.virustotal.com')).toEqual({ ok: true, value: false });
    expect(await vault.keyState()).toMatchObject({ refused: 'wrong-key', limits: LIMITS });
    expect(await vault.moveTo('https://gateway.example')).toEqual({ ok: true, value: true });
    expect(await vault.keyState()).toMatchObject({ set: true, refused: null, limits: null });
    expect(await vault.markRefused('wrong-key', account)).toBe(false);
    expect(await vault.readKey()).toBe(KEY);
    expect(await vault.moveTo('https://gateway.example')).toEqual({ ok: true, value: false });
  });

  it('tells of a key that was given for another address, and forgets it there', async () => {
    const { storage } = noteWrites(createMemoryDatabase().storage);
    let address = 'https://www.virustotal.com';
    const vault = createVault(storage, async () => address);
    await vault.saveKey(KEY, address);
    address = 'https://gateway.example/vt';
    await vault.moveTo(address);
    expect(await vault.keyState()).toEqual({ set: false, keptFor: 'https://www.virustotal.com' });
    expect(await vault.readKey()).toBeNull();
    expect(await vault.forgetKey()).toMatchObject({ ok: true });
    expect(await vault.keyState()).toEqual({ set: false });
    expect(await storage.run((database) => database.getAllKeys('vault'))).toEqual([]);
  });

  it('moves without a key, too', async () => {
    const vault = createVault(createMemoryDatabase().storage);
    expect(await vault.moveTo('https://gateway.example')).toEqual({ ok: true, value: true });
    expect(await vault.keyState()).toEqual({ set: false });
    expect(await vault.standing()).toBeNull();
  });

  it('forgets a key without a trace in the database', async () => {
    const { storage } = noteWrites(createMemoryDatabase().storage);
    const vault = createVault(storage);
    await vault.saveKey(KEY);
    const account = await vault.account();
    await createLimits(storage).learn(LIMITS);
    expect(await vault.forgetKey()).toEqual({ ok: true, value: null });
    expect(await vault.readKey()).toBeNull();
    expect(await vault.keyState()).toEqual({ set: false });
    expect(await storage.run((database) => database.getAllKeys('vault'))).toEqual([]);
    expect(await storage.run((database) => database.get('meta', 'limits'))).toBeUndefined();
    expect(await vault.markRefused('wrong-key', account)).toBe(false);
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
    const limits = createLimits(createMemoryDatabase().storage);
    expect(await limits.learn({})).toEqual({ minute: 4, day: 500, month: 15_500 });
    expect(await limits.learn({ minute: 1, day: 1, month: null })).toEqual({
      minute: 1,
      day: 1,
      month: 15_500,
    });
    expect(await limits.learn({ day: -1, month: Number.NaN })).toEqual({ minute: 1, day: 1, month: 15_500 });
  });
});
