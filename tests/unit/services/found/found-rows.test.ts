import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/domain/duration';
import type { FoundThing } from '@/utils/domain/fold-found';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { foundRows } from '@/utils/services/found/found-rows';
import { createReportCache } from '@/utils/services/storage/reports';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';
import { REPORT } from '../../domain/a-report';

const NOW = 1_000 * DAY;
const SECRET = 'https://a.example/reset?token=4f3a99bc0e77d21';

const thing = (value: string, sameSite = false): FoundThing => ({
  indicator: { kind: value.includes('/') ? 'url' : 'domain', value },
  sameSite,
});

async function rowsOf(database: MemoryDatabase, things: readonly FoundThing[], now = NOW) {
  const cache = createReportCache(database.storage);
  const keep = (requestKey: string) =>
    cache.keep({ requestKey, raw: '{}', fetchedAt: NOW, report: { ...REPORT, id: requestKey } });
  await keep('domain:known.example');
  await keep(`url:${SECRET}`);
  await cache.keepUnknown('domain:unknown.example', NOW);
  const silent = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 9 };
  const report = { ...REPORT, id: 'silent.example', counts: silent };
  await cache.keep({ requestKey: 'domain:silent.example', raw: '{}', fetchedAt: NOW, report });
  return foundRows(database.storage, things, { settings: DEFAULT_SETTINGS, now });
}

const KNOWN = { verdict: { name: 'suspicious', reading: 2 }, analysedAt: 5 };

describe('a row of what a page holds', () => {
  it.each([
    ['costs a request where nothing is known', 'other.example', NOW, { known: null, held: null, cost: 1 }],
    ['costs none while its report is fresh', 'known.example', NOW, { known: KNOWN, held: null, cost: 0 }],
    ['costs one when it no longer is', 'known.example', NOW + 2 * DAY, { known: KNOWN, held: null, cost: 1 }],
    [
      'is new again when it has expired',
      'known.example',
      NOW + 31 * DAY,
      { known: null, held: null, cost: 1 },
    ],
    [
      'costs none while VirusTotal is known not to know it',
      'unknown.example',
      NOW + 5 * HOUR,
      { known: { verdict: { name: 'unknown', reading: 0 }, analysedAt: null }, held: null, cost: 0 },
    ],
    ['and one after that', 'unknown.example', NOW + 7 * HOUR, { known: null, held: null, cost: 1 }],
    [
      'as written under a clock that was ahead still is none to be asked for',
      'unknown.example',
      NOW - HOUR,
      { known: { verdict: { name: 'unknown' } }, held: null, cost: 0 },
    ],
    [
      'whose report is old costs one, also where no engine had answered',
      'silent.example',
      NOW + 2 * DAY,
      { known: { verdict: { name: 'unknown' }, analysedAt: 5 }, held: null, cost: 1 },
    ],
    ['that is private costs none', 'http://nas.local/x', NOW, { known: null, held: 'private', cost: 0 }],
    [
      'with a secret costs none until it is decided',
      `${SECRET}9`,
      NOW,
      { known: null, held: 'secrets', cost: 0 },
    ],
    ['that was sent with its secret is known', SECRET, NOW, { known: KNOWN, held: 'secrets', cost: 0 }],
  ])('%s', async (_, value, now, row) => {
    const [found] = await rowsOf(createMemoryDatabase(), [thing(value, true)], now);
    expect(found).toMatchObject({ ...thing(value, true), ...row });
  });

  it('stands where its thing does, however many there are', async () => {
    const things = Array.from({ length: 1_001 }, (_, n) =>
      thing(n % 500 === 0 ? 'known.example' : `n${n}.example`),
    );
    const rows = await rowsOf(createMemoryDatabase(), things);
    expect(rows.map(({ indicator }) => indicator)).toEqual(things.map(({ indicator }) => indicator));
    expect(rows.flatMap(({ known }, n) => (known ? [n] : []))).toEqual([0, 500, 1_000]);
    expect(rows.every(({ sameSite }) => !sameSite)).toBe(true);
  });
});
