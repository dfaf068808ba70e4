import { describe, expect, it } from 'vitest';
import { verdictOf } from '@/utils/domain/verdict';
import { flaggedHold, type HoldRow, newHold } from '@/utils/services/downloads/hold-row';
import { REPORT } from '../../domain/a-report';
import { STARTED } from './a-download';
import { createHoldDesk } from './hold-desk';

const KEY = newHold(STARTED, 1).key;
const flag = (row: HoldRow): HoldRow =>
  flaggedHold(row, 'c1', verdictOf({ ...REPORT.counts, malicious: 7 }, 3));

describe('the user’s own word', () => {
  it.each([
    ['resume', { ...STARTED, paused: false }],
    ['cancel', null],
  ] as const)('%s', async (word, underWay) => {
    const { holds, left, browser, table, seen, clock } = createHoldDesk();
    await left(flag);
    expect(await holds[word](KEY)).toEqual({ ok: true, value: null });
    expect([browser.acts, browser.underWay, await table.all()]).toEqual([[word], underWay, []]);
    expect([seen.over, clock.sleeping()]).toEqual([[KEY], []]);
    expect(seen.changes).toBe(1);
  });

  it.each(['resume', 'cancel'] as const)('%s ends a hold that is under way', async (word) => {
    const { held, holds, browser, seen } = createHoldDesk();
    const { done } = await held();
    await holds[word](KEY);
    await done;
    expect([browser.acts, seen.takenBack]).toEqual([['pause', word], ['c1']]);
  });

  it('is not found where nothing is held', async () => {
    const { holds } = createHoldDesk();
    expect(await holds.resume('x')).toEqual({ ok: false, failure: { tag: 'not-found' } });
    expect(await holds.cancel('x')).toEqual({ ok: false, failure: { tag: 'not-found' } });
  });

  it('is no longer needed where it goes on already', async () => {
    const { holds, left, browser, item, table } = createHoldDesk();
    await left(flag);
    browser.underWay = { ...item, paused: false };
    expect(await holds.cancel(KEY)).toEqual({ ok: true, value: null });
    expect([browser.acts, await table.all()]).toEqual([[], []]);
  });

  it('that the browser refuses has failed, and the download stays ours', async () => {
    const { holds, left, browser, table, clock } = createHoldDesk();
    await left(flag);
    browser.refuses.add('resume');
    expect(await holds.resume(KEY)).toEqual({
      ok: false,
      failure: { tag: 'internal', detail: 'the browser refused' },
    });
    expect(await table.all()).toMatchObject([{ key: KEY, stage: 'flagged' }]);
    expect(clock.sleeping()).toHaveLength(1);
  });
});

describe('what a dead worker has left', () => {
  it('under way with its question goes on', async () => {
    const { holds, left, browser, table, seen } = createHoldDesk();
    await left();
    await holds.goOn();
    expect([browser.acts, await table.all(), seen.over]).toEqual([['resume'], [], [KEY]]);
  });

  it.each([
    ['and not told of is told now, once', false, 1],
    ['and told of is not told again', true, 0],
  ])('flagged %s', async (_, told, times) => {
    const { holds, left, browser, table, seen } = createHoldDesk();
    await left((row) => (told ? { ...flag(row), told: true } : flag(row)));
    await holds.goOn();
    await holds.goOn();
    expect(seen.flagged).toHaveLength(times);
    expect([browser.acts, await table.all()]).toMatchObject([[], [{ stage: 'flagged', told: true }]]);
  });

  it('flagged, that the user has let go or that ended, is forgotten', async () => {
    const { holds, left, browser, table, seen } = createHoldDesk();
    await left(flag);
    browser.underWay = null;
    await holds.goOn();
    expect([browser.acts, await table.all(), seen.flagged, seen.over]).toEqual([[], [], [], [KEY]]);
  });

  it('may have come to its end since it was listed', async () => {
    const { holds, left, browser, table, seen } = createHoldDesk();
    await left();
    Object.assign(table, { get: async () => null });
    await holds.goOn();
    expect([browser.acts, seen.over, seen.bugs]).toEqual([[], [], []]);
  });

  it('is not what this worker holds itself', async () => {
    const { held, holds, browser, seen } = createHoldDesk();
    await held();
    await holds.goOn();
    expect([browser.acts, seen.over]).toEqual([['pause'], []]);
  });

  it('is looked at once for two who ask, and again for who asks later', async () => {
    const { holds, table } = createHoldDesk();
    const all = table.all;
    let looks = 0;
    Object.assign(table, {
      all() {
        looks += 1;
        return all();
      },
    });
    await Promise.all([holds.goOn(), holds.goOn()]);
    expect(looks).toBe(1);
    await holds.goOn();
    expect(looks).toBe(2);
  });

  it('is listed as the finished ones are', async () => {
    const { holds, left } = createHoldDesk();
    await left(flag);
    expect(await holds.list()).toMatchObject([{ key: KEY, stage: 'held', verdict: { name: 'malicious' } }]);
  });
});

describe('telling that it stays paused', () => {
  it('is not noted where nobody could be told, so the next one tells it', async () => {
    const { holds, left, table, given, seen } = createHoldDesk();
    await left(flag);
    given.tells = async () => false;
    await holds.goOn();
    expect((await table.all())[0]).not.toHaveProperty('told');
    await holds.goOn();
    expect(seen.flagged).toHaveLength(2);
  });

  it('that breaks is a bug that is told of', async () => {
    const { holds, left, table, given, seen } = createHoldDesk();
    await left(flag);
    given.tells = () => Promise.reject(new Error('no notice'));
    await holds.goOn();
    expect([seen.bugs, (await table.all()).length]).toEqual([['hold: no notice'], 1]);
  });

  it('is out of date where the user decided meanwhile', async () => {
    const { holds, left, table, given, seen } = createHoldDesk();
    await left(flag);
    given.tells = async () => {
      await table.remove(KEY);
      return true;
    };
    await holds.goOn();
    expect([seen.over, await table.all()]).toEqual([[KEY], []]);
  });
});
