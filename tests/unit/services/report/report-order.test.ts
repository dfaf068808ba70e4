import { describe, expect, it } from 'vitest';
import type { CheckView } from '@/utils/domain/check';
import { parseSettings } from '@/utils/domain/settings';
import { verdictOf } from '@/utils/domain/verdict';
import type { CheckOrder } from '@/utils/services/checks/checks';
import { createKeptReply } from '@/utils/services/report/kept-reply';
import { createNewestReport } from '@/utils/services/report/newest-report';
import { createOpenReport } from '@/utils/services/report/open-report';
import type { Cached, ReportCache } from '@/utils/services/storage/reports';
import { createFakeClock } from '../../../support/fake-clock';
import { REPORT } from '../../domain/a-report';
import { FILE_ID, fileObject, NOW, URL_ID, urlObject } from '../virustotal/fixtures';

const LINK = 'https://link.example/a';
const clock = createFakeClock(NOW);
const OF_LINK = { ...REPORT, kind: 'url', id: URL_ID, subject: LINK } as const;
const CACHED: Cached = { report: OF_LINK, fetchedAt: 20, freshness: 'fresh' };
const UNKNOWN: Cached = { unknown: true, fetchedAt: 20 };
const NOT_FOUND = { ok: false, failure: { tag: 'not-found' } };

const CHECK: CheckView = {
  ...{ id: 'check-1', indicator: { kind: 'url', value: LINK }, origin: 'link', sent: LINK, removed: [] },
  ...{ startedAt: 1, spent: 1, state: { phase: 'looking-up' } },
};

describe('what is ordered for a report’s address', () => {
  async function order(
    cached: Cached | null,
    ...asked: Parameters<ReturnType<typeof createOpenReport>>
  ): Promise<{ orders: CheckOrder[]; looks: Parameters<ReportCache['find']>[]; opened: unknown }> {
    const orders: CheckOrder[] = [];
    const looks: Parameters<ReportCache['find']>[] = [];
    const open = createOpenReport({
      checks: {
        async start(given) {
          orders.push(given);
          return CHECK;
        },
      },
      reports: {
        async find(...look) {
          looks.push(look);
          return cached;
        },
      },
      clock,
    });
    return { opened: await open(...asked), orders, looks };
  }
  const CAPITALS = { kind: 'url', id: URL_ID.toUpperCase() } as const;

  it.each([
    ['is in the cache: with its text', CACHED, LINK],
    ['is unknown: by the id alone', UNKNOWN, URL_ID],
    ['is not there: by the id alone', null, URL_ID],
  ] as const)('that %s', async (_, cached, value) => {
    const { opened, orders, looks } = await order(cached, CAPITALS, false);
    expect(opened).toEqual({ ok: true, value: CHECK });
    expect(orders).toEqual([
      {
        indicator: { kind: 'url', value },
        ...{ urlId: URL_ID, origin: 'popup', secrets: 'ask', ephemeral: false },
      },
    ]);
    expect(looks).toEqual([[`url:${URL_ID}`, NOW, { leaveTrace: true }]]);
  });

  it('leaves no trace of a private window, and asks for nothing where a page asked', async () => {
    const { orders, looks } = await order(null, CAPITALS, true, { onlyKept: true });
    expect(looks).toEqual([[`url:${URL_ID}`, NOW, { leaveTrace: false }]]);
    expect(orders).toMatchObject([{ ephemeral: true, onlyKept: true }]);
    const file = await order(null, { kind: 'file', id: FILE_ID }, true, { onlyKept: true });
    expect(file.orders).toEqual([
      {
        indicator: { kind: 'file', value: FILE_ID },
        ...{ origin: 'popup', secrets: 'ask', ephemeral: true, onlyKept: true },
      },
    ]);
  });

  it.each([
    ['url', `x${URL_ID}`],
    ['url', `${URL_ID}0`],
    ['url', `${URL_ID}\n`],
    ['url', URL_ID.slice(1)],
    ['url', ''],
    ['file', 'a.example'],
    ['domain', FILE_ID],
  ] as const)('is nothing where that is no %s: %j', async (kind, id) => {
    const { opened, orders, looks } = await order(null, { kind, id }, false);
    expect(opened).toEqual({
      ok: false,
      failure: { tag: 'bad-input', why: { reason: 'not-an-indicator' } },
    });
    expect([orders, looks]).toEqual([[], []]);
  });

  it('is nothing where it is no id of any kind, and it is said why', async () => {
    const { opened, orders } = await order(null, { kind: 'file', id: 'ab12' }, false);
    expect(opened).toMatchObject({ ok: false, failure: { tag: 'bad-input' } });
    expect(orders).toEqual([]);
  });
});

