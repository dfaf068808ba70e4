import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import { createLookingAgain } from '@/utils/services/quota/looking-again';
import { createRefusals, type Refusals } from '@/utils/services/quota/refusals';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock';

const NOON = Date.UTC(2026, 10, 21, 12);
const MIDNIGHT = Date.UTC(2026, 10, 22);
const quotas = (day: number) => ({
  ...{ limits: { minute: 4, day: 500, month: 15_500 }, used: { hour: 0, day, month: 20 }, own: 'share' },
});

/** What everybody around would say; the test changes it. */
let world: Record<string, unknown>;
let told: unknown[][];
let refusals: Refusals;

beforeEach(() => {
  told = [];
  world = {
    ...{ account: 1, learn: {}, correct: { ok: true }, append: undefined },
    ...{ quotas: { ok: true, value: quotas(500), serverTime: null } },
    backOff: { ok: true, value: { until: NOON + MINUTE, inARow: 1 } },
  };
  const asked =
    (name: string) =>
    async (...given: unknown[]) => {
      told.push([name, ...given]);
      const said = world[name];
      if (said instanceof Error) throw said;
      return said;
    };
  refusals = createRefusals({
    ledger: { correct: asked('correct'), block: asked('block'), backOff: asked('backOff') },
    limits: { learn: asked('learn') },
    vault: { account: asked('account') },
    client: { account: { quotas: asked('quotas') } },
    clock: { now: () => NOON },
    log: { append: asked('append') },
  } as unknown as Parameters<typeof createRefusals>[0]);
});

const of = (name: string) => told.filter(([asked]) => asked === name).map(([, ...given]) => given);
const sent = (departure = refusals.departure()) => ({ departure, account: 7 });
const line = (detail: string, level = 'warn', event = 'limit') => [{ at: NOON, level, event, detail }];

it('is judged for each account by itself: what left for the next one before the last was judged', async () => {
  const [last, next] = [refusals.departure(), refusals.departure()];
  await refusals.tooManyRequests({ departure: last, account: 7 }, null);
  await refusals.tooManyRequests({ departure: next, account: 8 }, null);
  await refusals.tooManyRequests({ departure: next, account: 8 }, null);
  await refusals.tooManyRequests({ departure: last, account: 7 }, null);
  expect(of('backOff').map(([, , account]) => account)).toEqual([7, 8]);
});

