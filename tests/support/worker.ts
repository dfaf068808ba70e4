import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { composeServices, type Services } from '@/entrypoints/background/compose';
import type { DownloadView } from '@/utils/domain/download';
import type { CheckRow } from '@/utils/services/checks/row';
import type { Clock } from '@/utils/services/clock';
import type { DownloadRow } from '@/utils/services/downloads/row';
import type { ListRow } from '@/utils/services/lists/row';
import { type AssayDatabase, openDatabase } from '@/utils/services/storage/database';
import type { KeyValueArea } from '@/utils/services/storage/key-value-area';
import { readsInTime } from '@/utils/services/storage/reads-in-time';
import { createFakeClock, type FakeClock, NOON, settleAll } from './fake-clock';
import { createFakeDisk, type FakeDisk } from './fake-disk';
import { createFakeNotices, type FakeNotices } from './fake-notices';
import { createFakeReceiver, type FakeReceiver } from './fake-receiver';
import { createFakeUploading, type FakeUploading } from './fake-uploading';
import { createLittleVirusTotal, type LittleVirusTotal } from './little-virustotal';

export const KEY = 'a1'.repeat(32);

/** A browser without a browser: what outlives a worker is here, and workers are born into it. */
export interface World {
  readonly clock: FakeClock;
  readonly virusTotal: LittleVirusTotal;
  readonly area: KeyValueArea;
  /** The browser's own databases, past every worker. */
  readonly indexedDB: IDBFactory;
  readonly disk: FakeDisk;
  readonly uploading: FakeUploading;
  readonly notices: FakeNotices;
  readonly receiver: FakeReceiver;
  online: boolean;
  /** What an administrator has set; a worker hears of a change through `managedFollower.changed`. */
  policy: unknown;
  /** The store that refuses to be written, as on a full disk. */
  diskFull: 'checks' | null;
  /** The store of the settings gives no answer, ever; who waits for one does not keep the world from settling. */
  areaHangs: boolean;
  /** `browser` takes the place of what the world gives it by itself. */
  born(browser?: Partial<OwnBrowser>): Worker;
  /** Resolves when nothing moves any more: every call outwards is answered and nothing new was asked. */
  settle(): Promise<void>;
}

/** The doors of one worker's browser that a test may bring along. */
export interface OwnBrowser {
  readonly clock: Clock;
  readonly stayAwake: () => () => void;
  /** Around each request, as it leaves. */
  readonly awake: (send: typeof fetch) => typeof fetch;
}

export interface Worker extends Services {
  readonly changes: CheckRow[];
  /** Downloads that came to rest. */
  readonly rests: DownloadRow[];
  /** Downloads that stay paused until the user says what to do, as they were told of. */
  readonly held: DownloadView[];
  /** Lists that ended or stopped, each time that was told. */
  readonly ends: ListRow[];
  /** Whether something of it waits: an alarm stands behind that, and it outlives the worker. */
  isAwaited(): boolean;
  /** From here on nothing that this worker waits for ever comes, as when the browser stops it. */
  kill(): void;
  /** Told of each step outwards (a database call, a request) before it happens. */
  onStep: (step: string) => void;
}