describe('a check with the newest report that is kept', () => {
  const SHOWN: CheckView = {
    ...CHECK,
    state: {
      phase: 'report',
      report: OF_LINK,
      ...{ fetchedAt: 10, verdict: verdictOf(REPORT.counts, 3), old: false, stillAnalysing: false },
      earlier: { at: 3, malicious: 1, answered: 60 },
    },
  };

  async function newest(check: CheckView, kept: Cached | null) {
    const asked: unknown[] = [];
    const show = createNewestReport({
      reports: {
        async find(...look) {
          asked.push(look);
          return kept;
        },
      },
      settings: async () => parseSettings({ maliciousFrom: 2 }),
      clock,
    });
    return { shown: await show(check), asked };
  }

  it('shows the newer one by today’s settings, and what was seen before stays', async () => {
    const { shown, asked } = await newest(SHOWN, CACHED);
    expect(asked).toEqual([[`url:${URL_ID}`, NOW]]);
    expect(shown).toMatchObject({
      id: 'check-1',
      state: { fetchedAt: 20, verdict: { name: 'malicious', threshold: 2 }, earlier: { at: 3 } },
    });
  });

  it.each([
    ['is as old', { ...CACHED, fetchedAt: 10 }],
    ['is older', { ...CACHED, fetchedAt: 9 }],
    ['says that there is none', UNKNOWN],
    ['is gone', null],
  ])('stays as it was where what is kept %s', async (_, kept) => {
    expect((await newest(SHOWN, kept)).shown).toBe(SHOWN);
  });

  it.each([
    ['without a report', CHECK],
    ['of a private window', { ...SHOWN, ephemeral: true } as const],
  ])('is not looked for %s', async (_, check) => {
    expect(await newest(check, CACHED)).toEqual({ shown: check, asked: [] });
  });
});

describe('the reply that is kept', () => {
  const RAW = JSON.stringify({ data: urlObject() });
  const replies = (held: string | null, kept: string | null) => {
    const asked: string[] = [];
    const reply = createKeptReply({
      reports: {
        async rawReply(key) {
          asked.push(key);
          return kept;
        },
      },
      privateReplies: { get: (id) => (id === 'mine' ? held : null) },
      clock,
    });
    return { ...reply, asked };
  };
  const REF = { kind: 'url', id: URL_ID } as const;

  it('of a private window’s check goes before the one of everybody', async () => {
    const { raw, asked } = replies('own', RAW);
    expect(await raw({ ...REF, checkId: 'mine' })).toEqual({ ok: true, value: 'own' });
    expect(asked).toEqual([]);
    expect(await raw({ ...REF, checkId: 'another' })).toEqual({ ok: true, value: RAW });
    expect(await raw(REF)).toEqual({ ok: true, value: RAW });
    expect(asked).toEqual([`url:${URL_ID}`, `url:${URL_ID}`]);
  });

  it('tells its details, which are those of its kind only', async () => {
    expect(await replies(null, RAW).details(REF)).toMatchObject({
      value: { kind: 'url', url: { title: 'Parcel notice' } },
    });
    const file = JSON.stringify({ data: fileObject() });
    expect(await replies(null, file).details({ kind: 'file', id: FILE_ID })).toMatchObject({
      value: { kind: 'file' },
    });
    expect(await replies(null, file).details(REF)).toEqual(NOT_FOUND);
    expect(await replies(null, RAW.slice(1)).details(REF)).toEqual(NOT_FOUND);
  });

  it('that is not there is not found', async () => {
    const { raw, details } = replies(null, null);
    expect(await raw(REF)).toEqual(NOT_FOUND);
    expect(await details(REF)).toEqual(NOT_FOUND);
  });
});
