import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { attempt } from '@/utils/services/storage/attempt';
import { OPEN_TIMEOUT, openDatabase } from '@/utils/services/storage/database';
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
