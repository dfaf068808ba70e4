import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { createFlights, type Flights } from '@/utils/services/lists/flights';
import type { ListRow } from '@/utils/services/lists/row';
import { createTurns, type Turns } from '@/utils/services/lists/turns';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock';
import { checkOf, itemOf, NOW, runningList } from './items';

let clock: FakeClock;
let flights: Flights;
let running: readonly ListRow[];
let idle: Set<string>;
let rested: number;
let turns: Turns;

beforeEach(() => {
  clock = createFakeClock();
  flights = createFlights();
  running = ['c', 'a', 'b'].map((id) => runningList({ id }));
  idle = new Set();
  rested = 0;
  turns = createTurns({
    ...{ flights, clock, onRested: () => void rested++ },
    table: {
      running: async () => running,
      toDo: async (id) => (idle.has(id) ? [] : [itemOf(1, { list: id })]),
    },
  });
});

/** Who has so many turns, one after the other. */
async function served(times: number, room = 5): Promise<string> {
  const names: string[] = [];
  for (let time = 0; time < times; time += 1) names.push((await turns.next(room))?.id ?? '-');
  return names.join(' ');
}
const scanning = (n: number): void =>
  flights.note(
    checkOf(`check-${n}`, { phase: 'analysing', notifies: false, since: 0, nextLookAt: 9, looks: 1 }),
  );
function fly(list: string, count: number, from = 0): void {
  for (let n = from; n < from + count; n += 1) flights.add(list, n, `check-${n}`, NOW);
}

describe('running lists', () => {
  it('take turns, row by row', async () => {
    expect(await served(7)).toBe('a b c a b c a');
    running = ['b', 'A', 'B'].map((id) => runningList({ id }));
    expect(await served(3)).toBe('b A B');
  });

  it('begin with the first', async () => {
    running = ['b', 'A'].map((id) => runningList({ id }));
    expect(await served(3)).toBe('A b A');
  });

  it('are left out where they have nothing to ask', async () => {
    idle.add('b');
    expect(await served(3)).toBe('a c a');
    idle = new Set(['a', 'b', 'c']);
    expect(await served(1)).toBe('-');
  });

  it('ask no more than there is room for', async () => {
    fly('a', 4);
    expect(await served(1)).toBe('a');
    fly('a', 5);
    expect(await served(1)).toBe('-');
  });

  it('have twenty scans followed at most', async () => {
    fly('a', 20);
    for (let n = 0; n < 19; n += 1) scanning(n);
    expect(await served(1)).toBe('a');
    scanning(19);
    expect(await served(1)).toBe('-');
  });

  it('of pages go first, in a room of their own', async () => {
    running = [...running, runningList({ id: 'p', lane: 'page' }), runningList({ id: 'q', lane: 'page' })];
    fly('a', 5);
    expect(await served(3)).toBe('p q p');
    fly('p', 5, 10);
    expect(await served(1)).toBe('-');
    flights = createFlights();
    idle = new Set(['p', 'q']);
    expect(await served(1, 99)).toBe('a');
  });

  it('rest after trouble, and go on by themselves', async () => {
    running = [runningList({ id: 'a', restsUntil: NOW + MINUTE }), runningList({ id: 'b' })];
    expect(await served(3)).toBe('b b b');
    expect(clock.sleeping()).toEqual([NOW + MINUTE]);
    await clock.advance(MINUTE - 1);
    expect(rested).toBe(0);
    await clock.advance(1);
    expect([rested, await served(2)]).toEqual([1, 'a b']);
    running = [runningList({ id: 'a', restsUntil: clock.now() + MINUTE })];
    expect([await served(1), clock.sleeping().length]).toEqual(['-', 1]);
  });

  it('ask one row at a time after trouble', async () => {
    running = [runningList({ id: 'a', failedInARow: 5 }), runningList({ id: 'b', failedInARow: 4 })];
    fly('b', 1);
    expect(await served(2)).toBe('a b');
    fly('a', 1, 9);
    expect(await served(2)).toBe('b b');
  });
});