export async function createWorld(): Promise<World> {
  let pending = 0;
  // Reading a body and compressing it happen between two calls outwards: only turns without a move mean rest.
  let [moves, seen] = [0, 0];
  const busy = (): boolean => {
    const moved = moves !== seen;
    seen = moves;
    return pending > 0 || moved;
  };
  const settle = (): Promise<void> => settleAll(busy);
  const clock = createFakeClock(NOON, busy);
  const virusTotal = createLittleVirusTotal(clock.now);
  const indexedDB = new IDBFactory();
  const stored = new Map<string, unknown>();
  const area: KeyValueArea = {
    get: async (key) => stored.get(key),
    set: async (key, value) => void stored.set(key, value),
    remove: async (key) => void stored.delete(key),
  };
  let ids = 0;

  const disk = createFakeDisk();
  const notices = createFakeNotices();
  const receiver = createFakeReceiver(clock);
  const world: World = {
    clock,
    disk,
    uploading: createFakeUploading(disk.files, clock),
    notices,
    receiver,
    virusTotal,
    area,
    indexedDB,
    online: true,
    policy: {},
    diskFull: null,
    areaHangs: false,
    settle,
    born({
      clock: ownClock = clock,
      stayAwake = () => () => undefined,
      awake = (send: typeof fetch) => send,
    } = {}) {
      let alive = true;
      const alarms = new Set<symbol>();
      const changes: CheckRow[] = [];
      const rests: DownloadRow[] = [];
      const held: DownloadView[] = [];
      const ends: ListRow[] = [];
      const mortal = <T>(promise: Promise<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          pending += 1;
          moves += 1;
          promise
            .finally(() => {
              pending -= 1;
              moves += 1;
            })
            .then(
              (value) => alive && resolve(value),
              (error) => alive && reject(error),
            );
        });
      const storage = openDatabase({ indexedDB, clock });
      const outwards = <T>(step: string, work: () => Promise<T>): Promise<T> => {
        worker.onStep(step);
        return alive ? mortal(work()) : new Promise(() => undefined);
      };
      // A file is hashed without any call outwards: as long as one is read, the world has not settled.
      const hold = (): (() => void) => {
        pending += 1;
        let held = true;
        const letGo = (): void => {
          if (held) pending -= 1;
          held = false;
          moves += 1;
        };
        holds.push(letGo);
        return letGo;
      };
      const holds: (() => void)[] = [];
      const door = () =>
        disk.door((step) => {
          worker.onStep(step);
          return alive ? mortal(Promise.resolve()) : new Promise(() => undefined);
        }, hold);
      const services = composeServices(
        {
          clock: {
            ...ownClock,
            // Waiting is no work: it is left out of what has to settle.
            wait: (until, signal) =>
              new Promise((resolve) => {
                const alarm = Symbol('alarm');
                alarms.add(alarm);
                ownClock.wait(until, signal).then(() => {
                  if (!alive) return;
                  alarms.delete(alarm);
                  resolve();
                });
              }),
          },
          fetch: awake((input, init) => {
            worker.onStep('fetch');
            if (!alive) return new Promise(() => undefined);
            const reply = virusTotal.fetch(input, init);
            // Nothing moves while nobody answers: such a request does not keep the world from settling.
            return virusTotal.silent ? new Promise(() => undefined) : mortal(reply);
          }),
          randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
          ...readsInTime(
            {
              managed: { read: async () => world.policy, onChange: () => undefined },
              area: {
                get: (key) =>
                  world.areaHangs ? new Promise(() => undefined) : outwards('area', () => area.get(key)),
                set: (key, value) => outwards('area', () => area.set(key, value)),
                remove: (key) => outwards('area', () => area.remove(key)),
              },
            },
            clock,
          ),
          storage: {
            ...storage,
            run: (work) => {
              worker.onStep('database');
              return alive
                ? mortal(storage.run((database) => work(refusing(database, world.diskFull))))
                : new Promise(() => undefined);
            },
          },
          random: () => 0.5,
          newId: () => `check-${++ids}`,
          timeout: () => new AbortController().signal,
          mayReach: async () => true,
          isOnline: () => world.online,
          keepAwake: () => () => undefined,
          downloads: { ...door(), hashPlace: async () => null },
          uploads: {
            place: world.uploading.place(
              (name) => worker.onStep(name),
              () => alive,
            ),
            stayAwake,
          },
          watch: {
            notices: notices.door((step) => {
              worker.onStep(step);
              return alive ? mortal(Promise.resolve()) : new Promise(() => undefined);
            }),
            send: (input, init) => {
              worker.onStep('webhook');
              return alive ? mortal(receiver.send(input, init)) : new Promise(() => undefined);
            },
            mayReach: async () => receiver.permitted,
          },
        },
        {
          check: (row) => void (alive && changes.push(row)),
          quota: () => undefined,
          uploads: { changed: () => undefined },
          outbox: { changed: () => undefined },
          history: () => undefined,
          log: () => undefined,
          watch: { changed: () => undefined },
          downloads: {
            changed: () => undefined,
            isNew: () => undefined,
            rests: (row) => void (alive && rests.push(row)),
            held: async (download) => {
              worker.onStep('notice');
              if (!alive) return new Promise(() => undefined);
              held.push(download);
              return mortal(Promise.resolve(true));
            },
            letGo: () => undefined,
          },
          lists: { changed: () => undefined, ended: (list) => void (alive && ends.push(list)) },
        },
      );
      const worker: Worker = {
        ...services,
        changes,
        rests,
        held,
        ends,
        isAwaited: () => alarms.size > 0,
        onStep: () => undefined,
        kill: () => {
          alive = false;
          for (const letGo of holds) letGo();
        },
      };
      return worker;
    },
  };
  const first = world.born();
  await first.vault.saveKey(KEY);
  await settle();
  return world;
}

/** Transactions and puts that would write to the full store fail, as they do when the disk is full. */
function refusing(database: AssayDatabase, full: string | null): AssayDatabase {
  if (full === null) return database;
  const refuse = (): never => {
    throw new DOMException('no space left', 'QuotaExceededError');
  };
  return new Proxy(database, {
    get(target, name) {
      if (name === 'put')
        return (store: never, ...rest: [never]) => (store === full ? refuse() : target.put(store, ...rest));
      if (name === 'transaction')
        return (stores: string | readonly string[], mode: IDBTransactionMode, ...rest: []) =>
          mode === 'readwrite' && [stores].flat().includes(full)
            ? refuse()
            : target.transaction(stores as never, mode as never, ...rest);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
