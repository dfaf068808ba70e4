import { browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';

const NAME = 'wake';
/** Packed Chrome extensions get no alarm sooner than this (platform.md §2.1). */
const FLOOR = 30 * SECOND;

/** One alarm for the earliest of everything that waits. */
export interface Alarms {
  /** Has the worker woken at `due` (Unix ms) or shortly after; returns the function that withdraws it. */
  wakeAt(due: number): () => void;
}

/**
 * Call it in the worker's first synchronous turn. `onWake` runs whenever the alarm fires, also in a worker
 * that was born for it: the work is found in the database, never in the alarm.
 */
export function createAlarms(now: () => number, onWake: () => void): Alarms {
  const dues = new Map<symbol, number>();
  let setFor = Number.POSITIVE_INFINITY;

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name !== NAME) return;
    setFor = Number.POSITIVE_INFINITY;
    onWake();
    setEarliest();
  });

  function setEarliest(): void {
    const earliest = Math.max(Math.min(...dues.values()), now() + FLOOR);
    // An alarm already set for earlier stays: waking once too often costs nothing, once too late does.
    if (dues.size === 0 || earliest >= setFor) return;
    setFor = earliest;
    void browser.alarms.create(NAME, { when: earliest });
  }

  /** Nothing waits any more: an alarm left behind would wake the worker for nothing, again and again. */
  function clear(): void {
    setFor = Number.POSITIVE_INFINITY;
    void browser.alarms.clear(NAME);
  }

  return {
    wakeAt(due) {
      const id = Symbol('due');
      dues.set(id, due);
      setEarliest();
      return () => {
        if (dues.delete(id) && dues.size === 0) clear();
      };
    },
  };
}
