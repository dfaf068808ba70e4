import type { Clock } from '../clock';
import type { Flights } from './flights';
import type { ListRow } from './row';
import { TROUBLE_FROM } from './settle';
import type { ListTable } from './table';

interface TurnParts {
  readonly table: Pick<ListTable, 'running' | 'toDo'>;
  readonly flights: Pick<Flights, 'count' | 'ofList'>;
  readonly clock: Clock;
  /** A list that was left alone for a while may go on. */
  readonly onRested: () => void;
}

/** Which running list may ask next: they take turns, row by row. */
export interface Turns {
  /** Null while there is no room, or nothing to ask. */
  next(room: number): Promise<ListRow | null>;
}

/** Scans that are followed at once. */
const SCANNING_AT_MOST = 20;

export function createTurns({ table, flights, clock, onRested }: TurnParts): Turns {
  const resting = new Set<string>();
  let lastServed = '';

  function rests({ id, restsUntil }: ListRow): boolean {
    if (restsUntil === null || restsUntil <= clock.now()) return false;
    if (resting.has(id)) return true;
    resting.add(id);
    void clock.wait(restsUntil).then(() => {
      resting.delete(id);
      onRested();
    });
    return true;
  }

  return {
    async next(room) {
      const running = (await table.running()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const pages = running.filter(({ lane }) => lane === 'page');
      return (
        (await nextOf(pages, room, flights.count(idsOf(pages)))) ??
        (await nextOf(
          running.filter(({ lane }) => lane !== 'page'),
          room,
          flights.count(),
        ))
      );
    },
  };

  /** Rows of pages have a room of their own: they leave before those of other lists, which may fill theirs. */
  async function nextOf(
    lists: readonly ListRow[],
    room: number,
    { asking, scanning }: ReturnType<Flights['count']>,
  ): Promise<ListRow | null> {
    if (asking >= room || scanning >= SCANNING_AT_MOST) return null;
    const after = lists.findIndex(({ id }) => id > lastServed);
    for (const list of after < 0 ? lists : [...lists.slice(after), ...lists.slice(0, after)]) {
      if (rests(list)) continue;
      // After trouble one row at a time finds out whether it is over.
      if (list.failedInARow >= TROUBLE_FROM && flights.ofList(list.id).length > 0) continue;
      if ((await table.toDo(list.id, 1)).length === 0) continue;
      lastServed = list.id;
      return list;
    }
    return null;
  }
}

function idsOf(lists: readonly ListRow[]): ReadonlySet<string> {
  return new Set(lists.map(({ id }) => id));
}
