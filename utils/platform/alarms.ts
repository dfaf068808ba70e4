import { browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';

const NAME = 'wake';
/** Packed Chrome extensions get no alarm sooner than this (platform.md §2.1). */
const FLOOR = 30 * SECOND;
/** Shorter than an idle worker's life: one that has nothing more to do takes its alarm back before it dies. */
const STANDS_BY = 20 * SECOND;

/** One alarm for the earliest of everything that waits. */
export interface Alarms {
  /** Has the worker woken at `due` (Unix ms) or shortly after; returns the function that withdraws it. */
  wakeAt(due: number): () => void;
  /**
   * Something may be about to begin or to go on: for a while there is an alarm, whatever waits. Between one wait and
   * the next nothing does, and a worker that dies there would leave what it was at to nobody.
   */
  standBy(): void;
}

/**
 * Call it in the worker's first synchronous turn. `onWake` runs whenever the alarm fires, also in a worker
 * that was born for it: the work is found in the database, never in the alarm.
 */
export function createAlarms(now: () => number, onWake: () => void): Alarms {
  const dues = new Map<symbol, number>();
  const standingBy = Symbol('standing by');
  let over: ReturnType<typeof setTimeout> | undefined;
  let setFor = Number.POSITIVE_INFINITY;

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name !== NAME) return;
    setFor = Number.POSITIVE_INFINITY;
    onWake();
    standBy();
  });

  const firstDue = (): number => Math.min(...dues.values());

  function setEarliest(): void {
    const earliest = Math.max(firstDue(), now() + FLOOR);
    // An alarm already set for earlier stays: waking once too often costs nothing, once too late does.
    if (earliest >= setFor) return;
    setFor = earliest;
    void set(earliest);
  }

  async function set(when: number): Promise<void> {
    try {
      // Should it find a worker that is just being stopped, it comes again.
      await browser.alarms.create(NAME, { when, periodInMinutes: 1 });
    } catch {
      // The browser took none, so there is none: whoever waits or stands by next tries again.
      if (setFor === when) setFor = Number.POSITIVE_INFINITY;
    }
  }

  function standBy(): void {
    clearTimeout(over);
    dues.set(standingBy, now() + FLOOR);
    over = setTimeout(calmDown, STANDS_BY);
    setEarliest();
  }

  /** An alarm left behind for nobody would wake the worker for nothing. */
  function calmDown(): void {
    dues.delete(standingBy);
    if (firstDue() <= setFor) return;
    setFor = Number.POSITIVE_INFINITY;
    if (dues.size === 0) void browser.alarms.clear(NAME);
    else setEarliest();
  }

  // A newborn worker has yet to find what was left behind. Until then its own first wait, which may be for tomorrow,
  // would take the place of the alarm that a dead one has set, or take it away with its end.
  standBy();
  return {
    standBy,
    wakeAt(due) {
      const id = Symbol('due');
      dues.set(id, due);
      setEarliest();
      return () => {
        if (dues.delete(id)) standBy();
      };
    },
  };
}
