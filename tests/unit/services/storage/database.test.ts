import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { attempt, storageFailure } from '@/utils/services/storage/attempt';
import { OPEN_TIMEOUT, openDatabase, type Storage } from '@/utils/services/storage/database';
import { DATABASE_NAME, LADDER } from '@/utils/services/storage/schema';
import { transact } from '@/utils/services/storage/transact';
import { createFakeClock } from '../../../support/fake-clock';

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

it('does not do other failed work twice', async () => {
  const { storage } = createHandle();
  let tries = 0;
  const work = () => {
    tries += 1;
    return Promise.reject(new Error('a bug'));
  };
  await expect(storage.run(work)).rejects.toThrow('a bug');
  expect(tries).toBe(1);
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

it.each([
  [new DOMException('', 'QuotaExceededError'), 'storage-full'],
  [new DOMException('Failed to write blobs (IOError)', 'DataError'), 'storage-full'],
  [new Error('IO error: /x/000003.log: Unable to create: FILE_ERROR_NO_SPACE'), 'storage-full'],
  [new Error('Resource::kQuotaBytes quota exceeded'), 'storage-full'],
  [new DOMException('A mutation operation was attempted', 'InvalidStateError'), 'internal'],
  ['a string', 'internal'],
])('%s is %s', (error, tag) => {
  expect(storageFailure(error).tag).toBe(tag);
});
