import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { isFor, parseKept } from '@/utils/services/storage/kept-key';
import { knownReports } from '@/utils/services/storage/known-reports';
import { allowance, parseLimits } from '@/utils/services/storage/learned-limits';
import { createPersonalKey, PERSONAL_KEY } from '@/utils/services/storage/personal-key';
import { createReportCache } from '@/utils/services/storage/reports';
import { createMemoryDatabase } from '../../../support/memory-database';

const KEY = 'ab'.repeat(32);
const GATEWAY = 'https://gateway.example/vt';

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
  it('is used until VirusTotal refuses it, and is gone once it is forgotten', async () => {
    const { storage } = createMemoryDatabase();
    const personal = createPersonalKey(storage);
    const state = async () => [await personal.readKey(), await personal.isUsable()];
    expect(await state()).toEqual([null, false]);
    await personal.markRefused();
    expect(await state()).toEqual([null, false]);
    expect(await personal.save(KEY)).toMatchObject({ ok: true });
    expect(await state()).toEqual([KEY, true]);
    await personal.markRefused();
    expect(await state()).toEqual([KEY, false]);
    await personal.save(KEY);
    expect(await state()).toEqual([KEY, true]);
    expect(await personal.forget()).toMatchObject({ ok: true });
    expect(await state()).toEqual([null, false]);
    expect(await storage.run((database) => database.getAllKeys('vault'))).toEqual([]);
    await storage.run((database) => database.put('vault', 'x'.repeat(256), PERSONAL_KEY));
    expect(await state()).toEqual([null, false]);
  });
});

it('what VirusTotal does not know is known under its own name, for a while', async () => {
  const { storage } = createMemoryDatabase();
  const cache = createReportCache(storage);
  await cache.keepUnknown('url:a', 1_000);
  const known = async (now: number) => [...(await knownReports(storage, ['url:a', 'url:b'], now))];
  expect(await known(2_000)).toEqual([['url:a', { unknown: true, fetchedAt: 1_000 }]]);
  expect(await known(1_000 + 400 * DAY)).toEqual([]);
});
