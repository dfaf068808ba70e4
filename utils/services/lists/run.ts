import type { CheckRow } from '../checks/row';
import { createInTurn } from '../in-turn';
import { createOnceMore } from '../once-more';
import { createFlights, type Flight, type Flights } from './flights';
import { createLimitLog } from './limit-log';
import type { ListItem, ListRow } from './row';
import type { RunParts } from './run-parts';
import { createSettle } from './settle';
import { createTurns } from './turns';

/** Asks for the rows of running lists, in turn, and writes down what comes of it. */
export interface Run {
  /** Does what there is to do. Harmless to call at any time. */
  go(): void;
  /** Looks at all checks that rows wait for, whether a dead worker or this one missed their end, then goes. */
  resume(): Promise<void>;
  onCheck(check: CheckRow): void;
  /** Asks for one row now, before everything else. */
  raise(item: ListItem): Promise<void>;
  /** Answers at once what costs nothing. */
  answerKnown(list: string): Promise<void>;
  /** Takes back what has not left yet. */
  withdraw(list: string, n?: number): Promise<void>;
  readonly flights: Pick<Flights, 'get' | 'ofList'>;
}

/** Rows that wait in the lane beyond those that may leave at once, so that no slot is ever without one. */
const SPARE = 1;
const ASKING_AT_LEAST = 5;
const ASKING_AT_MOST = 24;
/** Rows that are looked up in the cache in one transaction. */
const KNOWN_AT_ONCE = 200;

export function createRun(parts: RunParts): Run {
  const { table, checks, clock } = parts;
  const flights = createFlights();
  const settle = createSettle(parts);
  const noteLimit = createLimitLog(parts);
  const turns = createTurns({ ...parts, flights, onRested: () => go() });
  const inTurn = createInTurn();
  let [running, again] = [false, false];
  const onceMore = createOnceMore(clock, () => void resume().catch(stuck));

  const conclude = (check: CheckRow): void => void inTurn(() => concludeNow(check)).catch(stuck);

  async function concludeNow(check: CheckRow): Promise<void> {
    flights.note(check);
    parts.onChange();
    for (const { list, n } of flights.of(check.id)) {
      noteLimit(list, check);
      const settled = await settle.byCheck(list, n, check);
      if (settled?.becomes === 'submitted') await submit(list, n, check.id);
      else if (settled) landed(list, n, settled.list);
      // The row was taken off the list, or asked for in another way, and nobody waits here any more.
      else if (check.active === undefined) flights.remove(list, n);
    }
    if (check.active === undefined && flights.of(check.id).length === 0) await parts.dropCheck(check.id);
    go();
  }

  function landed(list: string, n: number, after: ListRow): void {
    flights.remove(list, n);
    if (after.stage === 'done' || after.stopped) parts.onEnd(after);
  }

  /** Written before: a worker that dies here finds a check that was to be submitted, and was not. */
  async function submit(list: string, n: number, checkId: string): Promise<void> {
    const submitted = await checks.submit(checkId);
    if (!submitted.ok) return;
    const { id } = submitted.value;
    if (id !== checkId) await follow(list, n, id);
  }

  async function follow(list: string, n: number, checkId: string): Promise<void> {
    await table.changeItems(list, [n], async ({ todo: _, ...item }) => ({ item: { ...item, checkId } }));
    flights.add(list, n, checkId, clock.now());
    const check = await parts.findCheck(checkId);
    if (check) conclude(check);
  }

  /** What is written of the rows, not what is in memory, says how to go on. */
  function stuck(error: unknown): void {
    parts.onBug('lists', error);
    onceMore();
  }

  async function ask(item: ListItem, lane: 'interactive' | 'page' | 'list'): Promise<void> {
    const { list, n, sent, refresh } = item;
    if (sent === null) return;
    const indicator = { kind: item.indicator.kind, value: sent };
    // What may leave of it was decided when it came into the list, or by the user since.
    const order = {
      indicator,
      origin: 'list',
      secrets: 'keep',
      refresh,
      lane,
      list,
      asker: 'lists',
    } as const;
    const { id } = await checks.start(order);
    await follow(list, n, id);
  }

  function go(): void {
    if (running) {
      again = true;
      return;
    }
    running = true;
    work()
      .catch(stuck)
      .finally(() => {
        running = false;
        if (again) go();
      });
  }

  async function work(): Promise<void> {
    again = false;
    const { minute } = await parts.limits();
    const room = Math.min(ASKING_AT_MOST, Math.max(ASKING_AT_LEAST, minute + SPARE));
    for (let list = await turns.next(room); list; list = await turns.next(room)) {
      const [item] = await table.toDo(list.id, 1);
      if (!item) continue;
      const known = await settle.byCache(list.id, [item]);
      if (known?.items.length) ended(known.list);
      else await ask(item, item.todo === 'first' ? 'interactive' : (list.lane ?? 'list'));
    }
  }

  function ended(list: ListRow): void {
    parts.onChange();
    if (list.stage === 'done') parts.onEnd(list);
  }

  return {
    go,
    flights,

    resume,

    onCheck(check) {
      if (flights.of(check.id).length > 0) conclude(check);
    },

    async raise(item) {
      await ask(item, 'interactive');
    },

    async answerKnown(id) {
      for (let after = 0; ; ) {
        const items = await table.toDoAfter(id, after, KNOWN_AT_ONCE);
        const last = items.at(-1);
        if (!last) return;
        after = last.n;
        const changed = await settle.byCache(id, items);
        if (changed) ended(changed.list);
      }
    },

    async withdraw(list, n) {
      const wanted = (flight: Flight): boolean => n === undefined || flight.n === n;
      for (const flight of flights.ofList(list).filter(wanted)) {
        const others = flights
          .of(flight.checkId)
          .some((other) => other.list !== list || other.n !== flight.n);
        // What has left is paid for: its answer is taken. What a person asked for too is theirs.
        if (flight.doing === 'waiting' && !others) await checks.takeBack(flight.checkId, 'lists');
      }
    },
  };

  /** One that cannot be settled holds no other up. */
  async function resume(): Promise<void> {
    const looks = (await table.inFlight()).map((item) => inTurn(() => look(item)));
    const failed = (await Promise.allSettled(looks)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') stuck(failed.reason);
    go();
  }

  /** The check is read in its turn, for what was read before may have ended, and been submitted, meanwhile. */
  async function look({ list, n, checkId }: ListItem): Promise<void> {
    if (checkId === undefined) return;
    const check = await parts.findCheck(checkId);
    const known = flights.get(list, n)?.checkId === checkId;
    flights.add(list, n, checkId, clock.now());
    // Swept, or lost: asked for anew. What it may have submitted is known by the row.
    if (!check) await askAgain(list, n, checkId);
    else if (!known || check.active === undefined) await concludeNow(check);
  }

  async function askAgain(list: string, n: number, gone: string): Promise<void> {
    await table.changeItems(list, [n], async ({ checkId, ...item }) =>
      checkId === gone ? { item: { ...item, todo: 'next' } } : null,
    );
    flights.remove(list, n);
  }
}
