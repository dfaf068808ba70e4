import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { attempt } from '@/utils/services/storage/attempt';
import { type AssayDatabase, OPEN_TIMEOUT, openDatabase } from '@/utils/services/storage/database';
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

  it('that comes too late is closed again', async () => {
    const late = { onsuccess: () => undefined, result: { close: vi.fn() } };
    const factory = new Proxy(new IDBFactory(), { get: () => () => late });
    const { storage, clock } = createHandle(factory);
    const opened = attempt(() => storage.run(count));
    await clock.advance(OPEN_TIMEOUT);
    expect(await opened).toMatchObject({ failure: { detail: 'Error: the database did not open in time' } });
    late.onsuccess();
    expect(late.result.close).toHaveBeenCalledTimes(1);
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

it('gives up an opening that hangs, and tries again the next time', async () => {
  const real = new IDBFactory();
  let hangs = true;
  const factory = new Proxy(real, {
    get: (target, name) =>
      name === 'open'
        ? (...args: [string, number]) => (hangs ? {} : target.open(...args))
        : Reflect.get(target, name),
  });
  const { storage, clock } = createHandle(factory);
  const opened = attempt(() => storage.run((database) => database.count('meta')));
  await clock.advance(OPEN_TIMEOUT);
  expect(await opened).toMatchObject({ ok: false, failure: { tag: 'internal' } });
  hangs = false;
  expect(await attempt(() => storage.run((database) => database.count('meta')))).toEqual({
    ok: true,
    value: 0,
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
