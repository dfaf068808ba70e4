import 'fake-indexeddb/auto';
import { IDBDatabase as FakeDatabase, IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { attempt } from '@/utils/services/storage/attempt';
import { openDatabase } from '@/utils/services/storage/database';
import { DATABASE_NAME, LADDER } from '@/utils/services/storage/schema';
import { createFakeClock } from '../../../support/fake-clock';

const VERSIONS = LADDER.map((_, at) => at + 1);

const handle = (indexedDB: IDBFactory) => openDatabase({ indexedDB, clock: createFakeClock() });

/** The database as the release of that version left it, with a row in every store. */
async function leftBy(version: number): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME, version);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
    request.onupgradeneeded = () => {
      const { result, transaction } = request;
      if (transaction) for (const step of LADDER.slice(0, version)) step(result, transaction);
    };
  });
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names, 'readwrite');
  for (const name of names) {
    const store = transaction.objectStore(name);
    const paths = [store.keyPath ?? []].flat();
    const row = { kept: name, ...Object.fromEntries(paths.map((path) => [path, 1])) };
    store.put(row, ...(paths.length > 0 || store.autoIncrement ? [] : ['key']));
  }
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
  return indexedDB;
}

/** Every store with its indexes, and what is in it. */
async function insideOf(indexedDB: IDBFactory, version?: number) {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME, version);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const stores = names.map((name) => transaction.objectStore(name));
  const counts = stores.map((store) => store.count());
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
  return {
    version: database.version,
    shape: Object.fromEntries(stores.map((store) => [store.name, [...store.indexNames]])),
    rows: Object.fromEntries(names.map((name, at) => [name, counts[at]?.result])),
  };
}

afterEach(() => vi.restoreAllMocks());

describe('the ladder', () => {
  it.each(VERSIONS)('brings a database of version %i up, with every row that is in it', async (version) => {
    const indexedDB = await leftBy(version);
    const before = await insideOf(indexedDB);
    const storage = handle(indexedDB);
    await storage.run((database) => database.count('meta'));
    storage.close();
    const fresh = new IDBFactory();
    const first = handle(fresh);
    await first.run((database) => database.count('meta'));
    first.close();
    const after = await insideOf(indexedDB);
    const wanted = await insideOf(fresh);
    expect(after.version).toBe(LADDER.length);
    expect(after.shape).toEqual(wanted.shape);
    expect(after.rows).toEqual({ ...wanted.rows, ...before.rows });
  });

  it.each(VERSIONS.slice(0, -1))(
    'that breaks on the way up from version %i leaves all of it as it was, and is climbed the next time',
    async (version) => {
      const indexedDB = await leftBy(version);
      const before = await insideOf(indexedDB, version);
      const create = FakeDatabase.prototype.createObjectStore;
      vi.spyOn(FakeDatabase.prototype, 'createObjectStore').mockImplementation(function (
        this: never,
        ...store
      ) {
        // The last of all: by then every other step has been taken.
        if (store[0] === 'listBriefs') throw new DOMException('no room', 'QuotaExceededError');
        return create.apply(this, store);
      });
      const storage = handle(indexedDB);
      expect(await attempt(() => storage.run((database) => database.count('meta')))).toMatchObject({
        ok: false,
      });
      vi.restoreAllMocks();
      expect(await insideOf(indexedDB, version)).toEqual(before);
      expect(await attempt(() => storage.run((database) => database.count('meta')))).toEqual({
        ok: true,
        value: 1,
      });
    },
  );
});
