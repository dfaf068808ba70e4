import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { attempt } from '@/utils/services/storage/attempt';
import {
  type AssayDatabase,
  OPEN_TIMEOUT,
  openDatabase,
  type Storage,
} from '@/utils/services/storage/database';
import { DATABASE_NAME, LADDER } from '@/utils/services/storage/schema';
import { transact } from '@/utils/services/storage/transact';
import { createFakeClock, settleAll } from '../../../support/fake-clock';

function createHandle(indexedDB = new IDBFactory()) {
  const clock = createFakeClock();
  return { clock, indexedDB, storage: openDatabase({ indexedDB, clock }) };
}

/** Opens the database past our handle, as another build of the extension would. */
function openRaw(indexedDB: IDBFactory, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

it('makes every store', async () => {
  const { storage } = createHandle();
  const names = await storage.run(async (database) => [...database.objectStoreNames]);
  const stores = [
    'aliases cards checks downloads history holds listBad listBriefs listReplies listRows lists log meta outbox removed',
    'replies reports sections spends uploads vault watch watchChanges watchReplies watchResults watchRuns',
  ];
  expect(names).toEqual(stores.join(' ').split(' '));
});

it('brings a database of the first version up, with what is in it', async () => {
  const indexedDB = new IDBFactory();
  const old = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(DATABASE_NAME, 1);
    request.onupgradeneeded = () => {
      if (request.transaction) LADDER[0]?.(request.result, request.transaction);
    };
    request.onsuccess = () => resolve(request.result);
  });
  expect([...old.objectStoreNames]).not.toContain('downloads');
  old.transaction('meta', 'readwrite').objectStore('meta').put('kept', 'one');
  old.close();
  const { storage } = createHandle(indexedDB);
  expect(await storage.run((database) => database.get('meta', 'one'))).toBe('kept');
  expect(await storage.run((database) => database.countFromIndex('downloads', 'active'))).toBe(0);
});

it('keeps what is there across connections', async () => {
  const { storage, indexedDB } = createHandle();
  await storage.run((database) => database.put('meta', 1, 'one'));
  storage.close();
  expect(await storage.run((database) => database.get('meta', 'one'))).toBe(1);
  expect(await createHandle(indexedDB).storage.run((database) => database.get('meta', 'one'))).toBe(1);
});

it('opens anew, once, when the connection was closed under it', async () => {
  const { storage } = createHandle();
  await storage.run((database) => database.put('meta', 1, 'one'));
  await storage.run(async (database) => database.close());
  expect(await storage.run((database) => database.get('meta', 'one'))).toBe(1);
  let tries = 0;
  const closing = () => {
    tries += 1;
    return Promise.reject(new DOMException('The database connection is closing.', 'InvalidStateError'));
  };
  await expect(storage.run(closing)).rejects.toThrow('closing');
  expect(tries).toBe(2);
});

it.each([
  new Error('a bug'),
  new DOMException('taken', 'ConstraintError'),
  Object.assign(new Error('no exception of the database'), { name: 'InvalidStateError' }),
  new DOMException('A mutation operation was attempted', 'InvalidStateError'),
])('does not do other failed work twice: %s', async (error) => {
  const { storage } = createHandle();
  let tries = 0;
  const work = () => {
    tries += 1;
    return Promise.reject(error);
  };
  await expect(storage.run(work)).rejects.toBe(error);
  expect(tries).toBe(1);
});

