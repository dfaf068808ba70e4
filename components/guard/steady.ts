import { isVisible } from '../collect/native';
import { watchNothingOver } from './nothing-over';

/** Milliseconds for which the question must have been in view, in one place and under nothing. */
const STEADY_FOR = 1_000;
/** A page that covers it again and again gets its way: then nothing is opened. */
const RAISED_AT_MOST = 20;

interface SteadyParts {
  /** The element in the page, and the dialog in it. */
  readonly host: HTMLElement;
  readonly dialog: HTMLDialogElement;
  /** Told whenever it becomes or ceases to be steady. */
  readonly onChange: (steady: boolean) => void;
  /** It is gone from the page. */
  readonly onGone: () => void;
}

export interface Steady {
  /** Whether it may be answered now; `at` is where a hand clicked, if one did. */
  now(at?: { readonly x: number; readonly y: number }): boolean;
  stop(): void;
}

/**
 * Watches whether somebody can really see the question: a page can move what it stands in, lay something over it,
 * make it transparent or take it away (faults.md §6, clickjacking). Looked at before each frame, while it is open;
 * what is painted over it the browser tells (`nothing-over`). Only where `canTellCovers`.
 */
export function watchSteady({ host, dialog, onChange, onGone }: SteadyParts): Steady {
  let since = performance.now();
  let place = '';
  let [steady, isClear, raised, frame] = [false, false, 0, 0];
  const uncovered = watchNothingOver(dialog, (clear) => {
    isClear = clear;
    if (clear) return;
    // Told once for each cover: one that stays has its way, and nothing is opened.
    since = performance.now();
    tell(false);
    raise();
  });

  function isInTheOpen(): boolean {
    if (!isClear || !dialog.open || !isVisible(host) || !host.checkVisibility({ opacityProperty: true }))
      return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const corners = [
      [left + 8, top + 8],
      [right - 8, bottom - 8],
      [(left + right) / 2, (top + bottom) / 2],
    ] as const;
    return corners.every(([x, y]) => document.elementFromPoint(x, y) === host);
  }

  function look(): void {
    if (!host.isConnected) {
      onGone();
      return;
    }
    frame = requestAnimationFrame(look);
    const { left, top, width, height } = dialog.getBoundingClientRect();
    const now = [left, top, width, height].map(Math.round).join(' ');
    const good = isInTheOpen() && now === place && document.hasFocus();
    place = now;
    if (!good) since = performance.now();
    if (!good && !isOnTop()) raise();
    tell(performance.now() - since >= STEADY_FOR);
  }

  function isOnTop(): boolean {
    const { left, top, width, height } = dialog.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === host;
  }

  /** Above everything that came into the top layer since. */
  function raise(): void {
    if (!dialog.open || !host.isConnected || raised >= RAISED_AT_MOST) return;
    raised += 1;
    dialog.close();
    dialog.showModal();
  }

  function tell(next: boolean): void {
    if (next === steady) return;
    steady = next;
    onChange(next);
  }

  frame = requestAnimationFrame(look);
  return {
    now: (at) => steady && isInTheOpen() && (!at || document.elementFromPoint(at.x, at.y) === host),
    stop: () => {
      cancelAnimationFrame(frame);
      uncovered();
    },
  };
}
