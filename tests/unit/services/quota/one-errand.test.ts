import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { GatewayWord } from '@/utils/domain/gateway-word';
import { createErrand } from '@/utils/services/quota/errand';
import type { LaneReply, LaneRequest } from '@/utils/services/quota/lanes';
import { answer, type NoAnswer, noAnswer, type Reply } from '@/utils/services/virustotal/reply';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock';

const SILENT: GatewayWord = { free: false, away: false, age: 0, refused: null, budget: null };
const CANCELLED = (sent: number) => ({ ok: false, failure: { tag: 'cancelled', sent }, spent: sent });

let clock: FakeClock;
/** What was done to the ledger and the refusals, and what stands in the log. */
let told: unknown[];
let lines: unknown[];
let replies: LaneReply<string>[];
/** What is said to one who comes too often. */
let enough: Failure | null;

beforeEach(() => {
  clock = createFakeClock(0);
  [told, lines, replies, enough] = [[], [], [], null];
});

/** One request on its way, answered in turn with these. */
function errandOf(request: Partial<LaneRequest<string>>, ...answers: Reply<string>[]) {
  const tell =
    (name: string, value: unknown = undefined) =>
    async (...given: unknown[]) => {
      told.push([name, ...given]);
      return value;
    };
  const tools = {
    ledger: { settle: tell('settle'), refund: tell('refund'), correct: tell('correct') },
    refusals: {
      departure: () => 5,
      answered: () => void told.push('answered'),
      quotaExceeded: tell('quotaExceeded'),
      upstreamFailed: tell('upstreamFailed'),
      tooManyRequests: async (...given: unknown[]) => {
        told.push(['tooManyRequests', ...given]);
        return enough;
      },
    },
    clientFor: (manner: object, account: number) => ({ manner, account }),
    ...{ clock, random: () => 0.25 },
    log: { append: async (line: unknown) => void lines.push(line) },
  } as unknown as Parameters<typeof createErrand>[1];
  const call = async (): Promise<Reply<string>> => {
    const next = answers.shift();
    if (!next) throw new Error('asked once too often');
    return next;
  };
  const whole = { lane: 'list', order: 3, label: 'look up', repeat: 'idempotent', call, ...request } as const;
  return createErrand<string>(whole, tools, (reply) => replies.push(reply));
}

const done = answer('report', 'raw', 9);
const failing = (status: number, facts: Partial<NoAnswer> = {}) =>
  noAnswer({ tag: 'upstream', status }, { status, ...facts });

describe('a request that is answered', () => {
  it('is settled, and ends with the answer', async () => {
    const errand = errandOf({ ticket: 't' }, done);
    expect([errand.returned, errand.lane, errand.order, errand.label, errand.ticket]).toEqual([
      ...[false, 'list', 3, 'look up', 't'],
    ]);
    expect(await errand.leave(7, 1)).toBe('ended');
    expect(told).toEqual([['settle', 7, 0, { serverTime: 9, answered: true }], 'answered']);
    expect(replies).toStrictEqual([{ ok: true, value: 'report', raw: 'raw', spent: 1 }]);
    expect(lines).toStrictEqual([{ at: 0, level: 'info', event: 'sent: look up', detail: 'list' }]);
    expect(errand.returned).toBe(true);
  });

  it('is asked in its lane and manner, on its account', async () => {
    const seen: unknown[] = [];
    const call = async (client: unknown): Promise<Reply<string>> => {
      seen.push(client);
      return done;
    };
    await errandOf({ call }).leave(7, 1);
    const raised = errandOf({ call, fresh: true });
    raised.raise('download');
    expect(raised.lane).toBe('download');
    await raised.leave(7, 2);
    expect(seen).toEqual([
      { manner: { lane: 'list', fresh: false }, account: 1 },
      { manner: { lane: 'download', fresh: true }, account: 2 },
    ]);
  });

  it('stands in the log of its list, with what it is about', async () => {
    await errandOf({ list: 'l', about: 'a.example' }, done).leave(7, 1);
    expect(lines).toStrictEqual([
      { at: 0, level: 'info', event: 'sent: look up', detail: 'list a.example', list: 'l' },
    ]);
  });

  it('costs nothing where a gateway had it, and is as old as that', async () => {
    const gateway = { ...SILENT, free: true, age: MINUTE };
    await errandOf({}, { ...done, gateway }).leave(7, 1);
    expect(told).toEqual([['refund', 7]]);
    expect(replies).toStrictEqual([{ ok: true, value: 'report', raw: 'raw', spent: 0, age: MINUTE }]);
  });

  it('ends once, whatever comes after', async () => {
    const errand = errandOf({}, done);
    await errand.leave(7, 1);
    errand.fail({ tag: 'offline' });
    expect(replies).toHaveLength(1);
  });
});

