import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDatabase, type Storage } from '@/utils/services/storage/database';
import { createFakeClock, type FakeClock } from './fake-clock';

/** A database in memory, and a clock that waits for it. */
export interface MemoryDatabase {
  readonly storage: Storage;
  readonly clock: FakeClock;
  /** A second connection to the same database: another context, or the next worker. */
  again(): Storage;
  /** The next writes fail as on a full disk, until it is called with false. */
  fillDisk(full: boolean): void;
}

export function createMemoryDatabase(start?: number): MemoryDatabase {
  const indexedDB = new IDBFactory();
  let [open, full] = [0, false];
  const clock = createFakeClock(start, () => open > 0);

  function again(): Storage {
    const storage = openDatabase({ indexedDB, clock });
    return {
      close: storage.close,
      async run(work) {
        open += 1;
        try {
          return await storage.run((database) => work(full ? refusing(database) : database));
        } finally {
          open -= 1;
        }
      },
    };
  }
  return {
    clock,
    storage: again(),
    again,
    fillDisk(now) {
      full = now;
    },
  };
}

/** As Chromium words it when the disk is full (platform.md fact 11). */
function refusing<T extends object>(database: T): T {
  return new Proxy(database, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name === 'transaction' && typeof value === 'function') {
        return (stores: unknown, mode: unknown, options: unknown) => {
          if (mode === 'readwrite') throw new DOMException('Failed to write blobs (IOError)', 'DataError');
          return value.call(target, stores, mode, options);
        };
      }
      if (name === 'put' || name === 'add' || name === 'delete') {
        return async () => {
          throw new DOMException('Failed to write blobs (IOError)', 'DataError');
        };
      }
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
