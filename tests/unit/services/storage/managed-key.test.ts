import { beforeEach, describe, expect, it } from 'vitest';
import { createLimits } from '@/utils/services/quota/limits';
import type { Storage } from '@/utils/services/storage/database';
import { overwriteAndDelete } from '@/utils/services/storage/erase-key';
import { createVault, type Vault } from '@/utils/services/storage/vault';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';
import { type NotedDatabase, noteWrites } from '../../../support/noted-database';

const OWN = 'ab'.repeat(32);
const THEIRS = 'cd'.repeat(32);
const OTHERS = 'ef'.repeat(32);
const HERE = 'https://www.virustotal.com';
const GATEWAY = 'https://gateway.example/vt';

let below: MemoryDatabase;
let database: NotedDatabase;
let vault: Vault;

const records = () =>
  database.storage.run(async (opened) => {
    const [names, values] = [await opened.getAllKeys('vault'), await opened.getAll('vault')];
    return Object.fromEntries(names.map((name, n) => [name, values[n]]));
  });
const fresh = { testedAt: null, refused: null };
const done = (value: boolean) => ({ ok: true, value });

beforeEach(() => {
  below = createMemoryDatabase();
  database = noteWrites(below.storage);
  vault = createVault(database.storage, async () => HERE);
});

describe('an administrator’s key', () => {
  it('takes the place of the user’s own, which waits, and is not told of', async () => {
    await vault.saveKey(OWN, HERE);
    const account = await vault.account();
    await vault.markTested(5, account);
    await createLimits(database.storage).learn({ minute: 9, day: 9, month: 9 });
    expect(await vault.manage(THEIRS)).toEqual(done(true));
    expect(await records()).toEqual({
      key: { key: THEIRS, managed: true, ...fresh },
      'own-key': { key: OWN, address: HERE, testedAt: 5, refused: null },
    });
    expect(await vault.readKey()).toBe(THEIRS);
    expect([await vault.readOwnKey(), await vault.ownAddress()]).toEqual([OWN, HERE]);
    expect(await vault.keyState()).toEqual({ set: true, ending: '', ...fresh, limits: null, managed: true });
    // Another key is another account: what was said of the last one is not held against it.
    expect(await vault.account()).toBe(account + 1);
    expect(await vault.markRefused('wrong-key', account)).toBe(false);
  });

  it('that is set once more changes nothing', async () => {
    await vault.saveKey(OWN, HERE);
    await vault.manage(THEIRS);
    const [account, kept] = [await vault.account(), await records()];
    expect(await vault.manage(THEIRS)).toEqual(done(false));
    expect([await vault.account(), await records()]).toEqual([account, kept]);
    await vault.manage(null);
    expect(await vault.manage(null)).toEqual(done(false));
  });

  it('gives way to another one, and the user’s own waits on', async () => {
    await vault.saveKey(OWN, HERE);
    await vault.manage(THEIRS);
    expect(await vault.manage(OTHERS)).toEqual(done(true));
    expect(await records()).toMatchObject({ key: { key: OTHERS }, 'own-key': { key: OWN } });
  });

  it('that is taken back leaves the user’s own, of which nothing is known', async () => {
    await vault.saveKey(OWN, HERE);
    await vault.markRefused('wrong-key', await vault.account());
    await vault.manage(THEIRS);
    const account = await vault.account();
    expect(await vault.manage(null)).toEqual(done(true));
    expect(await records()).toEqual({ key: { key: OWN, address: HERE, ...fresh } });
    expect(await vault.account()).toBe(account + 1);
  });

  it('that is taken back leaves nothing where the user has none', async () => {
    expect([await vault.readOwnKey(), await vault.ownAddress()]).toEqual([null, null]);
    await vault.manage(THEIRS);
    expect(await records()).toEqual({ key: { key: THEIRS, managed: true, ...fresh } });
    expect([await vault.readOwnKey(), await vault.ownAddress()]).toEqual([null, null]);
    await vault.manage(null);
    expect(await records()).toEqual({});
  });

  it.each<[string, (string | null)[], number]>([
    ['is not, when it is the first', [THEIRS], 0],
    ['is when it is taken back', [THEIRS, null], 1],
    ['is when another is in its place', [THEIRS, OTHERS], 1],
    ['is not when it is the same again', [THEIRS, THEIRS], 0],
    ['is not when there was none', [null], 0],
  ])('%s pushed off the disk', async (_, keys, times) => {
    for (const key of keys) await vault.manage(key);
    expect(database.large).toHaveLength(768 * times);
  });

  it('that is in use can be neither replaced nor forgotten', async () => {
    await vault.saveKey(OWN, HERE);
    await vault.manage(THEIRS);
    const kept = await records();
    const forbidden = { ok: false, failure: { tag: 'forbidden' } };
    expect(await vault.saveKey(OTHERS)).toEqual(forbidden);
    expect(await vault.saveKey(OTHERS, GATEWAY)).toEqual(forbidden);
    expect(await vault.forgetKey()).toEqual(forbidden);
    expect(await records()).toEqual(kept);
    expect(database.large).toEqual([]);
  });

  it('that cannot be written says so', async () => {
    below.fillDisk(true);
    expect(await vault.manage(THEIRS)).toEqual({ ok: false, failure: { tag: 'storage-full' } });
    expect(database.large).toEqual([]);
  });
});