describe('a request that brings nothing', () => {
  it.each<[string, NoAnswer, unknown[]]>([
    [
      'an answer',
      noAnswer({ tag: 'not-found' }, { status: 404 }),
      [['settle', 7, 0, { serverTime: null, answered: true }], 'answered'],
    ],
    ['the last of these', failing(499), [['settle', 7, 0, { serverTime: null, answered: true }], 'answered']],
    [
      'the first of these',
      failing(500, { retryAfter: 30 }),
      [
        ['settle', 7, 0, { serverTime: null, answered: false }],
        ['upstreamFailed', 1, 30],
      ],
    ],
    ['no reply', failing(0), [['settle', 7, 0, { serverTime: null, answered: false }]]],
    ['what did not leave', failing(0, { sent: false }), [['refund', 7]]],
  ])('%s', async (_, reply, what) => {
    expect(await errandOf({ repeat: 'once' }, reply).leave(7, 1)).toBe('ended');
    expect(told).toEqual(what);
    const spent = reply.sent ? 1 : 0;
    expect(replies).toStrictEqual([{ ok: false, failure: reply.failure, spent }]);
  });

  it('is as old as a gateway says', async () => {
    const gateway = { ...SILENT, age: MINUTE };
    await errandOf({}, noAnswer({ tag: 'not-found' }, { status: 404, gateway })).leave(7, 1);
    expect(replies).toStrictEqual([{ ok: false, failure: { tag: 'not-found' }, spent: 1, age: MINUTE }]);
  });

  it('that was cancelled on its way has cost what it cost', async () => {
    await errandOf({}, noAnswer({ tag: 'cancelled', sent: 0 })).leave(7, 1);
    expect(replies).toEqual([CANCELLED(1)]);
  });

  it.each([
    ['a transient failure', failing(503, { transient: true }), 'again'],
    ['a lasting one', failing(503), 'ended'],
    ['what did not leave', failing(0, { transient: true, sent: false }), 'ended'],
  ] as const)('is tried again after %s: %#', async (_, reply, outcome) => {
    const left = errandOf({}, reply).leave(7, 1);
    await clock.advance(SECOND);
    expect(await left).toBe(outcome);
  });

  it('is tried three times, after longer and longer pauses, and never where it must leave once', async () => {
    const lost = failing(503, { transient: true });
    const waits: unknown[] = [];
    const onWait = (...wait: unknown[]): void => void waits.push(wait);
    const errand = errandOf({ onWait }, lost, lost, lost);
    for (const pause of [0.75 * SECOND, 1.5 * SECOND]) {
      const left = errand.leave(7, 1);
      await clock.advance(pause);
      expect(await left).toBe('again');
    }
    expect(await errand.leave(7, 1)).toBe('ended');
    expect(replies).toMatchObject([{ ok: false, spent: 3 }]);
    expect(waits).toEqual([
      [{ window: 'slow-down', until: 0.75 * SECOND }, 1, 1],
      [{ window: 'slow-down', until: 2.25 * SECOND }, 1, 1],
    ]);
    expect(await errandOf({ repeat: 'once' }, lost).leave(7, 1)).toBe('ended');
  });

  it('is not tried again by who wants it no more', async () => {
    const asking = new AbortController();
    const { signal } = asking;
    const left = errandOf({ signal }, failing(503, { transient: true })).leave(7, 1);
    await clock.advance(0);
    asking.abort();
    expect(await left).toBe('ended');
    expect(replies).toEqual([CANCELLED(1)]);
  });
});

