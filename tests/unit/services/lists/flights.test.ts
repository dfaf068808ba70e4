import { beforeEach, describe, expect, it } from 'vitest';
import type { LogRow } from '@/utils/domain/log';
import { createFlights, type Flights, turnOf } from '@/utils/services/lists/flights';
import { createLimitLog } from '@/utils/services/lists/limit-log';
import { checkOf, LOOKING_UP, NOW, waitingFor } from './items';

let flights: Flights;

beforeEach(() => {
  flights = createFlights();
});

const fresh = { left: false, doing: 'asking', since: NOW, wait: null, place: 0 };

describe('rows whose checks are on their way', () => {
  it('are found by check, by list and by number', () => {
    flights.add('a', 1, 'one', NOW);
    flights.add('a', 2, 'two', NOW);
    flights.add('b', 1, 'one', NOW);
    expect(flights.of('one')).toEqual([
      { list: 'a', n: 1, checkId: 'one', ...fresh },
      { list: 'b', n: 1, checkId: 'one', ...fresh },
    ]);
    expect(flights.ofList('a').map(({ n }) => n)).toEqual([1, 2]);
    expect(flights.get('a', 2)?.checkId).toBe('two');
    flights.remove('a', 1);
    expect([flights.get('a', 1), flights.of('one').length]).toEqual([undefined, 1]);
  });

  it('keep what is known of them, until they have another check', () => {
    flights.add('a', 1, 'one', NOW);
    flights.note(checkOf('one', LOOKING_UP, { spent: 1, updatedAt: NOW + 1 }));
    flights.add('a', 1, 'one', NOW + 5);
    expect(flights.get('a', 1)).toMatchObject({ left: true, since: NOW + 1 });
    flights.add('a', 1, 'two', NOW + 9);
    expect(flights.get('a', 1)).toEqual({ list: 'a', n: 1, checkId: 'two', ...fresh, since: NOW + 9 });
  });

  const wait = { window: 'day', until: NOW + 9 } as const;
  it.each([
    ['asked', LOOKING_UP, { doing: 'asking' }, { turn: 'asking', since: 7 }],
    [
      'waiting',
      waitingFor('day', NOW + 9, 3),
      { doing: 'waiting', wait, place: 3 },
      { turn: 'waiting', place: 3, at: NOW + 9 },
    ],
    [
      'scanned',
      { phase: 'analysing', notifies: false, since: 0, nextLookAt: 99, looks: 1 },
      { doing: 'scanning', since: 99 },
      { turn: 'scanning', nextLookAt: 99 },
    ],
    ['offline', { phase: 'failed', failure: { tag: 'offline' } }, { doing: 'offline' }, { turn: 'offline' }],
  ] as const)('are %s', (_, state, seen, turn) => {
    flights.add('a', 1, 'one', NOW);
    flights.add('a', 2, 'two', NOW);
    flights.note(checkOf('one', state, { updatedAt: 7 }));
    const flight = flights.get('a', 1);
    expect(flight).toEqual({
      ...{ list: 'a', n: 1, checkId: 'one', left: false, since: 7, wait: null, place: 0 },
      ...seen,
    });
    expect(flight && turnOf(flight)).toEqual(turn);
    expect(flights.get('a', 2)).toEqual({ list: 'a', n: 2, checkId: 'two', ...fresh });
  });

  it('that wait for nobody knows what have no time', () => {
    const flight = { list: 'a', n: 1, checkId: 'x', left: false, since: 1, place: 2 };
    expect(turnOf({ ...flight, doing: 'waiting', wait: null })).toEqual({
      turn: 'waiting',
      place: 2,
      at: null,
    });
  });

  it('are counted: those that want a slot, and those that are scanned', () => {
    for (const [list, n] of [
      ['a', 1],
      ['a', 2],
      ['b', 3],
    ] as const)
      flights.add(list, n, `${n}`, NOW);
    flights.note(checkOf('2', { phase: 'analysing', notifies: false, since: 0, nextLookAt: 9, looks: 1 }));
    expect(flights.count()).toEqual({ asking: 2, scanning: 1 });
    expect(flights.count(new Set(['a']))).toEqual({ asking: 1, scanning: 1 });
    expect(flights.count(new Set())).toEqual({ asking: 0, scanning: 0 });
  });
});

it('the log of a list notes each limit once a day, and never the minute’s', () => {
  const lines: LogRow[] = [];
  const note = createLimitLog({
    clock: { now: () => NOW, elapsed: () => 0, wait: async () => undefined },
    log: {
      append: async (line) => {
        lines.push(line);
        return { ok: true, value: null };
      },
    },
  });
  const tomorrow = Date.UTC(2026, 10, 22);
  for (const state of [
    LOOKING_UP,
    waitingFor('minute', NOW),
    waitingFor('day', tomorrow),
    waitingFor('day', tomorrow + 5_000),
    waitingFor('month', tomorrow),
  ])
    note('a', checkOf('x', state));
  note('b', checkOf('x', waitingFor('month', tomorrow)));
  const until = '2026-11-22T00:00:00.000Z';
  const line = { at: NOW, level: 'warn', event: 'limit' };
  expect(lines).toEqual([
    { ...line, detail: `day until ${until}`, list: 'a' },
    { ...line, detail: `month until ${until}`, list: 'a' },
    { ...line, detail: `month until ${until}`, list: 'b' },
  ]);
});
