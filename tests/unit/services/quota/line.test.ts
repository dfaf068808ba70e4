import { describe, expect, it } from 'vitest';
import { DAY, SECOND } from '@/utils/domain/duration';
import type { Lane, Wait } from '@/utils/domain/quota';
import type { LaneReply, LaneRequest } from '@/utils/services/quota/lane-request';
import { createLine, type Place } from '@/utils/services/quota/line';
import { sendPatiently } from '@/utils/services/quota/patiently';
import { answer } from '@/utils/services/virustotal/reply';

const NOON = Date.UTC(2026, 10, 21, 12);

describe('the line', () => {
  interface Member extends Place {
    lane: Lane;
    readonly name: string;
  }
  const member = (name: string, lane: Lane, order = 0, returned = false, ticket?: string): Member => {
    function raise(higher: Lane): void {
      one.lane = higher;
    }
    const one: Member = { name, lane, order, returned, ticket, raise };
    return one;
  };
  const lineOf = (...members: Member[]) => {
    const line = createLine<Member>();
    for (const one of members) line.add(one);
    return { line, names: () => line.members().map(({ name }) => name) };
  };

  it('goes by lane, then who was refused, then order, then as they came', () => {
    const { names } = lineOf(
      ...[member('a', 'list', 2), member('b', 'list', 1), member('c', 'interactive', 9)],
      ...[
        member('d', 'list', 3, true),
        member('e', 'list', 1),
        member('f', 'watch'),
        member('g', 'list', 2, true),
      ],
    );
    expect(names()).toEqual(['c', 'g', 'd', 'b', 'e', 'a', 'f']);
  });

  it('raises all of a ticket, never down', () => {
    const { line, names } = lineOf(
      ...[member('a', 'page', 1), member('b', 'list', 1, false, 't'), member('c', 'watch', 1, false, 't')],
      ...[member('d', 'interactive', 1, false, 't'), member('e', 'watch')],
    );
    line.raise('t', 'download');
    expect(names()).toEqual(['d', 'b', 'c', 'a', 'e']);
    expect(line.members().map(({ lane }) => lane)).toEqual([
      'interactive',
      'download',
      'download',
      'page',
      'watch',
    ]);
    line.raise('u', 'interactive');
    expect(names()).toEqual(['d', 'b', 'c', 'a', 'e']);
    // Raised to where it is, it keeps its place among its equals.
    const equals = lineOf(member('a', 'list', 1, false, 't'), member('b', 'list', 1));
    equals.line.raise('t', 'list');
    expect(equals.names()).toEqual(['a', 'b']);
  });

  it('raises those who have left as well, until they have ended', () => {
    const one = member('a', 'list', 1, false, 't');
    const { line, names } = lineOf(one, member('b', 'download'));
    line.depart(one);
    line.raise('t', 'interactive');
    expect([one.lane, names()]).toEqual(['interactive', ['b']]);
    line.add(one);
    expect(names()).toEqual(['a', 'b']);
    line.raise('t', 'download');
    expect(names()).toEqual(['a', 'b']);
    one.lane = 'list';
    line.depart(one);
    line.ended(one);
    line.raise('t', 'interactive');
    expect([one.lane, names()]).toEqual(['list', ['b']]);
  });

  it('lets go of whom it has, and of nobody else', () => {
    const [a, b] = [member('a', 'list'), member('b', 'list')];
    const { line, names } = lineOf(a, b);
    expect([line.remove(a), line.remove(a), line.remove(member('b', 'list'))]).toEqual([true, false, false]);
    expect(names()).toEqual(['b']);
    expect(line.first()).toBe(b);
  });

  it('gives the watchlist its turn after three that left, not after three that had gone', () => {
    const [list, watch] = [member('list', 'list'), member('watch', 'watch')];
    const { line } = lineOf(list, watch);
    const gone = [0, 1, 2].map((at) => member(`${at}`, 'list'));
    expect(gone.map(line.depart)).toEqual([false, false, false]);
    expect(line.first()).toBe(list);
    for (const one of gone) line.add(one);
    expect(gone.map(line.depart)).toEqual([true, true, true]);
    expect(line.first()).toBe(watch);
  });
});

describe('sendPatiently', () => {
  /** Lanes that tell of one wait, then answer, or end as cancelled when they are stopped. */
  const waiting = (wait: Wait) => {
    const seen: LaneRequest<string>[] = [];
    return {
      seen,
      raise: () => undefined,
      resume: () => undefined,
      async send<T>(request: LaneRequest<T>): Promise<LaneReply<T>> {
        seen.push(request as LaneRequest<never>);
        request.onWait?.(wait, 1, 1);
        if (request.signal?.aborted) return { ok: false, failure: { tag: 'cancelled', sent: 0 }, spent: 0 };
        return { ok: true, value: 'report' as T, raw: '', spent: 1 };
      },
    };
  };
  const clock = { now: () => NOON };
  const call = async () => answer('report', '', null);
  const request = { label: 'look up', repeat: 'idempotent', call } as const;

  it('waits for a slot, in the interactive lane', async () => {
    const lanes = waiting({ window: 'minute', until: NOON + 90 * SECOND });
    const told: number[] = [];
    const onWait = ({ until }: Wait): void => void told.push(until - NOON);
    expect(await sendPatiently(lanes, clock, { ...request, onWait })).toMatchObject({
      ok: true,
      value: 'report',
    });
    expect(lanes.seen[0]).toMatchObject({ lane: 'interactive', order: NOON });
    expect(told).toEqual([90 * SECOND]);
    expect((await sendPatiently(lanes, clock, request)).ok).toBe(true);
  });

  it.each([
    [
      { window: 'day', until: NOON + DAY },
      { tag: 'quota', window: 'day', resetsAt: NOON + DAY },
    ],
    [
      { window: 'slow-down', until: NOON + DAY },
      { tag: 'too-many-requests', retryAt: NOON + DAY },
    ],
  ] as const)('does not wait for %j', async (wait, failure) => {
    const told: Wait[] = [];
    const patient = { ...request, onWait: (one: Wait) => void told.push(one) };
    expect(await sendPatiently(waiting(wait), clock, patient)).toEqual({ ok: false, failure, spent: 0 });
    expect(told).toEqual([]);
    expect((await sendPatiently(waiting(wait), clock, request, 2 * DAY)).ok).toBe(true);
  });

  it('is stopped by whoever asked', async () => {
    const asking = new AbortController();
    asking.abort();
    const lanes = waiting({ window: 'minute', until: NOON });
    const reply = await sendPatiently(lanes, clock, { ...request, signal: asking.signal });
    expect(reply).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 }, spent: 0 });
  });

  it('stops for a day also where somebody may stop it, and takes an answer that came all the same', async () => {
    const lanes = waiting({ window: 'day', until: NOON + DAY });
    const { signal } = new AbortController();
    expect(await sendPatiently(lanes, clock, { ...request, signal })).toMatchObject({ ok: false });
    const send: typeof lanes.send = async <T>(one: LaneRequest<T>): Promise<LaneReply<T>> => {
      await lanes.send(one);
      return { ok: true, value: 'report' as T, raw: '', spent: 1 };
    };
    expect(await sendPatiently({ ...lanes, send }, clock, request)).toEqual({
      ...{ ok: true, value: 'report', raw: '', spent: 1 },
    });
  });
});
