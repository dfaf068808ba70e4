import { describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import { SECOND } from '@/utils/domain/duration';
import { verdictOf } from '@/utils/domain/verdict';
import { type HoldRow, newHold } from '@/utils/services/downloads/hold-row';
import { LOOK_AFTER } from '@/utils/services/downloads/look-after';
import { REPORT } from '../../domain/a-report';
import { ROW } from '../checks/a-row';
import { ADDRESS, STARTED } from './a-download';
import { createHoldDesk } from './hold-desk';

const VERDICT = verdictOf({ ...REPORT.counts, malicious: 7 }, 3);
const report = (verdict = VERDICT): CheckState => ({
  ...{ phase: 'report', report: REPORT, verdict, fetchedAt: 1, old: false, earlier: null },
  stillAnalysing: false,
});
const NOTHING = report(verdictOf({ ...REPORT.counts, malicious: 0, suspicious: 0 }, 3));
const waitingUntil = (until: number): CheckState => ({
  ...{ phase: 'waiting', wait: { window: 'minute', until }, place: 1, inLine: 1 },
});

const KEY = newHold(STARTED, 1).key;

describe('a download that has got its name', () => {
  it('is written down, paused, and its address asked about', async () => {
    const { held, browser, seen, table, clock } = createHoldDesk();
    await held();
    expect(browser.acts).toEqual(['pause']);
    expect(seen.orders).toEqual([
      { indicator: { kind: 'url', value: ADDRESS }, origin: 'link', secrets: 'ask', lane: 'download' },
    ]);
    expect(await table.all()).toEqual([newHold(STARTED, clock.now())]);
    expect(seen.changes).toBe(1);
  });

  it.each([
    ['is gone', null],
    ['is paused already', { ...STARTED, paused: true }],
  ])('is left alone where it %s', async (_, underWay) => {
    const { started, browser, seen, table } = createHoldDesk();
    browser.underWay = underWay;
    await started();
    expect([browser.acts, seen.orders, await table.all()]).toEqual([[], [], []]);
  });

  it('is left alone where the settings do not want it', async () => {
    const { started, browser, table, clock } = createHoldDesk({ downloadHold: false });
    await started();
    expect([browser.acts, await table.all(), clock.sleeping()]).toEqual([[], [], []]);
  });

  it('is not paused where that cannot be written down', async () => {
    const { started, browser, table } = createHoldDesk();
    Object.assign(table, { put: () => Promise.reject(new Error('disk full')) });
    await expect(started()).rejects.toThrow('disk full');
    expect(browser.acts).toEqual([]);
  });

  it('is forgotten where the browser will not pause it, and nothing is asked', async () => {
    const { started, browser, seen, table, clock } = createHoldDesk();
    browser.refuses.add('pause');
    await started();
    expect([seen.orders, await table.all(), seen.over]).toEqual([[], [], [KEY]]);
    expect(clock.sleeping(), 'nobody is woken for it').toEqual([]);
  });

  it.each([
    ['ended', null],
    ['was paused by the user', { ...STARTED, paused: true }],
  ])('is not paused where it %s while it was written down', async (_, underWay) => {
    const { started, browser, table } = createHoldDesk();
    const put = table.put;
    Object.assign(table, {
      async put(row: HoldRow) {
        browser.underWay = underWay;
        await put(row);
      },
    });
    await started();
    expect([browser.acts, await table.all()]).toEqual([[], []]);
  });

  it('is not paused where somebody moved it while it was written down', async () => {
    const { started, browser, table, holds, item } = createHoldDesk();
    const put = table.put;
    Object.assign(table, {
      async put(row: HoldRow) {
        await put(row);
        await holds.moved(item.id);
      },
    });
    await started();
    expect([browser.acts, await table.all()]).toEqual([[], []]);
  });

  it('is held once, but the next one of the same number is another one', async () => {
    const { started, becomes, held, browser, item } = createHoldDesk();
    const { done } = await held();
    await becomes(NOTHING);
    await done;
    await started();
    expect(browser.acts).toEqual(['pause', 'resume']);
    browser.underWay = { ...item, startedAt: 6 };
    await held();
    expect(browser.acts).toEqual(['pause', 'resume', 'pause']);
  });
});

describe('a download that is held', () => {
  it.each([
    ['nothing is found', NOTHING],
    ['it is suspicious', report(verdictOf({ ...REPORT.counts, malicious: 1 }, 3))],
    ['it is unknown', { phase: 'unknown', submission: 'none' }],
    ['the check failed', { phase: 'failed', failure: { tag: 'timeout' } }],
    ['the check waits for a word', { phase: 'asking', secrets: [], without: '', asIs: '' }],
  ] as const)('goes on when %s', async (_, state) => {
    const { held, becomes, browser, seen, table, clock } = createHoldDesk();
    const { done } = await held();
    await becomes(state);
    await done;
    expect([browser.acts, await table.all()]).toEqual([['pause', 'resume'], []]);
    expect([seen.flagged, seen.over, seen.takenBack, seen.bugs]).toEqual([[], [KEY], ['c1'], []]);
    expect(clock.sleeping()).toEqual([]);
  });

  it('stays paused when it is malicious: that is written down, told, and noted', async () => {
    const { held, becomes, browser, seen, table, clock } = createHoldDesk();
    const { done } = await held();
    await becomes(report());
    await done;
    expect(browser.acts).toEqual(['pause']);
    expect(seen.flagged).toMatchObject([{ key: KEY, stage: 'held', checkId: 'c1', verdict: { reading: 7 } }]);
    expect(await table.all()).toMatchObject([{ stage: 'flagged', checkId: 'c1', told: true }]);
    expect([seen.over, seen.bugs, clock.sleeping()]).toEqual([[], [], []]);
  });

  it.each([
    ['ended', null],
    ['was resumed', { ...STARTED, paused: false }],
    ['is another one by now', { ...STARTED, startedAt: 6, paused: true }],
  ])('is not flagged where it %s meanwhile, nor touched', async (_, underWay) => {
    const { held, becomes, browser, seen, table } = createHoldDesk();
    const { done } = await held();
    browser.underWay = underWay;
    await becomes(report());
    await done;
    expect([browser.acts, seen.flagged, await table.all()]).toEqual([['pause'], [], []]);
  });

  it('is not flagged where the user has decided meanwhile', async () => {
    const { held, becomes, seen, table } = createHoldDesk();
    await held();
    await table.remove(KEY);
    await becomes(report());
    expect([seen.flagged, seen.bugs, await table.all()]).toEqual([[], [], []]);
  });

  it('waits for a slot that opens while it is held, and not for a later one', async () => {
    const { held, becomes, browser, clock } = createHoldDesk();
    await held();
    await becomes(waitingUntil(clock.now() + 15 * SECOND));
    expect(browser.acts).toEqual(['pause']);
    await becomes(waitingUntil(clock.now() + 15 * SECOND + 1));
    expect(browser.acts).toEqual(['pause', 'resume']);
  });

  it('goes on by its own check alone, and hears nothing after that', async () => {
    const { held, becomes, browser } = createHoldDesk();
    await held();
    await becomes(report(), 'c2');
    expect(browser.acts).toEqual(['pause']);
    await becomes(NOTHING);
    await becomes(report());
    expect(browser.acts).toEqual(['pause', 'resume']);
  });

  it('hears what had ended before anybody listened', async () => {
    const { started, browser, checks, given } = createHoldDesk();
    given.start = async () => void checks.set('c1', { ...ROW, id: 'c1', state: NOTHING });
    await started();
    expect(browser.acts).toEqual(['pause', 'resume']);
  });

  it('goes on after fifteen seconds, takes its question back, and nobody is woken for it', async () => {
    const { held, browser, clock, seen } = createHoldDesk();
    const { done } = await held();
    await clock.advance(15 * SECOND - 1);
    expect([browser.acts, seen.takenBack]).toEqual([['pause'], []]);
    await clock.advance(1);
    await done;
    expect([browser.acts, seen.takenBack, seen.bugs]).toEqual([['pause', 'resume'], ['c1'], []]);
    expect(clock.sleeping()).toEqual([]);
  });

  it('goes on where it cannot be asked about, and that is told', async () => {
    const { started, browser, given, seen } = createHoldDesk();
    given.start = () => Promise.reject(new Error('no check'));
    await started();
    expect([browser.acts, seen.bugs]).toEqual([['pause', 'resume'], ['hold: no check']]);
  });

  it('stays ours where the browser refuses to let it go, and is tried again', async () => {
    const { held, becomes, browser, table, clock } = createHoldDesk();
    await held();
    browser.refuses.add('resume');
    await becomes(NOTHING);
    expect(await table.all()).toHaveLength(1);
    expect(clock.sleeping().length).toBeGreaterThan(0);
    browser.refuses.clear();
    await clock.advance(LOOK_AFTER);
    expect([await table.all(), browser.underWay?.paused]).toEqual([[], false]);
    expect(clock.sleeping()).toEqual([]);
  });

  it('that ended as it was to be let go is none of ours any more', async () => {
    const { held, becomes, browser, table } = createHoldDesk();
    await held();
    browser.refuses.add('resume');
    const paused = browser.underWay;
    let looks = 0;
    Object.defineProperty(browser, 'underWay', {
      get() {
        looks += 1;
        return looks === 1 ? paused : null;
      },
    });
    await becomes(NOTHING);
    expect([await table.all(), looks]).toEqual([[], 2]);
  });

  it('that cannot be let go is told of, and tried again', async () => {
    const { held, becomes, browser, table, seen, clock } = createHoldDesk();
    await held();
    browser.breaks.add('resume');
    await becomes(NOTHING);
    expect(seen.bugs).toEqual(['hold: no resume']);
    browser.breaks.clear();
    await clock.advance(LOOK_AFTER);
    expect([browser.underWay?.paused, await table.all()]).toEqual([false, []]);
  });
});

describe('somebody else’s hand', () => {
  it('on a held download makes it his: it is not touched, and the question is taken back', async () => {
    const { held, becomes, holds, browser, seen, table, item } = createHoldDesk();
    const { done } = await held();
    browser.underWay = { ...item, paused: false };
    await holds.moved(item.id);
    await done;
    expect([browser.acts, seen.takenBack, await table.all(), seen.over]).toEqual([
      ['pause'],
      ['c1'],
      [],
      [KEY],
    ]);
    await becomes(report());
    expect([browser.acts, seen.flagged]).toEqual([['pause'], []]);
  });

  it('on another download leaves this one alone', async () => {
    const { held, holds, seen, table } = createHoldDesk();
    await held();
    await holds.moved(2);
    expect([seen.takenBack, await table.all()]).toMatchObject([[], [{ key: KEY }]]);
  });

  it('while its check is being begun takes that back, too', async () => {
    const { held, holds, seen, given, item, settle } = createHoldDesk();
    let go = (): void => undefined;
    given.start = () =>
      new Promise((resolve) => {
        go = resolve;
      });
    const { done } = await held();
    await holds.moved(item.id);
    go();
    await done;
    await settle();
    expect([seen.takenBack, seen.bugs]).toEqual([['c1'], []]);
  });
});

it('a hold that went wrong is looked after half a minute later', async () => {
  const { held, browser, clock, seen, table } = createHoldDesk();
  browser.breaks.add('resume');
  await held();
  await clock.advance(15 * SECOND);
  // Both alarms stand: one since it was held, one since it could not be let go.
  expect(clock.sleeping().length).toBeGreaterThan(0);
  browser.breaks.add('under way');
  await clock.advance(LOOK_AFTER);
  expect(seen.bugs.length).toBeGreaterThan(1);
  expect(LOOK_AFTER).toBe(30 * SECOND);
  expect(await table.all()).toHaveLength(1);
});
