import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/domain/duration';
import { parseAccount } from '@/utils/services/storage/account-record';
import type { Storage } from '@/utils/services/storage/database';
import { isDetour } from '@/utils/services/storage/detour-record';
import { isFor, parseKept } from '@/utils/services/storage/kept-key';
import { knownReports } from '@/utils/services/storage/known-reports';
import { allowance, parseLimits } from '@/utils/services/storage/learned-limits';
import { createPersonalKey, PERSONAL_KEY, type PersonalKey } from '@/utils/services/storage/personal-key';
import { createReportCache } from '@/utils/services/storage/reports';
import { createMemoryDatabase } from '../../../support/memory-database';
import { noteWrites } from '../../../support/noted-database';
import { REPORT } from '../../domain/a-report';

const KEY = 'ab'.repeat(32);
const GATEWAY = 'https://gateway.example/vt';
const NOW = 1_000 * DAY;
const FIRST = { number: 0, address: 'https://www.virustotal.com' };

describe('a kept key', () => {
  const kept = { key: KEY, testedAt: null, refused: null };

  it.each([
    ['of no address is for any', kept, true],
    ['is for the address it was given for', { ...kept, address: GATEWAY }, true],
    ['is for every path there', { ...kept, address: 'https://gateway.example' }, true],
    ['is for no other host', { ...kept, address: 'https://www.virustotal.com' }, false],
    ['is for no other port', { ...kept, address: 'https://gateway.example:8443/vt' }, false],
    [
      'of an administrator goes where the policy says',
      { ...kept, address: 'https://x.example', managed: true },
      true,
    ],
  ] as const)('%s', (_, key, is) => expect(isFor(key, GATEWAY)).toBe(is));

  it.each([
    [{ key: KEY }, kept],
    [
      { key: KEY, testedAt: 5, refused: 'wrong-key', managed: true, address: GATEWAY, more: 1 },
      { key: KEY, testedAt: 5, refused: 'wrong-key', managed: true, address: GATEWAY },
    ],
    [
      { key: KEY, testedAt: '5', refused: 'inactive-user', managed: 1, address: 'nowhere' },
      { ...kept, refused: 'inactive-user' },
    ],
    [{ key: KEY, refused: 'other', address: 5 }, kept],
    [{ key: KEY, address: ['https://gateway.example'] }, kept],
    [{ key: '' }, null],
    [{ key: 5 }, null],
    ['x'.repeat(256), null],
    [undefined, null],
    [null, null],
  ])('is what is stored, as far as it can be: %j', (stored, read) => expect(parseKept(stored)).toEqual(read));
});

describe('limits that were learned', () => {
  const limits = { minute: 4, day: 500, month: 15_500 };

  it.each([
    [{ ...limits, more: 1 }, limits],
    [
      { ...limits, minute: 0 },
      { ...limits, minute: 0 },
    ],
    [{ ...limits, minute: null }, null],
    [{ ...limits, day: -1 }, null],
    [{ ...limits, month: '5' }, null],
    ['x', null],
    [null, null],
  ])('%j', (stored, read) => expect(parseLimits(stored)).toEqual(read));

  it.each([
    [5, 5],
    [1.5, null],
    [2 ** 53, null],
    [undefined, null],
  ])('%j is an allowance of %j', (value, of) => expect(allowance(value)).toBe(of));
});

