import type { RowTurn } from '@/utils/domain/list';
import type { Wait } from '@/utils/domain/quota';
import type { CheckRow } from '../checks/row';

/** A row whose check is on its way, as far as this worker knows. */
export interface Flight {
  readonly list: string;
  readonly n: number;
  readonly checkId: string;
  /** A request has left for it. */
  readonly left: boolean;
  readonly doing: 'asking' | 'waiting' | 'scanning' | 'offline';
  readonly since: number;
  readonly wait: Wait | null;
  readonly place: number;
}

/** Which rows wait for which check; memory only, made anew from the rows after a birth. */
export interface Flights {
  add(list: string, n: number, checkId: string, now: number): void;
  /** Rows that wait for it. */
  of(checkId: string): readonly Flight[];
  note(check: CheckRow): void;
  remove(list: string, n: number): void;
  get(list: string, n: number): Flight | undefined;
  ofList(list: string): readonly Flight[];
  /** Those that want a slot, and those that VirusTotal scans: of these lists, or of all. */
  count(lists?: ReadonlySet<string>): { readonly asking: number; readonly scanning: number };
}

export function createFlights(): Flights {
  const flights = new Map<string, Flight>();
  const key = (list: string, n: number): string => `${n} ${list}`;
  const all = (): Flight[] => [...flights.values()];

  return {
    add(list, n, checkId, now) {
      const nothing = { left: false, doing: 'asking', since: now, wait: null, place: 0 } as const;
      const flight = { list, n, checkId, ...nothing };
      if (flights.get(key(list, n))?.checkId !== checkId) flights.set(key(list, n), flight);
    },
    of: (checkId) => all().filter((flight) => flight.checkId === checkId),
    note(check) {
      for (const flight of all()) {
        if (flight.checkId === check.id)
          flights.set(key(flight.list, flight.n), { ...flight, ...stateOf(check), left: check.spent > 0 });
      }
    },
    remove: (list, n) => void flights.delete(key(list, n)),
    get: (list, n) => flights.get(key(list, n)),
    ofList: (list) => all().filter((flight) => flight.list === list),
    count(lists) {
      const counted = all().filter(({ list }) => lists?.has(list) ?? true);
      const scanning = counted.filter(({ doing }) => doing === 'scanning').length;
      return { asking: counted.length - scanning, scanning };
    },
  };
}

function stateOf({ state, updatedAt }: CheckRow): Pick<Flight, 'doing' | 'since' | 'wait' | 'place'> {
  const nothing = { since: updatedAt, wait: null, place: 0 };
  switch (state.phase) {
    case 'waiting':
      return { doing: 'waiting', since: updatedAt, wait: state.wait, place: state.place };
    case 'analysing':
      return { ...nothing, since: state.nextLookAt, doing: 'scanning' };
    case 'failed':
      return { ...nothing, doing: 'offline' };
    default:
      return { ...nothing, doing: 'asking' };
  }
}

/** What the page shows of it. */
export function turnOf({ doing, since, wait, place }: Flight): RowTurn {
  switch (doing) {
    case 'asking':
      return { turn: 'asking', since };
    case 'scanning':
      return { turn: 'scanning', nextLookAt: since };
    case 'offline':
      return { turn: 'offline' };
    case 'waiting':
      return { turn: 'waiting', place, at: wait?.until ?? null };
  }
}
