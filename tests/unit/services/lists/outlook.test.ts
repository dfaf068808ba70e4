import { describe, expect, it } from 'vitest';
import type { Budget } from '@/utils/domain/budget';
import { DAY, MINUTE, SECOND } from '@/utils/domain/duration';
import type { Flight } from '@/utils/services/lists/flights';
import { costOf, endOf, listView, planOf, type Standing } from '@/utils/services/lists/outlook';
import type { ListRow } from '@/utils/services/lists/row';
import { countsOf, listOf, NOW, runningList } from './items';

const BUDGET: Budget = {
  ...{ now: NOW, limits: { minute: 4, day: 500, month: 15_500 }, minuteSpends: [], dayUsed: 0, monthUsed: 0 },
  ...{ dayEndsAt: NOW + DAY / 2, monthEndsAt: NOW + 9 * DAY, blocked: [], reserve: 0.2, lane: 'list' },
};
const standing = (running: readonly ListRow[] = [], more: Partial<Budget> = {}): Standing => ({
  ...{ budget: { ...BUDGET, ...more }, running, now: NOW },
});
const flight = (more: Partial<Flight>): Flight => ({
  ...{
    list: 'list-1',
    n: 1,
    checkId: 'check-1',
    left: false,
    doing: 'asking',
    since: NOW,
    wait: null,
    place: 0,
  },
  ...more,
});
const other = (waiting: number, more: Partial<ListRow> = {}): ListRow =>
  runningList({ id: 'other', counts: countsOf({ waiting }), ...more });
const minutes = (count: number): number => NOW + count * MINUTE + SECOND;

describe('when a list ends', () => {
  it.each([
    ['nothing is asked', 0, standing(), NOW],
    ['what the minute has room for', 4, standing(), NOW + SECOND],
    ['one more', 5, standing(), minutes(1)],
    ['many', 21, standing(), minutes(5)],
    ['as many of another that takes turns', 4, standing([other(100)]), minutes(1)],
    ['all that another still has', 40, standing([other(3)]), minutes(10)],
    ['not its own rows twice', 4, standing([other(100, { id: 'list-1' })]), NOW + SECOND],
    ['all of a page’s list, which goes first', 4, standing([other(12, { lane: 'page' })]), minutes(3)],
    ['more than two others', 4, standing([other(2), other(3, { id: 'third' })]), minutes(2)],
  ] as const)('%s', (_, requests, now, end) => {
    expect(endOf(requests, { id: 'list-1' }, now)).toBe(end);
  });

  it('of one page waits for no other list, and takes turns with other pages', () => {
    const page = { id: 'list-1', lane: 'page' } as const;
    expect(endOf(4, page, standing([other(100)]))).toBe(NOW + SECOND);
    expect(endOf(4, page, standing([other(100, { lane: 'page' })]))).toBe(minutes(1));
  });

  it('is never where nothing may be sent', () => {
    const limits = { minute: 4, day: 500, month: 15_500 };
    expect(endOf(1, { id: 'x' }, standing([], { limits: { ...limits, day: 0 } }))).toBeNull();
    expect(endOf(1, { id: 'x' }, standing([], { limits: { ...limits, month: 0 } }))).toBeNull();
    expect(endOf(1, { id: 'x' }, standing([], { reserve: 1 }))).toBeNull();
    expect(endOf(1, { id: 'x' }, standing([], { limits: { ...limits, day: 1, month: 1 }, reserve: 0 }))).toBe(
      NOW + SECOND,
    );
    expect(endOf(0, { id: 'x' }, standing([], { reserve: 1 }))).toBe(NOW);
  });
});

describe('a list as it is shown', () => {
  it('says what is stored, and of a list at rest nothing more', () => {
    const list = listOf({
      stage: 'paused',
      stopped: { tag: 'no-key' },
      restsUntil: NOW + 5,
      spent: 3,
      known: 2,
    });
    expect(listView(list, [flight({ doing: 'offline' })], standing())).toEqual({
      ...{ id: 'list-1', name: 'Ticket', stage: 'paused', createdAt: NOW, startedAt: null, endedAt: null },
      ...{ read: list.read, counts: list.counts, spent: 3, known: 2, submitUnknown: false },
      ...{ stopped: { tag: 'no-key' }, wait: null, endsAt: null, restored: false },
    });
  });

  it.each([
    ['what has left', { left: true, doing: 'asking' }, NOW + SECOND],
    ['what is scanned', { left: true, doing: 'scanning' }, NOW + SECOND],
    ['not what waits again', { left: true, doing: 'waiting' }, minutes(1)],
    ['not what has not left', { left: false, doing: 'asking' }, minutes(1)],
  ] as const)('ends without %s', (_, more, end) => {
    const list = runningList({ counts: countsOf({ waiting: 5 }) });
    expect(listView(list, [flight(more)], standing()).endsAt).toBe(end);
  });

  it('ends when nobody knows where nobody asked the ledger', () => {
    const list = runningList({ counts: countsOf({ waiting: 5 }), restsUntil: NOW + MINUTE });
    expect(listView(list, [], null)).toMatchObject({ endsAt: null, wait: null });
  });

  it.each([
    [MINUTE, { window: 'slow-down', until: NOW + MINUTE }, NOW + MINUTE],
    [0, null, NOW + SECOND],
  ])('rests until VirusTotal is left alone no longer: %i ms', (rest, wait, endsAt) => {
    const list = runningList({ counts: countsOf({ waiting: 1 }), restsUntil: NOW + rest });
    expect(listView(list, [], standing())).toMatchObject({ wait, endsAt });
  });

  const day = { window: 'day', until: NOW + 9 } as const;
  const month = { window: 'month', until: NOW + 5 } as const;
  it.each([
    ['nothing', [], null],
    ['the minute alone', [flight({ doing: 'waiting', wait: { window: 'minute', until: 1 } })], null],
    ['the day', [flight({ doing: 'waiting', wait: day })], day],
    [
      'the first to end',
      [flight({ doing: 'waiting', wait: day }), flight({ doing: 'waiting', wait: month })],
      month,
    ],
    [
      'a connection',
      [flight({ doing: 'offline' }), flight({ doing: 'waiting', wait: day })],
      { window: 'offline' },
    ],
    ['nothing, where one is asked', [flight({ doing: 'offline' }), flight({ doing: 'asking' })], null],
  ] as const)('waits for %s', (_, flights, wait) => {
    expect(listView(runningList(), flights, standing()).wait).toEqual(wait);
  });
});

describe('what a list would do', () => {
  const rest = { perMinute: 4, dayUsed: 30, dayAllowed: 500, reserved: 100 };
  it('is told before it starts', () => {
    const list = listOf({ counts: countsOf({ waiting: 9, malicious: 2, 'not-sent': 3 }), known: 4 });
    expect(planOf(list, { private: 1, secrets: 2 }, standing([], { dayUsed: 30 }))).toEqual({
      ...{ rows: 14, known: 4, private: 1, secrets: 2, requests: 5, endsAt: minutes(1), ...rest },
    });
    expect(planOf(listOf({ known: 4 }), { private: 0, secrets: 0 }, standing())).toMatchObject({
      ...{ requests: 0, endsAt: NOW },
    });
  });

  it('is told of a page’s links before there is a list', () => {
    expect(costOf(5, standing([other(100)], { dayUsed: 30 }))).toEqual({ endsAt: minutes(1), ...rest });
    expect(costOf(5, standing([other(100, { lane: 'page' })])).endsAt).toBe(minutes(2));
  });
});
