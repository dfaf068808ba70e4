import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import type { Indicator } from '@/utils/domain/indicator';
import { verdictOf } from '@/utils/domain/verdict';
import { type CheckOrder, type Checks, createChecks } from '@/utils/services/checks/checks';
import type { CheckRow } from '@/utils/services/checks/row';
import { REPORT } from '../../domain/a-report';
import { ROW } from './a-row';
import { createLittleChecks } from './little-checks';

const LINK = 'https://a.example/x';
const ID = 'ab'.repeat(32);

const order = (value: string, more: Partial<CheckOrder> = {}): CheckOrder => ({
  ...{ indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask', ...more },
});

const { active: _, ...REST } = ROW;
const UNKNOWN: CheckState = { phase: 'unknown', submission: 'none' };
const SHOWN: CheckState = {
  ...{ phase: 'report', report: REPORT, verdict: verdictOf(REPORT.counts, 3), fetchedAt: 4 },
  ...{ old: false, earlier: null, stillAnalysing: false },
};
const ENDED: CheckRow = { ...REST, stage: 'ended', state: UNKNOWN };

let little: ReturnType<typeof createLittleChecks>;
let checks: Checks;

beforeEach(() => {
  little = createLittleChecks();
  checks = createChecks(little.parts);
});

/** What was told of last. */
const last = () => little.changes.at(-1);

const file: Indicator = { kind: 'file', value: ID };
const domain: Indicator = { kind: 'domain', value: 'a.example' };

describe('submitting', () => {
  it('is for an address whose text is known', async () => {
    await little.table.save({ ...ENDED, scanned: true });
    expect(await checks.submit(ROW.id)).toMatchObject({ value: { state: { phase: 'looking-up' } } });
    expect(little.changes[0]).toMatchObject({
      stage: 'submit',
      active: `publish url:${LINK}`,
      scanned: false,
    });
    await little.settle();
    expect(little.sent).toMatchObject([{ label: 'submit url' }]);
  });

  it.each([
    { indicator: file, request: ID },
    { indicator: domain, request: 'a.example' },
    { request: null },
    { request: ID, urlId: ID },
  ])('is for nothing else: %j', async (row) => {
    await little.table.save({ ...ENDED, ...row });
    expect(await checks.submit(ROW.id)).toMatchObject({ ok: true, value: { state: UNKNOWN } });
    await little.settle();
    expect([little.changes, little.sent]).toEqual([[], []]);
  });

  it('joins its like, and never a look-up', async () => {
    await checks.start(order(LINK));
    await little.table.save(ENDED);
    await little.table.save({ ...ENDED, id: 'twin' });
    const [one, twin] = await Promise.all([checks.submit(ROW.id), checks.submit('twin')]);
    expect([one, twin]).toMatchObject([{ value: { id: ROW.id } }, { value: { id: ROW.id } }]);
    await little.settle();
    expect(little.sent.map(({ label }) => label).toSorted()).toEqual(['look up url', 'submit url']);
  });
});

describe('re-scanning', () => {
  it('keeps the report that is shown, and goes by its id', async () => {
    await little.table.save({ ...ENDED, state: SHOWN });
    await checks.rescan(ROW.id);
    expect(little.changes[0]).toMatchObject({
      ...{ stage: 'rescan', known: { report: REPORT, fetchedAt: 4 }, active: 'publish domain:a.example' },
    });
  });

  it.each([
    [{}, `publish url:${LINK}`],
    [{ indicator: file, request: ID }, `publish file:${ID}`],
  ])('is for addresses and files: %j', async (row, active) => {
    await little.table.save({ ...ENDED, ...row, known: { report: REPORT, fetchedAt: 1 } });
    await checks.rescan(ROW.id);
    expect(little.changes[0]).toMatchObject({ stage: 'rescan', known: null, active });
  });

  it.each([
    { indicator: domain, request: 'a.example' },
    { indicator: { kind: 'ip', value: '198.51.100.7' } as const, request: '198.51.100.7' },
    { request: null },
    { indicator: file, request: null },
  ])('is for nothing else: %j', async (row) => {
    await little.table.save({ ...ENDED, ...row });
    expect(await checks.rescan(ROW.id)).toMatchObject({ ok: true, value: { state: UNKNOWN } });
    await little.settle();
    expect([little.changes, little.sent]).toEqual([[], []]);
  });

  it('that has been shown is not what a later submission goes by', async () => {
    await little.table.save({ ...ENDED, known: { report: REPORT, fetchedAt: 1 } });
    await checks.submit(ROW.id);
    expect(little.changes[0]).toMatchObject({ active: `publish url:${LINK}` });
  });
});

describe('the scan of an upload', () => {
  const scan = { id: 'follows', sha256: ID, analysisId: 'u-1' };

  it('is followed by one check under the id that was given', async () => {
    expect(await checks.follow(scan)).toMatchObject({
      ...{ id: 'follows', origin: 'file', sent: ID, indicator: file },
      state: { phase: 'analysing' },
    });
    expect(await little.table.get('follows')).toMatchObject({
      ...{ active: `publish file:${ID}`, stage: 'follow', scanned: true, startedAt: little.clock.now() },
      following: { analysisId: 'u-1' },
    });
    expect(little.told).toEqual([`forget file:${ID}`]);
    await little.clock.advance(20_000);
    expect(little.sent).toMatchObject([{ label: 'look at analysis' }]);
    const told = little.changes.length;
    expect(await checks.follow({ ...scan, analysisId: null })).toMatchObject({ id: 'follows' });
    expect(little.changes).toHaveLength(told);
    expect(little.told).toEqual([`forget file:${ID}`]);
  });

  it('goes on by the next worker, when the same is ordered again', async () => {
    await checks.follow(scan);
    const next = createLittleChecks();
    const row = await little.table.get('follows');
    await next.table.save({ ...ROW, ...row });
    await createChecks(next.parts).follow(scan);
    await next.clock.advance(20_000);
    expect(next.sent).toMatchObject([{ label: 'look at analysis' }]);
  });

  it('of which no name is known is read back', async () => {
    await checks.follow({ ...scan, analysisId: null });
    expect(last()).toMatchObject({ stage: 'read-back', following: { analysisId: null } });
  });
});

describe('a worker that was just born', () => {
  it('goes on with what is unfinished, and knows what came from a private window', async () => {
    await little.table.save(ROW);
    await little.table.save({ ...ROW, id: 'private', active: 'url:b', ephemeral: true });
    await little.table.save({ ...ENDED, id: 'over' });
    await checks.resume();
    await little.settle();
    expect(little.sent.map(({ ticket }) => ticket)).toEqual(['private', ROW.id]);
    for (const [id, ephemeral] of [
      ['private', true],
      [ROW.id, false],
      ['nobody', false],
    ] as const)
      expect(await checks.isEphemeral(id)).toBe(ephemeral);
  });
});
