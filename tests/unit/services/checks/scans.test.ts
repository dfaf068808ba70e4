import { beforeEach, describe, expect, it } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import type { Report } from '@/utils/domain/report';
import { followAnalysis, readBack } from '@/utils/services/checks/follow';
import { waitForConnection } from '@/utils/services/checks/offline';
import type { CheckRow } from '@/utils/services/checks/row';
import type { LaneReply } from '@/utils/services/quota/lanes';
import { REPORT as OF_DOMAIN } from '../../domain/a-report';
import { ROW } from './a-row';
import { createLittleChecks } from './little-checks';

const LINK = 'https://a.example/x';
const ID = 'ab'.repeat(32);
const REPORT: Report = { ...OF_DOMAIN, kind: 'url', id: ID, subject: LINK };
const FILE: CheckRow = { ...ROW, indicator: { kind: 'file', value: ID }, request: ID };
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

const FOUND = { ok: true, value: REPORT, raw: 'whole' } as const;

describe('reading what was scanned', () => {
  const following = { analysisId: null, since: 0, notifies: true, looks: 1, nextLookAt: 0 };
  const lost: CheckRow = { ...FILE, stage: 'read-back', following };

  it('waits where nobody knows whether it arrived, and stops when it is told', async () => {
    const controller = new AbortController();
    const row = { ...lost, following: { ...following, nextLookAt: now + SECOND } };
    const step = readBack(little.tools(), row);
    await little.clock.advance(SECOND - 1);
    expect(little.sent).toEqual([]);
    await little.clock.advance(1);
    expect(await take(step, FOUND)).toMatchObject({ stage: 'ended', state: { phase: 'report' } });
    const late = { ...row, following: { ...following, nextLookAt: Infinity } };
    const stopped = readBack(little.tools(controller.signal), late);
    controller.abort();
    expect(await stopped).toBe(late);
    expect(little.sent).toHaveLength(1);
  });

  it('does not wait after a scan that ended', async () => {
    const row = { ...lost, following: { ...following, analysisId: 'u-1', nextLookAt: Infinity } };
    expect(await take(readBack(little.tools(), row), NOT_FOUND)).toMatchObject({
      ...{ stage: 'ended', state: { phase: 'unknown', submission: 'unfinished' } },
    });
  });

  const again = { stage: 'read-back', spent: 1, following: { looks: 2 }, active: 'url:a' };
  it.each([
    [lost, { tag: 'not-found' }, again],
    [lost, { tag: 'upstream' }, again],
    [lost, { tag: 'timeout' }, again],
    [lost, { tag: 'wrong-key' }, { stage: 'ended', state: { failure: { tag: 'wrong-key' } } }],
    [lost, { tag: 'offline' }, { stage: 'offline' }],
    [
      { ...lost, following: { ...following, looks: 5 } },
      { tag: 'not-found' },
      { stage: 'ended', state: { phase: 'unknown', submission: 'uncertain' } },
    ],
    [{ ...lost, following: { ...following, looks: 4 } }, { tag: 'not-found' }, { following: { looks: 5 } }],
    [{ ...ROW, following }, { tag: 'not-found' }, { stage: 'ended', state: { submission: 'uncertain' } }],
  ] as const)('is tried again for a file that may appear: %#', async (row, failure, next) => {
    const reply = { ok: false, failure } as Partial<LaneReply<unknown>>;
    expect(await take(readBack(little.tools(), row), reply)).toMatchObject(next);
  });

  it('does not wait where no scan is known of', async () => {
    const row = { ...lost, following: null };
    expect(await take(readBack(little.tools(), row), FOUND)).toMatchObject({ stage: 'ended' });
    expect(await followAnalysis(little.tools(), row)).toMatchObject({ stage: 'read-back' });
    expect(little.sent).toHaveLength(1);
  });

  const known = { report: REPORT, fetchedAt: 7 };
  const rescan: CheckRow = { ...ROW, stage: 'read-back', following, known };
  const scannedAt = (analysedAt: number | null) => ({ ...FOUND, value: { ...REPORT, analysedAt } });
  const before = REPORT.analysedAt ?? 0;

  it.each([
    ['the report of before', before, before],
    ['an older one', before, before - 1],
    ['one without a date', before, null],
    ['one without a date, as before', null, null],
  ])('is tried again after a re-scan whose reply was lost while there is %s', async (_, was, is) => {
    const row = { ...rescan, known: { ...known, report: { ...REPORT, analysedAt: was } } };
    expect(await take(readBack(little.tools(), row), scannedAt(is))).toMatchObject(again);
  });

  it.each([
    [before, before + 1],
    [null, before],
  ])('ends with the report of that re-scan: %s, %s', async (was, is) => {
    const row = { ...rescan, known: { ...known, report: { ...REPORT, analysedAt: was } } };
    expect(await take(readBack(little.tools(), row), scannedAt(is))).toMatchObject({
      ...{ stage: 'ended', state: { phase: 'report', stillAnalysing: false } },
    });
  });

  it('ends with the report of before, and says that the scan goes on, after the last look', async () => {
    const row = { ...rescan, following: { ...following, looks: 5 } };
    expect(await take(readBack(little.tools(), row), scannedAt(before))).toMatchObject({
      ...{ stage: 'ended', spent: 1, following: null },
      state: { phase: 'report', report: { analysedAt: before }, fetchedAt: now, stillAnalysing: true },
    });
  });

  it('is told by the scan’s own id, whatever the date says', async () => {
    const row = { ...rescan, following: { ...following, analysisId: 'u-1' } };
    expect(await take(readBack(little.tools(), row), scannedAt(before))).toMatchObject({
      ...{ stage: 'ended', state: { phase: 'report', stillAnalysing: false } },
    });
  });

  it('says when it looks next', async () => {
    const row = await take(readBack(little.tools(), lost), NOT_FOUND);
    const next = { looks: 2, nextLookAt: now + 25 * SECOND };
    expect(row.following).toEqual({ ...following, ...next });
    expect(row.state).toEqual({ phase: 'analysing', since: 0, notifies: true, ...next });
  });

  it('is not tried again by who was stopped', async () => {
    const controller = new AbortController();
    const step = readBack(little.tools(controller.signal), lost);
    await little.settle();
    little.sent[0]?.answer(NOT_FOUND);
    controller.abort();
    expect(await step).toMatchObject({ stage: 'ended', state: { phase: 'unknown' } });
    const late = new AbortController();
    const stopped = readBack(little.tools(late.signal), rescan);
    await little.settle();
    little.sent[1]?.answer(scannedAt(before));
    late.abort();
    expect(await stopped).toMatchObject({ stage: 'ended', state: { phase: 'report', stillAnalysing: true } });
  });
});