describe('the connection', () => {
  /** Counts how often the database is opened. */
  function counting() {
    const real = new IDBFactory();
    const opened: unknown[] = [];
    const indexedDB = new Proxy(real, {
      get: (target, name) => {
        if (name === 'open') opened.push(name);
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    return { ...createHandle(indexedDB), opened };
  }
  const count = (database: AssayDatabase) => database.count('meta');

  it('is one for all, and nobody waits for it any more once it is there', async () => {
    const { storage, opened, clock } = counting();
    await Promise.all([storage.run(count), storage.run(count)]);
    await storage.run(count);
    expect(opened).toHaveLength(1);
    expect(clock.sleeping()).toEqual([]);
  });

  it('that died under several is opened anew once for all of them', async () => {
    const { storage, opened } = counting();
    await storage.run(async (database) => database.close());
    expect(await Promise.all([storage.run(count), storage.run(count), storage.run(count)])).toEqual([
      0, 0, 0,
    ]);
    expect(opened).toHaveLength(2);
  });

  it('is closed, and opened by the next who needs it', async () => {
    const { storage, opened } = counting();
    expect(() => storage.close(), 'also before there is one').not.toThrow();
    const held = await storage.run(async (database) => database);
    storage.close();
    await settleAll();
    expect(() => held.transaction('meta')).toThrow();
    expect(await storage.run(count)).toBe(0);
    expect(opened).toHaveLength(2);
  });

  it('that the browser has thrown away is not used any more', async () => {
    const { storage, indexedDB } = createHandle();
    await storage.run(count);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(DATABASE_NAME).onsuccess = resolve;
    });
    let tries = 0;
    await storage.run((database) => {
      tries += 1;
      return count(database);
    });
    expect(tries).toBe(1);
  });

  it.each([
    ['comes too late is closed again', 'onsuccess', 1],
    ['fails when nobody waits for it any more is no connection', 'onerror', 0],
  ] as const)('that %s, and the next may be opened at once', async (_, ends, closed) => {
    const late = { onsuccess: () => undefined, onerror: () => undefined, result: { close: vi.fn() } };
    let openings = 0;
    const open = () => {
      openings += 1;
      return late;
    };
    const { storage, clock } = createHandle(new Proxy(new IDBFactory(), { get: () => open }));
    const inTime = async () => {
      const opened = attempt(() => storage.run(count));
      await clock.advance(OPEN_TIMEOUT);
      return opened;
    };
    const gaveUp = { failure: { detail: 'Error: the database did not open in time' } };
    expect(await inTime()).toMatchObject(gaveUp);
    expect(await attempt(() => storage.run(count)), 'nobody waits for it again').toMatchObject(gaveUp);
    expect(openings).toBe(1);
    late[ends]();
    expect(late.result.close).toHaveBeenCalledTimes(closed);
    expect(await inTime()).toMatchObject(gaveUp);
    expect(openings).toBe(2);
  });
});

it('lets go when a newer build wants to upgrade', async () => {
  const { storage, indexedDB } = createHandle();
  await storage.run((database) => database.count('meta'));
  const newer = await openRaw(indexedDB, LADDER.length + 1);
  expect(newer.version).toBe(LADDER.length + 1);
  newer.close();
  // The older build says so and wipes nothing (faults.md §4.16).
  expect(await attempt(() => storage.run((database) => database.count('meta')))).toMatchObject({
    failure: { tag: 'storage-closed', why: 'newer' },
  });
});

/** A browser that answers openings only later, as long as `hangs`: what it left is opened by `end`. */
function createHanging() {
  const real = new IDBFactory();
  const left: (() => void)[] = [];
  const state = { hangs: true, openings: 0, end: () => left.splice(0).forEach((answer) => void answer()) };
  const factory = new Proxy(real, {
    get: (target, name) => {
      if (name !== 'open') return Reflect.get(target, name);
      return (...args: [string, number]) => {
        state.openings += 1;
        if (!state.hangs) return target.open(...args);
        const request: Partial<IDBOpenDBRequest> = {};
        left.push(() => {
          const late = target.open(...args);
          late.onsuccess = (event) => {
            Object.assign(request, { result: late.result });
            request.onsuccess?.call(late, event);
          };
        });
        return request;
      };
    },
  });
  return { state, factory };
}

describe('gives up an opening that hangs', () => {
  const count = (storage: Storage) => attempt(() => storage.run((database) => database.count('meta')));
  const unopened = { ok: false, failure: { tag: 'internal' } };

  it('lets nobody else wait for it, and tries again later', async () => {
    const { state, factory } = createHanging();
    const { storage, clock } = createHandle(factory);
    const opened = count(storage);
    await clock.advance(OPEN_TIMEOUT);
    expect(await opened).toMatchObject(unopened);
    expect(await count(storage), 'at once').toMatchObject(unopened);
    expect(state.openings).toBe(1);
    state.hangs = false;
    await clock.advance(OPEN_TIMEOUT);
    expect(await count(storage)).toEqual({ ok: true, value: 0 });
  });

  it('and tries again at once when it has come to an end after all', async () => {
    const { state, factory } = createHanging();
    state.hangs = false;
    const before = createHandle(factory).storage;
    expect(await count(before)).toMatchObject({ ok: true });
    before.close();
    state.hangs = true;
    const { storage, clock } = createHandle(factory);
    const opened = count(storage);
    await clock.advance(OPEN_TIMEOUT);
    expect(await opened).toMatchObject(unopened);
    state.hangs = false;
    state.end();
    await expect.poll(() => count(storage)).toEqual({ ok: true, value: 0 });
  });
});

describe('transact', () => {
  it('writes all or nothing', async () => {
    const { storage } = createHandle();
    const half = storage.run((database) =>
      transact(database, ['meta'], 'strict', async (transaction) => {
        await transaction.objectStore('meta').put(1, 'one');
        throw new Error('in the middle');
      }),
    );
    await expect(half).rejects.toThrow('in the middle');
    expect(await storage.run((database) => database.get('meta', 'one'))).toBeUndefined();
  });

  it.each(['strict', 'relaxed'] as const)('waits for the disk as it is told: %s', async (durability) => {
    const { storage } = createHandle();
    const taken = storage.run((database) =>
      transact(database, ['meta'], durability, async (transaction) => transaction.durability),
    );
    expect(await taken).toBe(durability);
  });

  it.each([
    ['in a transaction that is aborted already', null, 'in the middle'],
    ['in one that cannot be aborted', new TypeError('no such thing'), 'no such thing'],
    ['in one that the browser does not let be aborted', new DOMException('no', 'UnknownError'), 'no'],
  ])('says what failed first %s', async (_, thrown, says) => {
    const { storage } = createHandle();
    const failed = storage.run((database) =>
      transact(
        new Proxy(database, {
          get: (target, name) =>
            name !== 'transaction'
              ? Reflect.get(target, name)
              : (...args: Parameters<typeof database.transaction>) => {
                  const transaction = target.transaction(...args);
                  if (!thrown) transaction.abort();
                  return new Proxy(transaction, {
                    get(begun, member) {
                      if (member === 'abort' && thrown)
                        return () => {
                          throw thrown;
                        };
                      const value: unknown = Reflect.get(begun, member);
                      return typeof value === 'function' ? value.bind(begun) : value;
                    },
                  });
                },
        }),
        ['meta'],
        'strict',
        async () => {
          throw new Error('in the middle');
        },
      ),
    );
    await expect(failed).rejects.toThrow(says);
  });

  it('fails when the browser aborts it', async () => {
    const { storage } = createHandle();
    const aborted = storage.run((database) =>
      transact(database, ['meta'], 'strict', async (transaction) => {
        await transaction.objectStore('meta').put(1, 'one');
        transaction.abort();
      }),
    );
    await expect(aborted).rejects.toThrow();
    expect(await storage.run((database) => database.get('meta', 'one'))).toBeUndefined();
  });
});
