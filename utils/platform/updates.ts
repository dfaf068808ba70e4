import { browser } from 'wxt/browser';
import { MINUTE, SECOND } from '../domain/duration';
import type { Clock } from '../services/clock';

interface UpdateParts {
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  /** Whether a check is under way. */
  readonly isBusy: () => Promise<boolean>;
  /** Whether a file is leaving: that is waited for however long it takes, for a reload would cut it off. */
  readonly isSending: () => Promise<boolean>;
  /** Told why nobody knows; the new version is started all the same, it may know better. */
  readonly onProblem: (problem: unknown) => void;
}

/** A check that waits longer than this waits for a quota, and goes on in the next version. */
const WAIT_AT_MOST = MINUTE;

/**
 * Starts the version that the browser has ready as soon as no check is under way: a reload cuts off what is in
 * the air (faults.md §4.13). Call it in the worker's first synchronous turn.
 */
export function onUpdateReady({ clock, isBusy, isSending, onProblem }: UpdateParts): void {
  let waiting = false;
  browser.runtime.onUpdateAvailable.addListener(() => {
    if (waiting) return;
    waiting = true;
    void settled()
      .catch(onProblem)
      .then(() => browser.runtime.reload());
  });

  async function settled(): Promise<void> {
    const latest = clock.now() + WAIT_AT_MOST;
    while ((await isSending()) || (clock.now() < latest && (await isBusy())))
      await clock.wait(clock.now() + SECOND);
  }
}
