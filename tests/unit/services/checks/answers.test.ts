import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { Report } from '@/utils/domain/report';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { verdictOf } from '@/utils/domain/verdict';
import { lookUp, readObject } from '@/utils/services/checks/look-up';
import type { CheckRow } from '@/utils/services/checks/row';
import type { LaneReply } from '@/utils/services/quota/lanes';
import { REPORT as OF_DOMAIN } from '../../domain/a-report';
import { ROW } from './a-row';
import { createLittleChecks } from './little-checks';

const LINK = 'https://a.example/x';
const ID = 'ab'.repeat(32);
const REPORT: Report = { ...OF_DOMAIN, kind: 'url', id: ID, subject: LINK };
const FILE: CheckRow = { ...ROW, indicator: { kind: 'file', value: ID }, request: ID };
const NAMELESS: CheckRow = { ...ROW, indicator: { kind: 'url', value: ID }, request: ID, urlId: ID };
const NOT_FOUND = { ok: false, failure: { tag: 'not-found' } } as const;

let little: ReturnType<typeof createLittleChecks>;
let now: number;

beforeEach(() => {
  little = createLittleChecks();
  now = little.clock.now();
});

/** Takes a step, and answers what it asks. */
async function take(step: Promise<CheckRow>, reply: Partial<LaneReply<unknown>>): Promise<CheckRow> {
  await little.settle();
  little.sent.at(-1)?.answer(reply);
  return step;
}

const found = (more: Partial<LaneReply<unknown>> = {}) =>
  ({ ok: true, value: REPORT, raw: 'whole', ...more }) as const;

describe('a report in the cache', () => {
  const cached = (freshness: string) => ({ report: REPORT, fetchedAt: 7, freshness });

  it('is the answer while it is fresh', async () => {
    little.world.cached = cached('fresh');
    const row = await lookUp(little.tools(), ROW);
    expect(row).toMatchObject({ stage: 'ended', state: { phase: 'report', report: REPORT, fetchedAt: 7 } });
    expect(little.kept).toEqual([{ find: `url:${LINK}`, now, leaveTrace: true }]);
    expect(little.sent).toEqual([]);
  });

  it('is found for a private window without a trace', async () => {
    little.world.cached = cached('fresh');
    await lookUp(little.tools(), { ...ROW, ephemeral: true });
    expect(little.kept).toMatchObject([{ leaveTrace: false }]);
  });

  it('tells the address that was asked for by its id', async () => {
    little.world.cached = cached('fresh');
    expect(await lookUp(little.tools(), NAMELESS)).toMatchObject({
      ...{ indicator: { kind: 'url', value: LINK }, request: LINK, urlId: ID },
    });
    expect(little.kept).toMatchObject([{ find: `url:${ID}` }]);
  });

  it.each([
    ['stale', {}, 1],
    ['stale', { onlyKept: true }, 0],
    ['stale', { onlyKept: true, refresh: true }, 1],
    ['fresh', { refresh: true }, 1],
  ] as const)('that is %s, for %j, costs %i', async (freshness, row, requests) => {
    little.world.cached = cached(freshness);
    const ended = await take(lookUp(little.tools(), { ...ROW, ...row }), found());
    expect(little.sent).toHaveLength(requests);
    const earlier = requests === 1 ? { at: 7, malicious: 2, answered: 72 } : null;
    expect(ended).toMatchObject({ earlier, state: { phase: 'report', earlier } });
  });

  it('that says unknown is no earlier look', async () => {
    little.world.cached = { unknown: true, fetchedAt: 7 };
    expect(await take(lookUp(little.tools(), { ...ROW, refresh: true }), found())).toMatchObject({
      ...{ earlier: null, state: { phase: 'report' } },
    });
    little.world.cached = null;
    expect(await take(lookUp(little.tools(), ROW), found())).toMatchObject({ earlier: null });
  });
});

