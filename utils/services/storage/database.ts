import { type IDBPDatabase, wrap } from 'idb';
import { SECOND } from '@/utils/domain/duration';
import type { Clock } from '../clock';
import { type AssaySchema, DATABASE_NAME, LADDER } from './schema';

export type AssayDatabase = IDBPDatabase<AssaySchema>;

/** How long an opening may take before it counts as failed (faults.md §4.28). */
export const OPEN_TIMEOUT = 10 * SECOND;

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

  const forget = (which: Promise<AssayDatabase>): void => {
    if (opening === which) opening = null;
  };
  const connect = (): Promise<AssayDatabase> => {
    if (opening) return opening;
    const attempt: Promise<AssayDatabase> = open(indexedDB, clock, () => forget(attempt));
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

async function open(factory: IDBFactory, clock: Clock, onGone: () => void): Promise<AssayDatabase> {
  const request = factory.open(DATABASE_NAME, LADDER.length);
  const finished = new AbortController();
  let late = false;
  request.onupgradeneeded = (event) => {
    const { transaction } = request;
    if (transaction) for (const step of LADDER.slice(event.oldVersion)) step(request.result, transaction);
  };
  const ready = new Promise<IDBDatabase>((resolve, reject) => {
    request.onerror = () => reject(request.error ?? new Error('the database could not be opened'));
    request.onsuccess = () => {
      const database = request.result;
      if (late) return database.close();
      // A newer build wants to upgrade, or the browser threw the database away: let go at once.
      database.onversionchange = () => {
        database.close();
        onGone();
      };
      database.onclose = onGone;
      resolve(database);
    };
  });
  // `blocked` needs no answer of its own: the other connection closes on `versionchange`, or the time runs out.
  const timeout = clock.wait(clock.now() + OPEN_TIMEOUT, finished.signal).then((): never => {
    late = true;
    throw new Error('the database did not open in time');
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