describe('a refusal', () => {
  const quota = { tag: 'quota', window: 'unknown', resetsAt: 0 } as const;
  const often = { tag: 'too-many-requests', retryAt: 0 } as const;

  it('for a quota is told, and the request goes back into the line', async () => {
    const order: string[] = [];
    const onReturn = async (): Promise<void> => void order.push(`returned after ${told.length}`);
    const refused = { window: 'day', of: 'own' } as const;
    const gateway = { ...SILENT, refused };
    const reply = noAnswer(quota, { status: 429, retryAfter: 8, gateway });
    expect(await errandOf({ onReturn }, reply).leave(7, 1)).toBe('again');
    // The asker hears of it before anything is asked or waited for.
    expect(order).toEqual(['returned after 1']);
    expect(told.at(-1)).toEqual([
      ...['quotaExceeded', { departure: 5, account: 1 }, 8, { window: 'day', lowerOnly: true }],
    ]);
    expect(replies).toEqual([]);
  });

  it('for the lane it left in leaves those above it alone, though it was raised meanwhile', async () => {
    const refused = { window: 'day', of: 'own' } as const;
    const reply = noAnswer(quota, { status: 429, retryAfter: 8, gateway: { ...SILENT, refused } });
    const errand = errandOf({
      call: async () => {
        errand.raise('interactive');
        return reply;
      },
    });
    expect(await errand.leave(7, 1)).toBe('again');
    expect([errand.lane, told.at(-1)]).toEqual([
      'interactive',
      ['quotaExceeded', { departure: 5, account: 1 }, 8, { window: 'day', lowerOnly: true }],
    ]);
  });

  it('is written down though the asker fails over it', async () => {
    const onReturn = (): Promise<void> => Promise.reject(new Error('full'));
    expect(await errandOf({ onReturn }, noAnswer(quota, { status: 429 })).leave(7, 1)).toBe('ended');
    expect(told).toContainEqual(['quotaExceeded', { departure: 5, account: 1 }, null, null]);
    expect(replies).toEqual([{ ok: false, failure: { tag: 'internal', detail: 'full' }, spent: 1 }]);
  });

  it('for coming too often is passed on once that has happened too often', async () => {
    const reply = noAnswer(often, { status: 429, retryAfter: 8 });
    expect(await errandOf({}, reply).leave(7, 1)).toBe('again');
    expect(told.at(-1)).toEqual(['tooManyRequests', { departure: 5, account: 1 }, 8]);
    enough = { ...often, retryAt: 99 };
    expect(await errandOf({}, reply).leave(7, 1)).toBe('ended');
    expect(replies).toEqual([{ ok: false, failure: enough, spent: 1 }]);
  });

  it.each(['wrong-key', 'inactive-user'] as const)('of the key is for all: %s', async (tag) => {
    const outcome = await errandOf({}, noAnswer({ tag }, { status: 401 })).leave(7, 1);
    expect(outcome).toMatchObject({ refused: { tag } });
    expect(typeof outcome === 'object' && (await outcome.goBack())).toBe('again');
    expect(replies).toEqual([]);
  });

  it('means nothing to who wants it no more', async () => {
    const asking = new AbortController();
    const call = async (): Promise<Reply<string>> => {
      asking.abort();
      return noAnswer(quota, { status: 429 });
    };
    expect(await errandOf({ call, signal: asking.signal }).leave(7, 1)).toBe('ended');
    expect(told).toEqual([['settle', 7, 0, { serverTime: null, answered: false }]]);
    expect(replies).toEqual([CANCELLED(1)]);
  });
});

describe('what does not leave', () => {
  it('is what its asker could not note down: its spend is given back', async () => {
    const onLeave = (): Promise<void> => Promise.reject(new Error('full'));
    expect(await errandOf({ onLeave }).leave(7, 1)).toBe('ended');
    expect(told).toEqual([['refund', 7]]);
    expect(replies).toEqual([{ ok: false, failure: { tag: 'internal', detail: 'full' }, spent: 0 }]);
  });

  it('is what was cancelled while its asker noted it down', async () => {
    const asking = new AbortController();
    const onLeave = async (): Promise<void> => asking.abort();
    const errand = errandOf({ onLeave, signal: asking.signal });
    expect(errand.cancelled()).toBe(false);
    expect(await errand.leave(7, 1)).toBe('ended');
    expect(errand.cancelled()).toBe(true);
    expect(told).toEqual([['refund', 7]]);
    expect(replies).toEqual([CANCELLED(0)]);
    expect(lines).toMatchObject([{ event: 'failed: look up', detail: 'internal 0' }]);
    expect(errandOf({}).cancelled()).toBe(false);
  });

  it('is what was to be sent for another account: it goes back, eight times', async () => {
    const moved = noAnswer({ tag: 'cancelled', sent: 0 }, { sent: false, moved: true });
    const errand = errandOf({}, ...Array<NoAnswer>(9).fill(moved));
    for (let time = 0; time < 8; time += 1) expect(await errand.leave(7, 1)).toBe('again');
    expect(lines.at(-1)).toMatchObject({ level: 'info', event: 'not sent: look up', detail: 'another key' });
    expect(await errand.leave(7, 1)).toBe('ended');
    expect(told).toEqual(Array<unknown>(9).fill(['refund', 7]));
    expect(replies).toEqual([CANCELLED(0)]);
  });
});

describe('where it stands in the line', () => {
  it('is told once, anew after it came back, and no more at its end', async () => {
    const heard: unknown[] = [];
    const onWait = (...wait: unknown[]): void => void heard.push(wait);
    const errand = errandOf({ onWait }, noAnswer({ tag: 'quota', window: 'unknown', resetsAt: 0 }), done);
    const wait = { window: 'minute', until: 9 } as const;
    for (let time = 0; time < 2; time += 1) {
      errand.tell(wait, 1, 2);
      errand.tell(wait, 1, 2);
      await errand.leave(7, 1);
    }
    errand.tell(wait, 1, 2);
    expect(heard).toEqual([
      [wait, 1, 2],
      [wait, 1, 2],
    ]);
    const other = errandOf({ onWait });
    for (const [until, place, inLine] of [
      [9, 1, 2],
      [10, 1, 2],
      [10, 2, 2],
      [10, 2, 3],
    ] as const)
      other.tell({ ...wait, until }, place, inLine);
    other.tell({ window: 'day', until: 10 }, 2, 3);
    expect(heard).toHaveLength(7);
    errandOf({}).tell(wait, 1, 2);
  });
});
