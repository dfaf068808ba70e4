import { describe, expect, it } from 'vitest';
import { MINUTE_MARGIN } from '@/utils/domain/budget';
import { DAY, MINUTE, SECOND } from '@/utils/domain/duration';
import type { GatewayWord } from '@/utils/domain/gateway-word';
import type { Lane } from '@/utils/domain/quota';
import {
  type Books,
  budgetOf,
  heard,
  likely,
  rolled,
  serverUsed,
  viewOf,
} from '@/utils/services/quota/books';
import { namedWindow } from '@/utils/services/quota/heed-gateway';
import { isAnswer } from '@/utils/services/quota/is-answer';
import { parseTally } from '@/utils/services/quota/parse-tally';
import { isOthers, settled } from '@/utils/services/quota/spend-rows';
import { spentWindow } from '@/utils/services/quota/spent-window';
import { startTally } from '@/utils/services/quota/tally';
import { answer, noAnswer } from '@/utils/services/virustotal/reply';

const NOON = Date.UTC(2026, 10, 21, 12);
const LIMITS = { minute: 4, day: 500, month: 15_500 };

describe('the books', () => {
  const spend = (id: number, sentAt: number, settledAt: number | null) => ({
    ...{ id, sentAt, settledAt, direct: false },
  });
  const recent = [
    spend(1, NOON - 2 * SECOND, NOON - SECOND),
    spend(2, NOON - 5 * SECOND, null),
    spend(3, NOON - 90 * SECOND, NOON - 80 * SECOND),
  ];
  const own = { used: 1, allowed: 9 };
  const books: Books = { tally: startTally(NOON, 1, 10, 20), recent, limits: LIMITS, learned: true, way: {} };

  it('show the meter', () => {
    expect(viewOf({ ...books, tally: { ...books.tally, own } }, NOON)).toMatchObject({
      ...{ minuteUsed: 2, minuteSpends: [NOON - 5 * SECOND, NOON - 2 * SECOND], own, learned: true },
    });
    expect(viewOf(books, NOON)).not.toHaveProperty('own');
    const free = NOON - SECOND + MINUTE + MINUTE_MARGIN;
    expect([viewOf(books, free - 1).minuteUsed, viewOf(books, free).minuteUsed]).toEqual([2, 1]);
  });

  it('tell times as if what is under way arrived now', () => {
    const told = likely(books, { now: NOON, inFlight: new Set([1, 2]) }).recent;
    expect(told.map(({ settledAt }) => settledAt)).toEqual([NOON - SECOND, NOON, NOON - 80 * SECOND]);
    expect(likely(books, { now: NOON, inFlight: new Set() }).recent).toEqual(recent);
  });

  it('hold a refusal of the lower lanes against those alone', () => {
    const blocked = [{ window: 'day', until: NOON + MINUTE, setAt: NOON, lowerOnly: true }] as const;
    const held = (lane: Lane) =>
      budgetOf({ ...books, tally: { ...books.tally, blocked } }, NOON, 0.2, lane).blocked.length;
    expect((['interactive', 'download', 'page', 'list', 'watch'] as const).map(held)).toEqual([
      0, 0, 1, 1, 1,
    ]);
  });

  it.each([
    [NOON, 1],
    [NOON - SECOND, 1],
    [NOON - SECOND - 1, 2],
    [NOON - DAY, 3],
  ])('add to VirusTotal’s count what it cannot have counted', (at, since) => {
    expect(serverUsed(recent, { dayUsed: 100, monthUsed: 200, at })).toEqual({
      dayUsed: 100 + since,
      monthUsed: 200 + since,
    });
  });

  it('carry into a new day what may have arrived on it', () => {
    const midnight = Date.UTC(2026, 10, 22);
    const late: Books = {
      ...books,
      recent: [
        spend(1, midnight - 40 * SECOND, midnight - 27 * SECOND),
        spend(2, midnight - 40 * SECOND, midnight - 26 * SECOND),
        spend(3, midnight - 40 * SECOND, null),
        spend(4, midnight, midnight + SECOND),
      ],
    };
    expect(rolled(late, midnight + 2 * SECOND)).toMatchObject({
      dayUsed: 3,
      previous: { dayUsed: 10, carried: 3 },
    });
    expect(heard(late, null, midnight + 2 * SECOND).dayUsed).toBe(3);
    // By VirusTotal's clock, 30 s ahead of ours, it began before any of them came back.
    expect(heard(late, midnight + 32 * SECOND, midnight + 2 * SECOND)).toMatchObject({
      ...{ dayUsed: 4, offset: 30 * SECOND, previous: null },
    });
    const long = spend(5, midnight - 9 * MINUTE, midnight - 8 * MINUTE);
    expect(heard({ ...late, recent: [long] }, midnight + 32 * SECOND, midnight + 2 * SECOND)).toMatchObject({
      dayUsed: 0,
    });
    // Ten seconds before our midnight it is VirusTotal's tomorrow.
    const ahead = { ...late, recent: [long], tally: { ...late.tally, offset: 30 * SECOND } };
    expect(rolled(ahead, midnight - 10 * SECOND)).toMatchObject({ dayUsed: 0, previous: { dayUsed: 10 } });
    const behind = { ...late, tally: { ...late.tally, offset: -30 * SECOND } };
    expect(rolled(behind, midnight + 32 * SECOND).dayUsed).toBe(1);
  });
});