describe('an answer', () => {
  it('is kept as old as VirusTotal gave it, and shown by the settings of today', async () => {
    const counts = { ...REPORT.counts, malicious: 1, suspicious: 0 };
    const report = { ...REPORT, counts, analysedAt: now - DAY };
    little.world.settings = async () => ({ ...DEFAULT_SETTINGS, maliciousFrom: 1, urlOldAfterDays: 1 });
    const row = await take(readObject(little.tools(), ROW), found({ value: report, age: 500 }));
    const fetchedAt = now - 500;
    const state = { phase: 'report', report, fetchedAt, verdict: verdictOf(counts, 1) } as const;
    expect(row).toEqual({
      ...{ ...ROW, active: undefined, stage: 'ended', spent: 1 },
      state: { ...state, old: false, earlier: null, stillAnalysing: false },
    });
    expect(little.kept).toEqual([{ keep: { requestKey: `url:${LINK}`, report, raw: 'whole', fetchedAt } }]);
    expect(little.logged).toEqual([{ at: now, level: 'info', event: 'saved: report', detail: LINK }]);
  });

  it.each([
    [DAY, false],
    [DAY + 1, true],
    [null, false],
  ])('analysed %s ago is old: %s', async (age, old) => {
    little.world.settings = async () => ({ ...DEFAULT_SETTINGS, urlOldAfterDays: 1 });
    const report = { ...REPORT, analysedAt: age === null ? null : now - age };
    const row = await take(readObject(little.tools(), ROW), found({ value: report }));
    expect(row.state).toMatchObject({ old, fetchedAt: now });
  });

  it('that cannot be kept is shown all the same, and the log says why it was not', async () => {
    little.world.keeping = { ok: false, failure: { tag: 'storage-full' } };
    expect((await take(readObject(little.tools(), ROW), found())).state.phase).toBe('report');
    const entry = { level: 'warn', event: 'not saved: report', detail: `storage-full ${LINK}` };
    expect(little.logged).toStrictEqual([{ at: now, ...entry }]);
    await take(readObject(little.tools(), { ...ROW, list: 'l' }), found());
    expect(little.logged[1]).toEqual({ at: now, ...entry, list: 'l' });
  });

  it('to a list is told by the list itself', async () => {
    await take(readObject(little.tools(), { ...ROW, list: 'l' }), found());
    expect(little.kept).toHaveLength(1);
    expect(little.logged).toEqual([]);
  });

  it('to a private window stays in memory, with the whole reply', async () => {
    const row = await take(readObject(little.tools(), { ...ROW, ephemeral: true }), found());
    expect(row.state.phase).toBe('report');
    expect(little.parts.privateReplies.get(ROW.id)).toBe('whole');
    expect([little.kept, little.logged]).toEqual([[], []]);
  });

  it('tells the address that was asked for by its id', async () => {
    expect(await take(readObject(little.tools(), NAMELESS), found())).toMatchObject({
      indicator: { value: LINK },
      request: LINK,
    });
    const file = await take(readObject(little.tools(), FILE), found());
    expect(file).toMatchObject({ indicator: FILE.indicator, request: ID });
  });

  it('that there is none is kept as old as it is, unless something was just published', async () => {
    const following = { analysisId: 'u-1', since: 0, notifies: false, looks: 0, nextLookAt: 0 };
    await take(readObject(little.tools(), ROW), { ...NOT_FOUND, age: 500 });
    await take(readObject(little.tools(), ROW), NOT_FOUND);
    expect(little.kept).toEqual([now - 500, now].map((at) => ({ unknown: `url:${LINK}`, at })));
    for (const [analysisId, submission] of [
      ['u-1', 'unfinished'],
      [null, 'uncertain'],
    ] as const) {
      const row = { ...ROW, following: { ...following, analysisId } };
      expect((await take(readObject(little.tools(), row), NOT_FOUND)).state).toEqual({
        phase: 'unknown',
        submission,
      });
    }
    expect(little.kept).toHaveLength(2);
  });
});

describe('a request of a check', () => {
  it('says whose it is, and ends with the check', () => {
    const { signal } = new AbortController();
    void readObject(little.tools(signal), { ...ROW, list: 'l', lane: 'list', startedAt: 9 });
    void readObject(little.tools(), { ...ROW, ephemeral: true });
    expect(little.sent).toMatchObject([
      { ticket: ROW.id, lane: 'list', list: 'l', order: 9, about: LINK, fresh: false },
      { about: undefined },
    ]);
    expect(little.sent[0]?.signal).toBe(signal);
  });

  it.each([
    [{}, false],
    [{ refresh: true }, true],
    [{ following: { analysisId: null, since: 0, notifies: false, looks: 0, nextLookAt: 0 } }, true],
    // As rows of older builds are.
    [{ following: undefined }, false],
  ] as const)('of %j takes no copy: %s', (row, fresh) => {
    void readObject(little.tools(), { ...ROW, ...row } as CheckRow);
    expect(little.sent).toMatchObject([{ fresh }]);
  });

  it('shows where it stands in the line, leaves as it was, and comes back as not sent', async () => {
    const step = readObject(little.tools(), { ...ROW, spent: 3 });
    const [request] = little.sent;
    const wait = { window: 'minute', until: now + 9 } as const;
    request?.onWait?.(wait, 2, 5);
    expect(little.changes.at(-1)?.state).toEqual({ phase: 'waiting', wait, place: 2, inLine: 5 });
    await request?.onLeave?.(1);
    expect(little.changes.at(-1)).toMatchObject({ spent: 4, posting: false, state: ROW.state });
    await request?.onReturn?.();
    expect(little.changes.at(-1)).toMatchObject({ spent: 4, posting: false });
    request?.answer({ ...found(), spent: 2 });
    expect(await step).toMatchObject({ spent: 5 });
  });
});
