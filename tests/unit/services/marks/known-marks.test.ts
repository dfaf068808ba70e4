import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/domain/duration';
import type { Indicator } from '@/utils/domain/indicator';
import type { Report } from '@/utils/domain/report';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import { knownMarks } from '@/utils/services/marks/known-marks';
import { createReportCache } from '@/utils/services/storage/reports';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';
import { REPORT } from '../../domain/a-report';

const NOW = 1_000 * DAY;
const SHA = 'ab'.repeat(32);
const url = (value: string): Indicator => ({ kind: 'url', value });
const domain = (value: string): Indicator => ({ kind: 'domain', value });

let database: MemoryDatabase;

const keep = (requestKey: string, kept: Partial<Report>) =>
  createReportCache(database.storage).keep({
    ...{ requestKey, raw: '{}', fetchedAt: NOW - HOUR },
    report: { ...REPORT, id: requestKey, ...kept },
  });
const ask = (indicators: readonly (Indicator | null)[], over: Partial<Settings> = {}, now = NOW) =>
  knownMarks(database.storage, indicators, { settings: { ...DEFAULT_SETTINGS, ...over }, now });

beforeEach(() => {
  database = createMemoryDatabase();
});

describe('marks', () => {
  it('are of what is known, in the order of the questions', async () => {
    await keep('domain:a.example', {});
    await createReportCache(database.storage).keepUnknown('url:https://new.example/', NOW - HOUR);
    const asked = [
      null,
      domain('a.example'),
      domain('b.example'),
      url('https://new.example/'),
      domain('a.example'),
    ];
    const [none, a, b, unknown, again] = await ask(asked);
    expect([none, b]).toEqual([null, null]);
    expect(a).toEqual({
      indicator: domain('a.example'),
      verdict: { name: 'suspicious', reading: 2, answered: 72, counts: REPORT.counts, threshold: 3 },
      ...{ analysedAt: 5, fetchedAt: NOW - HOUR, old: true },
    });
    expect(again).toEqual(a);
    // That VirusTotal does not know it is no good word for it.
    const nobody = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 };
    expect(unknown).toEqual({
      indicator: url('https://new.example/'),
      verdict: { name: 'unknown', reading: 0, answered: 0, counts: nobody, threshold: 3 },
      ...{ analysedAt: null, fetchedAt: NOW - HOUR, old: false },
    });
    expect(await ask([domain('a.example')], { maliciousFrom: 2 })).toMatchObject([
      { verdict: { name: 'malicious' } },
    ]);
  });

  it('are none of what is private, or was never sent as it is', async () => {
    await keep('url:http://nas.local/x', { kind: 'url' });
    await keep('url:https://a.example/reset?token=4f3a99bc0e77d21', { kind: 'url' });
    const [own, secret, other] = await ask([
      url('http://nas.local/x'),
      url('https://a.example/reset?token=4f3a99bc0e77d21'),
      url('https://a.example/reset?token=9f3a99bc0e77d27'),
    ]);
    expect([own, other]).toEqual([null, null]);
    expect(secret).not.toBeNull();
    const all = { privateHosts: ['a.example'] };
    expect(await ask([url('https://a.example/reset?token=4f3a99bc0e77d21')], all)).toEqual([null]);
  });

  it.each([
    ['url', url('https://a.example/'), 30],
    ['domain', domain('a.example'), 30],
    ['file', { kind: 'file', value: SHA }, 90],
  ] as const)(
    'of a %s are old when the settings say so, and not a moment before',
    async (kind, indicator, days) => {
      const key = `${indicator.kind}:${indicator.value}`;
      await keep(key, { kind, analysedAt: NOW - days * DAY });
      expect(await ask([indicator])).toMatchObject([{ old: false }]);
      expect(await ask([indicator], {}, NOW + 1)).toMatchObject([{ old: true }]);
      await keep(key, { kind, analysedAt: null });
      expect(await ask([indicator], {}, NOW + 1)).toMatchObject([{ old: false, analysedAt: null }]);
    },
  );
});
