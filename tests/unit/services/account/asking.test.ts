import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '@/utils/domain/failure';
import { type AccountService, createAccountService } from '@/utils/services/account/account';

const KEY = 'ab'.repeat(32);
const ADDRESS = 'https://www.virustotal.com';
const STATE = { set: true, managed: false };
const QUOTAS = { limits: { minute: 4 }, used: { day: 3, month: 30 }, own: true };
const LEARNED = { minute: 4, day: 500 };
const NO_DISK = { ok: false, failure: { tag: 'storage-full' } } as const;
const unread = { ok: false, failure: { tag: 'internal', detail: 'Error: unreadable' } };

/** What everybody around the account would say; the test changes it. */
let world: Record<string, unknown>;
let told: unknown[][];
let account: AccountService;

beforeEach(() => {
  told = [];
  world = {
    ...{ account: 1, keyState: STATE, saveKey: { ok: true, value: { before: 1, account: 2, at: ADDRESS } } },
    ...{ probe: { ok: true, value: QUOTAS, serverTime: 9 }, learn: LEARNED },
    ...{ manage: { ok: true, value: true }, forgetKey: { ok: true, value: null } },
    ...{ moveTo: { ok: true, value: true }, way: { key: KEY, address: ADDRESS }, readAddress: ADDRESS },
  };
  const asked =
    (name: string) =>
    async (...given: unknown[]) => {
      told.push([name, ...given]);
      const said = world[name];
      if (said instanceof Error) throw said;
      return said;
    };
  const each = (names: string) =>
    Object.fromEntries(names.split(' ').map((name) => [name, asked(name)] as const));
  account = createAccountService({
    vault: each('account keyState saveKey markTested markRefused manage forgetKey moveTo'),
    lanes: each('resume'),
    limits: each('learn'),
    ledger: each('correct liftPauses'),
    clock: { now: () => 7 },
    ...each('way settle readAddress probe onChange'),
  } as unknown as Parameters<typeof createAccountService>[0]);
});

const names = () => told.map(([name]) => name);
const ask = (name: string) => told.find(([asked]) => asked === name);
const LEARNING = ['learn', 'correct', 'liftPauses', 'markTested'];
const TELLING = ['resume', 'onChange'];

describe('a key that is saved', () => {
  it('is asked about, kept, and its limits and count are those of its account from now on', async () => {
    expect(await account.saveKey(` ${KEY.toUpperCase()}`)).toEqual({ ok: true, value: STATE });
    expect(names()).toEqual([
      ...['readAddress', 'settle', 'keyState', 'account', 'probe', 'saveKey'],
      ...[...LEARNING, ...TELLING, 'keyState'],
    ]);
    expect(ask('probe')).toEqual(['probe', { key: KEY, address: ADDRESS }]);
    expect(ask('saveKey')).toEqual(['saveKey', KEY, ADDRESS]);
    expect(ask('learn')).toEqual(['learn', { minute: 4 }, 2]);
    const count = { dayUsed: 3, monthUsed: 30, own: true, at: 7, serverTime: 9, account: 2 };
    expect(ask('correct')).toEqual(['correct', count]);
    expect(ask('markTested')).toEqual(['markTested', 7, 2]);
  });

  it('is nothing where it is no key', async () => {
    expect(await account.saveKey('abc')).toMatchObject({ ok: false, failure: { tag: 'bad-input' } });
    expect(told).toEqual([]);
  });

  it.each([
    ['readAddress', ['readAddress']],
    ['settle', ['readAddress', 'settle']],
  ])('goes nowhere while nobody knows where to: %s', async (name, before) => {
    world[name] = new Error('unreadable');
    expect(await account.saveKey(KEY)).toEqual(unread);
    expect(names()).toEqual(before);
  });

  it('is not asked about while the administrator’s is in use', async () => {
    world.keyState = { set: true, managed: true };
    expect(await account.saveKey(KEY)).toEqual({ ok: false, failure: { tag: 'forbidden' } });
    expect(names()).not.toContain('probe');
    world.keyState = { set: false };
    expect(await account.saveKey(KEY)).toMatchObject({ ok: true });
  });

  it.each<[Failure['tag'], boolean]>([
    ['wrong-key', false],
    ['inactive-user', false],
    ['forbidden', false],
    ['bad-input', false],
    ['offline', true],
    ['upstream', true],
    ['quota', true],
  ])('is kept after %s: %s', async (tag, kept) => {
    world.probe = { ok: false, failure: { tag } };
    expect(await account.saveKey(KEY)).toEqual(
      kept ? { ok: true, value: STATE } : { ok: false, failure: { tag } },
    );
    expect(names().includes('saveKey')).toBe(kept);
    expect(names().includes('resume')).toBe(kept);
    expect(names()).not.toContain('learn');
  });

  it('changes nothing where it cannot be kept', async () => {
    world.saveKey = NO_DISK;
    expect(await account.saveKey(KEY)).toEqual(NO_DISK);
    expect(names().at(-1)).toBe('saveKey');
  });

  it.each([
    { before: 3, account: 4, at: ADDRESS },
    { before: 1, account: 2, at: 'https://gateway.example' },
  ])('learns nothing from an answer about another account: %j', async (value) => {
    world.saveKey = { ok: true, value };
    expect(await account.saveKey(KEY)).toMatchObject({ ok: true });
    expect(names()).not.toContain('learn');
    expect(names().slice(-3)).toEqual([...TELLING, 'keyState']);
  });
});

