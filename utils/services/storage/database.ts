import { type IDBPDatabase, wrap } from 'idb';
import { SECOND } from '@/utils/domain/duration';
import type { Clock } from '../clock';
import { type AssaySchema, DATABASE_NAME, LADDER } from './schema';

export type AssayDatabase = IDBPDatabase<AssaySchema>;

/** How long an opening may take before it counts as failed (faults.md §4.28). */
export const OPEN_TIMEOUT = 10 * SECOND;
/**
 * So long nobody else waits for what has just been given up and still hangs: a check reads three times before it says
 * that it cannot.
 */
const GIVEN_UP_FOR = OPEN_TIMEOUT;

/** The one handle on the database. */
export interface Storage {
  /**
   * Does the work on an open database. When the connection died underneath it is opened anew, once, and the
   * work is done again: so one call is one transaction (faults.md §4.29). Rejects when the database cannot be
   * opened or the work fails; `attempt` turns that into a failure.
   */
  run<T>(work: (database: AssayDatabase) => Promise<T>): Promise<T>;
  /** Closes the connection; the next `run` opens it again. */
  close(): void;
}

export interface DatabaseParts {
  /** The browser's own, or a test's. */
  readonly indexedDB?: IDBFactory;
  readonly clock: Clock;
}

/** Makes the handle; the database itself is opened by the first `run`. */
export function openDatabase({ indexedDB = globalThis.indexedDB, clock }: DatabaseParts): Storage {
  let opening: Promise<AssayDatabase> | null = null;
  let givenUpAt: number | null = null;

  const forget = (which: Promise<AssayDatabase>): void => {
    if (opening === which) opening = null;
  };
  const connect = (): Promise<AssayDatabase> => {
    if (opening) return opening;
    if (givenUpAt !== null && clock.elapsed() - givenUpAt < GIVEN_UP_FOR) return Promise.reject(hangs());
    const attempt: Promise<AssayDatabase> = open(indexedDB, clock, {
      onGone: () => forget(attempt),
      onHanging: (still) => {
        givenUpAt = still ? clock.elapsed() : null;
      },
    });
    opening = attempt;
    // A failed opening is not kept: the next call tries again, for instance once the disk has room.
    attempt.catch(() => forget(attempt));
    return attempt;
  };

  return {
    async run(work) {
      const first = connect();
      try {
        return await work(await first);
      } catch (error) {
        if (!isClosing(error)) throw error;
        forget(first);
        return work(await connect());
      }
    },
    close() {
      const current = opening;
      opening = null;
      current?.then(
        (database) => database.close(),
        () => undefined,
      );
    },
  };
}

const hangs = (): Error => new Error('the database did not open in time');

interface Told {
  /** The connection is closed, or about to be. */
  onGone(): void;
  /** It did not open in time; false once what was given up has come to an end after all. */
  onHanging(still: boolean): void;
}

async function open(factory: IDBFactory, clock: Clock, told: Told): Promise<AssayDatabase> {
  const request = factory.open(DATABASE_NAME, LADDER.length);
  const finished = new AbortController();
  let late = false;
  request.onupgradeneeded = (event) => {
    const { transaction } = request;
    if (transaction) for (const step of LADDER.slice(event.oldVersion)) step(request.result, transaction);
  };
  const ready = new Promise<IDBDatabase>((resolve, reject) => {
    request.onerror = () => {
      if (late) told.onHanging(false);
      reject(request.error ?? new Error('the database could not be opened'));
    };
    request.onsuccess = () => {
      const database = request.result;
      if (late) {
        told.onHanging(false);
        return database.close();
      }
      // A newer build wants to upgrade, or the browser threw the database away: let go at once.
      database.onversionchange = () => {
        database.close();
        told.onGone();
      };
      database.onclose = told.onGone;
      resolve(database);
    };
  });
  // `blocked` needs no answer of its own: the other connection closes on `versionchange`, or the time runs out.
  const timeout = clock.wait(clock.now() + OPEN_TIMEOUT, finished.signal).then((): never => {
    if (!finished.signal.aborted) {
      late = true;
      told.onHanging(true);
    }
    throw hangs();
  });
  try {
    return typed(await Promise.race([ready, timeout]));
  } finally {
    timeout.catch(() => undefined);
    finished.abort();
  }
}

/** Chromium and Firefox word it differently, but both use `InvalidStateError` (faults.md §4.29). */
function isClosing(error: unknown): boolean {
  return (
    error instanceof DOMException && error.name === 'InvalidStateError' && !/mutation/i.test(error.message)
  );
}

/** idb cannot know which schema a database it did not open has; the ladder above made it this one. */
function typed(database: IDBDatabase): AssayDatabase {
  const wrapped: unknown = wrap(database);
  return wrapped as AssayDatabase;
}
