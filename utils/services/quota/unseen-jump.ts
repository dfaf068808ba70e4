import { occupied, REQUEST_AT_MOST } from '@/utils/domain/budget';
import { SECOND } from '@/utils/domain/duration';
import type { Clock } from '../clock';
import type { Books } from './books';
import { type LedgerTransaction, REACH, type RecentSpend } from './spend-rows';

/** What VirusTotal's clock showed, and ours with it, at its latest reply. In `meta`. */
interface Heard {
  readonly serverTime: number;
  readonly at: number;
}

/** VirusTotal's time as a reply tells it, and whose reply it was. */
export interface ToldTime {
  /** Null where the reply could not be read for it. */
  readonly serverTime: number | null;
  /** When it was asked for, on our clock; left out, when the request with this number left. */
  readonly askedAt?: number;
  readonly spendId?: number;
}

/** The wall clock may be set while no worker lives. Only VirusTotal's own time tells. */
export interface UnseenJump {
  /**
   * To be called in each transaction of the ledger, with how far the wall clock moved beside the time that passed since
   * the one before: how far the rows of dead workers have to be moved along. `taken` once that is written.
   */
  look(
    transaction: LedgerTransaction,
    moved: number,
    told?: ToldTime,
  ): Promise<{ readonly skew: number; taken(): void }>;
  /** Whether the minute were full, had the last request of a dead worker left just before this one was born. */
  mayFill(transaction: LedgerTransaction, books: Books): Promise<boolean>;
  /** Whether the clock is what it seems: what is old by it may go. */
  isKnown(): boolean;
  /** VirusTotal could not be asked for its time. */
  trustClock(): void;
}

/** Where it is in `meta`. */
const HEARD_KEY = 'heard';
/** Two dates, each cut to whole seconds, tell no less. */
const NOTICED = 3 * SECOND;

export function createUnseenJump(clock: Pick<Clock, 'now' | 'elapsed'>): UnseenJump {
  const born = clock.elapsed();
  /** The last row that a dead worker wrote. */
  let last: number | null = null;
  let [trusted, compared] = [false, false];

  /** What a dead worker sent has left the minute by now, whatever the clock shows. */
  const isKnown = (): boolean => trusted || clock.elapsed() - born > REACH;

  /** How long before this worker was born its last row was written, by the wall clock; less than nothing if ahead. */
  async function silence(transaction: LedgerTransaction): Promise<number> {
    const spends = transaction.objectStore('spends');
    const cursor = await spends.openCursor(last === null ? null : IDBKeyRange.upperBound(last), 'prev');
    last ??= cursor?.primaryKey ?? 0;
    return cursor ? clock.now() - (clock.elapsed() - born) - cursor.value.at : 0;
  }

  async function askedAt(transaction: LedgerTransaction, told: ToldTime): Promise<number> {
    const row = told.spendId && (await transaction.objectStore('spends').get(told.spendId));
    return told.askedAt ?? (row ? row.at : clock.now());
  }

  return {
    async look(transaction, moved, told) {
      const meta = transaction.objectStore('meta');
      const gap = compared ? 0 : await silence(transaction);
      const known = parseHeard(await meta.get(HEARD_KEY));
      // Set back by nobody knows how much: should it be set ahead again, the two would seem to be one.
      const before = known && gap >= 0 ? { ...known, at: known.at + moved } : null;
      const serverTime = told?.serverTime ?? null;
      if (serverTime !== null) await meta.put({ serverTime, at: clock.now() }, HEARD_KEY);
      else if (known && !before) await meta.delete(HEARD_KEY);
      else if (before && moved !== 0) await meta.put(before, HEARD_KEY);
      let skew = 0;
      if (told && serverTime !== null && !compared) {
        const jump = before ? before.serverTime - before.at - (serverTime - clock.now()) : gap;
        const way = Math.min(Math.max(0, clock.now() - (await askedAt(transaction, told))), REQUEST_AT_MOST);
        // All of the silence, for nobody knows what of it was real: jumps that a worker saw did not move what was old then.
        if (jump - way > NOTICED) skew = Math.max(0, gap);
      }
      return {
        skew,
        taken() {
          compared ||= serverTime !== null;
          trusted ||= told !== undefined;
        },
      };
    },

    async mayFill(transaction, { recent, limits, way }) {
      if (isKnown()) return false;
      const gap = await silence(transaction);
      if (last === null || gap <= 0) return false;
      const now = clock.now();
      const spends = new Map<number, RecentSpend>(recent.map((spend) => [spend.id, spend]));
      const since = now - (clock.elapsed() - born) - gap - REACH;
      const rows = transaction.objectStore('spends').index('at').iterate(IDBKeyRange.lowerBound(since));
      for await (const { primaryKey: id, value } of rows) {
        const direct = value.direct === true;
        if (id > last || direct !== (way.direct === true) || (spends.get(id)?.sentAt ?? 0) > value.at + gap)
          continue;
        const settledAt = value.settledAt === null ? null : value.settledAt + gap;
        spends.set(id, { id, sentAt: value.at + gap, settledAt, direct });
      }
      return occupied({ minuteSpends: [...spends.values()], now }).length >= limits.minute;
    },

    isKnown,
    trustClock() {
      trusted = true;
    },
  };
}

function parseHeard(stored: unknown): Heard | null {
  const { serverTime, at } = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Heard>;
  return Number.isFinite(serverTime) && Number.isFinite(at) ? (stored as Heard) : null;
}
