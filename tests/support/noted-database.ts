import type { AssayDatabase, Storage } from '@/utils/services/storage/database';

/** A database whose writing is written down. */
export interface NotedDatabase {
  readonly storage: Storage;
  /** `strict vault meta` where a transaction begins, then what it does: `put key`, `delete key`. */
  readonly notes: string[];
  /** The large records that were put, 4 kB and more. They are stored empty: 24 MB take a second. */
  readonly large: Uint8Array<ArrayBuffer>[];
}

const LARGE = 4_096;

/** Writes down each readwrite transaction on top of another database. */
export function noteWrites(below: Storage): NotedDatabase {
  const notes: string[] = [];
  const large: Uint8Array<ArrayBuffer>[] = [];

  function put(store: object, value: unknown, key: unknown): unknown {
    const isLarge = value instanceof Uint8Array && value.byteLength >= LARGE;
    if (isLarge) large.push(new Uint8Array(value));
    else notes.push(`put ${String(key)}`);
    return call(store, 'put', isLarge ? new Uint8Array() : value, key);
  }
  function remove(store: object, key: unknown): unknown {
    notes.push(`delete ${key instanceof IDBKeyRange ? `${key.lower} to ${key.upper}` : key}`);
    return call(store, 'delete', key);
  }
  const storeOf = (store: object): object =>
    over(store, {
      put: (value, key) => put(store, value, key),
      delete: (key) => remove(store, key),
    });
  const databaseOf = (database: AssayDatabase): AssayDatabase =>
    over(database, {
      transaction: (names, mode, options) => {
        const begun = database.transaction(names, mode, options);
        if (mode !== 'readwrite') return begun;
        notes.push([begun.durability, ...begun.objectStoreNames].join(' '));
        return over(begun, { objectStore: (name) => storeOf(begun.objectStore(name)) });
      },
    });
  return {
    storage: { close: below.close, run: (work) => below.run((database) => work(databaseOf(database))) },
    notes,
    large,
  };
}

function call(object: object, name: string, ...values: unknown[]): unknown {
  return Reflect.apply(Reflect.get(object, name), object, values);
}

/** The object, with some of its methods in the place of its own. */
function over<T extends object>(object: T, methods: Record<string, (...args: never[]) => unknown>): T {
  return new Proxy(object, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof name === 'string' && Object.hasOwn(methods, name)) return methods[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