describe('the user’s own key', () => {
  it('is for the address that it was given for, and is asked about nowhere else', async () => {
    let address: string | null = HERE;
    const there = createVault(database.storage, async () => address);
    await there.saveKey(OWN, HERE);
    expect(await there.readKey()).toBe(OWN);
    expect(await there.keyState()).toEqual({ set: true, ending: OWN.slice(-4), ...fresh, limits: null });
    address = GATEWAY;
    expect([await there.readKey(), await there.standing()]).toEqual([null, null]);
    expect(await there.keyState()).toEqual({ set: false, keptFor: HERE });
    expect([await there.readOwnKey(), await there.ownAddress()]).toEqual([OWN, HERE]);
    // While nobody knows where the API is, nothing is sent anyway.
    address = null;
    expect(await there.keyState()).toMatchObject({ set: true });
    expect(await createVault(database.storage).readKey()).toBe(OWN);
  });

  it('of which nobody noted what it is for is for any, until it is', async () => {
    await vault.saveKey(OWN);
    expect(await records()).toStrictEqual({ key: { key: OWN, ...fresh } });
    expect([await vault.readKey(), await vault.ownAddress()]).toEqual([OWN, null]);
    await vault.bind(GATEWAY);
    expect([await vault.readKey(), await vault.ownAddress()]).toEqual([null, GATEWAY]);
    await vault.bind(HERE);
    expect(await vault.ownAddress(), 'it stays what it was').toBe(GATEWAY);
  });

  it('is bound only where it is one, and is in use', async () => {
    await vault.bind(HERE);
    expect(await records()).toEqual({});
    await vault.manage(THEIRS);
    await vault.bind(HERE);
    expect(await records()).toEqual({ key: { key: THEIRS, managed: true, ...fresh } });
  });

  it('keeps the account while another address is asked, and is another one where it is used', async () => {
    await vault.saveKey(OWN, HERE);
    const account = await vault.account();
    await createLimits(database.storage).learn({ minute: 9, day: 9, month: 9 });
    const saved = (key: string, address?: string) => vault.saveKey(key, address);
    expect(await saved(OTHERS, GATEWAY)).toEqual({ ok: true, value: { before: account, account, at: HERE } });
    expect(await records()).toEqual({ key: { key: OTHERS, address: GATEWAY, ...fresh } });
    expect(await vault.account()).toBe(account);
    const next = { before: account, account: account + 1, at: HERE };
    expect(await saved(OWN, HERE)).toEqual({ ok: true, value: next });
    expect(await records()).toEqual({ key: { key: OWN, address: HERE, ...fresh } });
    expect(await vault.keyState()).toMatchObject({ limits: null });
  });

  it('that could not be deleted is not pushed off the disk either', async () => {
    const failing: Storage = {
      ...database.storage,
      run: (work) =>
        work === overwriteAndDelete ? Promise.reject(new Error('IO error')) : database.storage.run(work),
    };
    await vault.saveKey(OWN, HERE);
    const full = { ok: false, failure: { tag: 'storage-full' } };
    expect(await createVault(failing).forgetKey()).toEqual(full);
    expect(database.large).toEqual([]);
    expect(await vault.readKey()).toBe(OWN);
  });

  it('is forgotten and pushed off the disk', async () => {
    await vault.saveKey(OWN, HERE);
    expect(await vault.forgetKey()).toEqual({ ok: true, value: null });
    expect(await records()).toEqual({});
    expect(database.large).toHaveLength(768);
    expect(await vault.keyState()).toStrictEqual({ set: false });
    expect(await vault.forgetKey(), 'also where there is none').toEqual({ ok: true, value: null });
  });
});