describe('a key of one’s own beside a gateway', () => {
  const state = async (personal: PersonalKey) => [await personal.readKey(), await personal.isUsable()];

  it('is used until VirusTotal refuses it, and is gone once it is forgotten', async () => {
    const { storage, large } = noteWrites(createMemoryDatabase().storage);
    const personal = createPersonalKey(storage);
    expect(await state(personal)).toEqual([null, false]);
    expect(await personal.markRefused(0)).toBe(true);
    expect(await state(personal)).toEqual([null, false]);
    expect(await personal.save(KEY)).toEqual({ ok: true, value: { began: false } });
    expect(await state(personal)).toEqual([KEY, true]);
    expect(await personal.markRefused(1)).toBe(false);
    expect(await state(personal)).toEqual([KEY, true]);
    expect(await personal.markRefused(0)).toBe(true);
    expect(await state(personal)).toEqual([KEY, false]);
    await personal.save(KEY);
    expect(await state(personal)).toEqual([KEY, true]);
    expect(large).toEqual([]);
    expect(await personal.forget()).toEqual({ ok: true, value: null });
    expect(await state(personal)).toEqual([null, false]);
    expect(await storage.run((database) => database.getAllKeys('vault'))).toEqual([]);
    expect(large, 'what is left on the disk is written over').toHaveLength(768);
  });

  it.each([
    ['another one', 'https://www.virustotal.com', 9, 'other', true],
    ['the first one', 'https://www.virustotal.com', 9, null, true],
    ['the same one', 'https://www.virustotal.com', 9, KEY, false],
    ['another one, with nothing gone around', 'https://www.virustotal.com', undefined, 'other', false],
    ['another one, with the gateway asked', GATEWAY, 9, 'other', false],
  ])('is another account while it is in use: %s', async (_, address, until, before, began) => {
    const { storage } = createMemoryDatabase();
    const personal = createPersonalKey(storage);
    if (before) await personal.save(before);
    const kept: ReadonlyArray<[unknown, string]> = [
      [{ number: 7, address }, 'account'],
      [{ minute: 4, day: 500, month: 15_500 }, 'limits'],
      [until, 'detour'],
    ];
    for (const [value, name] of kept)
      if (value !== undefined) await storage.run((database) => database.put('meta', value, name));
    expect(await personal.save(KEY)).toEqual({ ok: true, value: { began } });
    const meta = (name: string) => storage.run((database) => database.get('meta', name));
    expect(await meta('account')).toEqual({ number: began ? 8 : 7, address });
    expect((await meta('limits')) === undefined).toBe(began);
    // The gateway's token is another record, and stays as it is.
    expect(await storage.run((database) => database.getAllKeys('vault'))).toEqual([PERSONAL_KEY]);
  });

  it('that could not be forgotten is still there', async () => {
    const database = createMemoryDatabase();
    const { storage, large } = noteWrites(database.storage);
    const personal = createPersonalKey(storage);
    await personal.save(KEY);
    const full = { ok: false, failure: { tag: 'storage-full' } };
    let runs = 0;
    const once = () => Promise.reject(new Error('IO error'));
    const failing: Storage = {
      ...storage,
      run: (work) => (runs++ === 0 ? once() : storage.run(work)),
    };
    expect(await createPersonalKey(failing).forget()).toEqual(full);
    database.fillDisk(true);
    expect(await personal.save('x')).toEqual(full);
    expect(await state(personal)).toEqual([KEY, true]);
    expect(large).toEqual([]);
  });

  it.each([
    ['an overwritten record', 'x'.repeat(256)],
    ['nothing', null],
    ['another thing', 7],
    ['a record of no key', { kay: KEY }],
    ['a key that is none', { key: 5 }],
  ])('is none where there is %s', async (_, record) => {
    const { storage } = createMemoryDatabase();
    const personal = createPersonalKey(storage);
    await storage.run((database) => database.put('vault', record, PERSONAL_KEY));
    expect(await state(personal)).toEqual([null, false]);
    expect(await personal.markRefused(0)).toBe(true);
    expect(await storage.run((database) => database.get('vault', PERSONAL_KEY))).toEqual(record);
  });
});

describe('what is known under many names at once', () => {
  const known = async (names: readonly string[], now: number) => {
    const { storage } = createMemoryDatabase();
    const cache = createReportCache(storage);
    await cache.keepUnknown('domain:none.example', NOW);
    await cache.keep({ requestKey: 'domain:A.example', report: REPORT, raw: '{}', fetchedAt: NOW });
    await storage.run((database) => database.put('aliases', { to: 'domain:gone', at: NOW }, 'domain:gone'));
    return [...(await knownReports(storage, names, now))];
  };
  const kept = { report: REPORT, fetchedAt: NOW };

  it.each<[string, number, object | null]>([
    ['domain:none.example', NOW + HOUR, { unknown: true, fetchedAt: NOW }],
    ['domain:none.example', NOW + 7 * HOUR, null],
    ['domain:A.example', NOW + HOUR, { ...kept, freshness: 'fresh' }],
    ['domain:a.example', NOW + 2 * DAY, { ...kept, freshness: 'stale' }],
    ['domain:a.example', NOW + 31 * DAY, null],
    ['domain:gone', NOW, null],
    ['domain:never', NOW, null],
  ])('%s at %i is %j', async (name, now, found) => {
    expect(await known([name], now)).toEqual(found ? [[name, found]] : []);
  });

  it('are several', async () => {
    const names = [
      'domain:gone',
      'domain:never',
      'domain:A.example',
      'domain:none.example',
      'domain:a.example',
    ];
    expect(new Set((await known(names, NOW)).map(([name]) => name))).toEqual(new Set(names.slice(2)));
  });

  it('is nothing where the database cannot be read', async () => {
    const broken = { ...createMemoryDatabase().storage, run: () => Promise.reject(new Error('gone')) };
    expect([...(await knownReports(broken, ['domain:a.example'], NOW))]).toEqual([]);
  });
});

it.each([
  [
    { number: 3, address: 'https://a.example' },
    { number: 3, address: 'https://a.example' },
  ],
  [{ number: 1.5, address: 5 }, FIRST],
  [{ number: '3' }, FIRST],
  [{}, FIRST],
  ['x', FIRST],
  [null, FIRST],
])('an account that is stored as %j', (stored, read) => expect(parseAccount(stored)).toEqual(read));

it.each([
  ['https://www.virustotal.com', 5, true],
  ['https://www.virustotal.com', null, true],
  ['https://www.virustotal.com', undefined, false],
  ['https://gateway.example', 5, false],
])('what is asked at %s, with %j noted, goes around the gateway: %s', (address, noted, is) => {
  expect(isDetour({ address }, noted)).toBe(is);
});