describe('a look at a scan', () => {
  const following = { analysisId: 'u-1', since: 0, notifies: false, looks: 0, nextLookAt: 0 };
  const queued = { ok: true, value: { id: 'u-1', status: 'queued', itemId: null } } as const;

  it('waits for its time, and stops when it is told', async () => {
    const controller = new AbortController();
    const row = { ...ROW, following: { ...following, nextLookAt: now + SECOND } };
    const step = followAnalysis(little.tools(), row);
    await little.clock.advance(SECOND - 1);
    expect(little.sent).toEqual([]);
    await little.clock.advance(1);
    expect(await take(step, queued)).toMatchObject({
      following: { looks: 1, nextLookAt: now + 21 * SECOND },
    });
    const late = { ...row, following: { ...following, nextLookAt: Infinity } };
    const stopped = followAnalysis(little.tools(controller.signal), late);
    controller.abort();
    expect(await stopped).toBe(late);
    expect(little.sent).toHaveLength(1);
  });

  it('that was the last ends with the report there was, or with none', async () => {
    const row = { ...ROW, following: { ...following, looks: 5 } };
    expect((await take(followAnalysis(little.tools(), row), queued)).state).toEqual({
      ...{ phase: 'unknown', submission: 'unfinished' },
    });
    const known = { report: REPORT, fetchedAt: 7 };
    expect(await take(followAnalysis(little.tools(), { ...row, known }), queued)).toMatchObject({
      ...{ stage: 'ended', following: null },
      state: { phase: 'report', report: REPORT, fetchedAt: 7, stillAnalysing: true },
    });
  });

  it('of a file by a name of the same length is of that file alone', async () => {
    const other = { ok: true, value: { id: 'u-1', status: 'completed', itemId: 'cd'.repeat(32) } } as const;
    expect((await take(followAnalysis(little.tools(), { ...FILE, following }), other)).state).toEqual({
      phase: 'failed',
      failure: { tag: 'upstream', status: 200, reason: 'other-file' },
    });
  });
});

describe('waiting for a connection', () => {
  const row: CheckRow = { ...ROW, stage: 'offline' };
  const following = { analysisId: 'u-1', since: 0, notifies: false, looks: 0, nextLookAt: 0 };

  it.each([
    [row, true, { stage: 'look-up' }],
    [{ ...row, following }, true, { stage: 'read-back' }],
    [row, false, row],
  ] as const)('looks after half a minute: %#', async (waiting, online, next) => {
    little.world.online = online;
    let over = false;
    const step = waitForConnection(little.tools(), waiting).finally(() => (over = true));
    await little.clock.advance(30 * SECOND - 1);
    expect(over).toBe(false);
    await little.clock.advance(1);
    expect(await step).toEqual({ ...waiting, ...next });
  });

  it('ends when it is told', async () => {
    const controller = new AbortController();
    const step = waitForConnection(little.tools(controller.signal), row);
    controller.abort();
    expect(await step).toBe(row);
  });
});