describe('a quota that is spent', () => {
  it('is the one that VirusTotal’s count shows, for the account that was refused', async () => {
    await refusals.quotaExceeded(sent(), null);
    expect(of('learn')).toEqual([[quotas(0).limits, 1]]);
    const count = { dayUsed: 500, monthUsed: 20, own: 'share', at: NOON, serverTime: null, account: 1 };
    expect(of('correct')).toEqual([[count]]);
    expect(of('block')).toEqual([['day', MIDNIGHT, { account: 7 }]]);
    expect(of('append')).toEqual([line('day until 2026-11-22T00:00:00.000Z')]);
  });

  it('ends by VirusTotal’s clock, and not before it says', async () => {
    world.quotas = { ok: true, value: quotas(500), serverTime: NOON + HOUR };
    await refusals.quotaExceeded(sent(), null);
    await refusals.quotaExceeded(sent(), 13 * HOUR);
    await refusals.quotaExceeded(sent(), 2 * DAY);
    expect(of('block').map(([, until]) => until)).toEqual([MIDNIGHT - HOUR, NOON + 13 * HOUR, NOON + DAY]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['shows none', { quotas: { ok: true, value: quotas(499), serverTime: null } }],
    ['cannot be asked for', { quotas: { ok: false, failure: { tag: 'offline' } } }],
    ['breaks', { quotas: new Error('boom') }],
    ['is another account’s by now', { learn: null }],
    ['cannot be written down', { correct: { ok: false } }],
  ])('is a minute where the count %s', async (_, change) => {
    Object.assign(world, change);
    await refusals.quotaExceeded(sent(), 9);
    expect(of('block')).toEqual([]);
    expect(of('backOff')).toEqual([['minute', NOON + 9, 7]]);
    expect(of('append').at(-1)).toEqual(line('minute until 2026-11-21T12:01:00.000Z'));
  });

  it('is the one that a gateway names, with its time; without one it is asked for', async () => {
    const named = { window: 'month', lowerOnly: true } as const;
    await refusals.quotaExceeded(sent(), 40 * DAY, named);
    expect(of('block')).toEqual([['month', NOON + 31 * DAY, { account: 7, lowerOnly: true }]]);
    expect(of('quotas')).toEqual([]);
    await refusals.quotaExceeded(sent(), null, named);
    expect(of('quotas')).toHaveLength(1);
  });

  it('is decided once for all that left before that was known', async () => {
    const departures = [sent(), sent()];
    await Promise.all(departures.map((one) => refusals.quotaExceeded(one, null)));
    expect(of('block')).toHaveLength(1);
    await refusals.quotaExceeded(sent(), null);
    expect(of('block')).toHaveLength(2);
  });

  it('that cannot be decided is the failure of who asked, not of the next', async () => {
    world.block = new Error('no database');
    await expect(refusals.quotaExceeded(sent(), null)).rejects.toThrow('no database');
    world.block = undefined;
    await refusals.quotaExceeded(sent(), null);
    expect(of('block')).toHaveLength(2);
  });
});

describe('asking what was spent', () => {
  it.each<[string, Record<string, unknown>, boolean, unknown[]]>([
    ['is answered', {}, true, []],
    [
      'is not',
      { quotas: { ok: false, failure: { tag: 'offline' } } },
      false,
      [line('offline', 'warn', 'quotas not told')],
    ],
    ['breaks', { quotas: new Error('boom') }, false, [line('Error: boom', 'error', 'quotas')]],
    ['is about another account', { learn: null }, false, []],
    ['cannot be written down', { correct: { ok: false } }, false, []],
  ])('%s', async (_, change, could, lines) => {
    Object.assign(world, change);
    expect(await refusals.sync()).toBe(could);
    expect(of('append')).toEqual(lines);
  });

  it('is one question when many ask at once, and another later', async () => {
    await Promise.all([refusals.sync(), refusals.sync()]);
    expect(of('quotas')).toHaveLength(1);
    await refusals.sync();
    expect(of('quotas')).toHaveLength(2);
  });
});

describe('coming too often', () => {
  it.each([
    [null, NOON],
    [MINUTE, NOON + MINUTE],
    [HOUR, NOON + 15 * MINUTE],
  ])('is waited out, with what it asks for: %j', async (retryAfter, atLeast) => {
    expect(await refusals.tooManyRequests(sent(), retryAfter)).toBeNull();
    expect(of('backOff')).toEqual([['slow-down', atLeast, 7]]);
    expect(of('append')).toEqual([line('slow-down until 2026-11-21T12:01:00.000Z')]);
  });

  it.each([
    [5, null],
    [6, { tag: 'too-many-requests', retryAt: NOON + 9 }],
  ])('%i times in a row ends as %j', async (inARow, failure) => {
    world.backOff = { ok: true, value: { until: NOON + 9, inARow } };
    const departures = [sent(), sent()];
    for (const one of departures) expect(await refusals.tooManyRequests(one, null)).toEqual(failure);
    expect(of('backOff')).toHaveLength(1);
  });

  it('is nothing to an account that was not refused', async () => {
    world.backOff = { ok: true, value: null };
    expect(await refusals.tooManyRequests(sent(), null)).toBeNull();
    expect(of('append')).toEqual([]);
  });

  it('that cannot be written down is waited out as it asks', async () => {
    world.backOff = { ok: false, failure: { tag: 'storage-full' } };
    expect(await refusals.tooManyRequests(sent(), 30 * SECOND)).toBeNull();
    expect(of('append')).toEqual([line('slow-down until 2026-11-21T12:00:30.000Z')]);
  });
});

describe('VirusTotal that fails', () => {
  it('is left alone when it asks, and for a minute after five failures in a row', async () => {
    for (let time = 0; time < 4; time += 1) await refusals.upstreamFailed(7, null);
    expect(of('block')).toEqual([]);
    await refusals.upstreamFailed(7, null);
    expect(of('block')).toEqual([['slow-down', NOON + MINUTE, { account: 7 }]]);
    await refusals.upstreamFailed(7, HOUR);
    expect(of('block').at(-1)).toEqual(['slow-down', NOON + 15 * MINUTE, { account: 7 }]);
    expect(of('append')).toHaveLength(2);
  });

  it('is not counted across an answer', async () => {
    for (let time = 0; time < 4; time += 1) await refusals.upstreamFailed(7, null);
    refusals.answered();
    for (let time = 0; time < 4; time += 1) await refusals.upstreamFailed(7, null);
    expect(of('block')).toEqual([]);
  });
});

describe('the head of the line', () => {
  let clock: FakeClock;
  let asked: number[];
  let again: ReturnType<typeof createLookingAgain>;
  const { signal } = new AbortController();

  beforeEach(() => {
    [clock, asked] = [createFakeClock(0), []];
    again = createLookingAgain(clock, async () => void asked.push(clock.now()));
  });

  /** How long it waits. */
  async function waits(until: number, lasts: number | null = null, stop = signal): Promise<number> {
    const [began, waited] = [clock.now(), again.wait(until, lasts, stop)];
    await clock.advance(2 * HOUR);
    await waited;
    return (asked.at(-1) ?? Number.NaN) - began;
  }

  it.each([
    [HOUR + 1, null, [HOUR]],
    [HOUR, null, []],
    [HOUR - 1, null, []],
    [DAY, HOUR - 1, []],
    [DAY, HOUR + 1, [HOUR]],
  ] as const)('until %i, on an account that lasts until %j, asks at %j', async (until, lasts, at) => {
    await waits(until, lasts);
    expect(asked).toEqual(at);
  });

  it('asks an hour after the wait began, however often it was broken off, unless that is over', async () => {
    const nudge = new AbortController();
    const broken = again.wait(DAY, null, nudge.signal);
    await clock.advance(HOUR / 2);
    nudge.abort();
    await broken;
    expect(await waits(DAY)).toBe(HOUR / 2);
    expect(await waits(2 * DAY)).toBe(HOUR);
    const other = new AbortController();
    const over = again.wait(3 * DAY, null, other.signal);
    await clock.advance(HOUR / 2);
    other.abort();
    await over;
    again.over();
    expect(await waits(3 * DAY)).toBe(HOUR);
  });

  it('asks nothing once it is stopped', async () => {
    const nudge = new AbortController();
    const waited = again.wait(DAY, null, nudge.signal);
    clock.jump(HOUR);
    nudge.abort();
    await waited;
    expect(asked).toEqual([]);
  });
});