describe('a test of the key', () => {
  it('learns what the account may', async () => {
    expect(await account.testKey()).toEqual({ ok: true, value: LEARNED });
    expect(names()).toEqual(['account', 'way', 'probe', ...LEARNING, ...TELLING]);
    expect(ask('probe')).toEqual(['probe', world.way]);
    expect(ask('learn')).toEqual(['learn', { minute: 4 }, 1]);
    expect(ask('correct')?.[1]).toMatchObject({ at: 7, account: 1 });
  });

  it('learns nothing of an account that is in use no more', async () => {
    world.learn = null;
    expect(await account.testKey()).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 } });
    expect(names()).toEqual(['account', 'way', 'probe', 'learn', ...TELLING]);
  });

  it('is not made without a key, or while nobody knows where it goes', async () => {
    world.way = { key: null, address: ADDRESS };
    expect(await account.testKey()).toEqual({ ok: false, failure: { tag: 'no-key' } });
    world.way = new Error('unreadable');
    expect(await account.testKey()).toEqual(unread);
    expect(names()).not.toContain('probe');
  });

  it.each<[Failure['tag'], unknown[] | undefined]>([
    ['wrong-key', ['markRefused', 'wrong-key', 1]],
    ['inactive-user', ['markRefused', 'inactive-user', 1]],
    ['forbidden', undefined],
    ['offline', undefined],
  ])('that ends with %s marks: %j', async (tag, mark) => {
    world.probe = { ok: false, failure: { tag } };
    expect(await account.testKey()).toEqual({ ok: false, failure: { tag } });
    expect(ask('markRefused')).toEqual(mark);
    expect(names().at(-1)).toBe('onChange');
    expect(names()).not.toContain('resume');
  });
});

describe('what is told of a key', () => {
  it.each([
    ['manage', () => account.setManagedKey(KEY), [KEY]],
    ['moveTo', () => account.addressChanged(ADDRESS), [ADDRESS]],
  ] as const)('by %s is told on where it changes anything', async (name, change, given) => {
    expect(await change()).toEqual({ ok: true, value: null });
    expect(told).toEqual([[name, ...given], ['resume'], ['onChange']]);
    world[name] = { ok: true, value: false };
    expect(await change()).toEqual({ ok: true, value: null });
    world[name] = NO_DISK;
    expect(await change()).toEqual(NO_DISK);
    expect(names()).toEqual([name, ...TELLING, name, name]);
  });

  it('that is forgotten ends what waits, however that went', async () => {
    expect(await account.forgetKey()).toEqual({ ok: true, value: null });
    world.forgetKey = NO_DISK;
    expect(await account.forgetKey()).toEqual(NO_DISK);
    expect(names()).toEqual(['forgetKey', ...TELLING, 'forgetKey', ...TELLING]);
  });
});