describe('a row', () => {
  it.each([
    ['of an ordinary request', 0, 2, 0],
    ['of a long upload counts as sent late', 0, 60, 35],
    ['of a clock that was set back', 50, 10, 10],
  ])('%s', (_, sent, back, counted) => {
    const row = { at: sent * SECOND, settledAt: null, lane: 'list', label: 'x', account: 1 } as const;
    expect(settled(row, back * SECOND)).toEqual({ ...row, at: counted * SECOND, settledAt: back * SECOND });
  });

  it.each([
    [{ account: 2 }, true],
    [{ account: 1 }, false],
    [{}, false],
    [undefined, false],
  ])('%j is another account’s: %s', (row, others) => expect(isOthers(row, { account: 1 })).toBe(others));
});

describe('a stored count', () => {
  const used = { day: 1, month: 2, dayUsed: 3, monthUsed: 4 };
  const nothing = { previous: null, offset: 0, dated: null, blocked: [], refusedInARow: 0 };
  const rest = { ...nothing, account: 0, own: null, guess: null };
  const guess = { dayUsed: 1, monthUsed: 2, askedAt: 3 };
  const block = { window: 'day', until: 5, setAt: 4 };

  it.each([
    [used, rest],
    [
      { ...used, offset: 7, refusedInARow: 2, account: 3 },
      { ...rest, offset: 7, refusedInARow: 2, account: 3 },
    ],
    [{ ...used, offset: '7', refusedInARow: -2, account: Number.NaN }, rest],
    [
      { ...used, own: { used: 1, allowed: 2 } },
      { ...rest, own: { used: 1, allowed: 2 } },
    ],
    [{ ...used, own: { used: 1 } }, rest],
    [{ ...used, own: { allowed: 1 } }, rest],
    [{ ...used, own: 'x' }, rest],
    [
      { ...used, dated: 5, guess },
      { ...rest, dated: 5, guess },
    ],
    [
      { ...used, dated: '5', guess: { ...guess, askedAt: '3' } },
      { ...rest, guess: { ...guess, askedAt: null } },
    ],
    [{ ...used, guess: { ...guess, dayUsed: '1' } }, rest],
    [{ ...used, guess: { ...guess, monthUsed: Number.NaN } }, rest],
    [{ ...used, guess: 'x' }, rest],
    [
      { ...used, blocked: [block, null, 'x', {}] },
      { ...rest, blocked: [block] },
    ],
    [
      {
        ...used,
        blocked: [
          { ...block, window: 'year' },
          { ...block, until: '5' },
          { ...block, setAt: '' },
        ],
      },
      rest,
    ],
    [{ ...used, blocked: block }, rest],
    [
      { ...used, previous: { ...used, carried: -1 } },
      { ...rest, previous: { ...used, carried: 0 } },
    ],
    [
      { ...used, previous: { ...used, carried: 2 } },
      { ...rest, previous: { ...used, carried: 2 } },
    ],
    [{ ...used, previous: {} }, rest],
  ])('%j is read', (stored, read) => expect(parseTally(stored)).toEqual({ ...used, ...read }));

  it.each([
    null,
    undefined,
    'x',
    {},
    { ...used, day: '1' },
    { ...used, month: undefined },
    { ...used, dayUsed: Number.POSITIVE_INFINITY },
    { ...used, monthUsed: null },
  ])('%j is none', (stored) => expect(parseTally(stored)).toBeNull());

  it('is never below nothing', () => {
    expect(parseTally({ ...used, dayUsed: -1, monthUsed: -1 })).toMatchObject({ dayUsed: 0, monthUsed: 0 });
  });
});

it.each([
  [{ day: 499, month: 15_499 }, null],
  [
    { day: 500, month: 0 },
    { window: 'day', until: Date.UTC(2026, 10, 22) - SECOND },
  ],
  [
    { day: 500, month: 15_500 },
    { window: 'month', until: Date.UTC(2026, 11) - SECOND },
  ],
  [
    { day: 0, month: 15_501 },
    { window: 'month', until: Date.UTC(2026, 11) - SECOND },
  ],
])('with %j of it used, what is spent is %j', (used, wait) => {
  const quotas = { used: { hour: 0, ...used }, limits: LIMITS };
  expect(spentWindow({ quotas, at: NOON, serverTime: NOON + SECOND })).toEqual(wait);
});

it.each([
  ['team', 'list', false],
  ['team', 'interactive', false],
  ['own', 'list', true],
  ['own', 'watch', true],
  ['own', 'interactive', false],
] as const)(
  'what a gateway refuses of the %s holds in %s for the lower lanes alone: %s',
  (of, lane, lowerOnly) => {
    const refused = { window: 'day', of } as NonNullable<GatewayWord['refused']>;
    expect(namedWindow({ refused } as GatewayWord, lane)).toEqual({ window: 'day', lowerOnly });
    expect(namedWindow(undefined, lane)).toBeNull();
  },
);

it.each([
  [200, true],
  [404, true],
  [429, false],
  [500, false],
  [499, true],
  [0, false],
])('a reply with status %i is an answer: %s', (status, is) => {
  expect(isAnswer(noAnswer({ tag: 'not-found' }, { status }))).toBe(is);
  expect(isAnswer(answer('x', 'raw', null))).toBe(true);
});
