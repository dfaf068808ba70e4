import { execFileSync } from 'node:child_process';

/** A hand on the screen's mouse and keyboard: what it does is trusted and grants what a person's click grants. */
function hand(...words: string[]): string {
  return execFileSync('xdotool', words, { encoding: 'utf8' });
}

/** How many windows are to be seen; a menu is one of its own. */
export function visibleWindows(): number {
  return hand('search', '--onlyvisible', '--name', '').split('\n').length;
}

/** Presses the right button at these pixels of the screen. */
export function clickRight(x: number, y: number): void {
  hand('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '3');
}

/** Presses keys one after the other as a person does, wherever the focus is. */
export function press(...keys: readonly string[]): void {
  for (const key of keys) hand('key', key);
}
