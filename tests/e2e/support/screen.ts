import { execFileSync } from 'node:child_process';

/** Milliseconds: what waits for a window that has gone meanwhile would wait for ever. */
const HANGS_AFTER = 30_000;

/** A hand on the screen's mouse and keyboard: what it does is trusted and grants what a person's click grants. */
function hand(...words: string[]): string {
  return execFileSync('xdotool', words, { encoding: 'utf8', stdio: 'pipe', timeout: HANGS_AFTER });
}

/** Windows may go while they are counted, of which xdotool makes an error; so many times in a row they do not. */
const COUNTS_AT_MOST = 20;

/** The windows that are to be seen, by their numbers; a menu is one of its own. */
export function visibleWindows(): readonly string[] {
  for (let count = 1; ; count++) {
    try {
      return hand('search', '--onlyvisible', '--name', '').trim().split('\n');
    } catch (error) {
      if (count === COUNTS_AT_MOST) throw error;
    }
  }
}

/** Whether a window has come since these were seen; others may have gone meanwhile. */
export function hasOpened(before: readonly string[]): boolean {
  return visibleWindows().some((id) => !before.includes(id));
}

/** Beside the browser's window, where notifications come up: one that a hand rests on does not go away by itself. */
const RESTS_AT = ['1150', '900'] as const;

/** Takes the hand off whatever it is on, to where it is in nothing's way. */
export function rest(): void {
  hand('mousemove', ...RESTS_AT);
}

/** Presses the right button at these pixels of the screen. */
export function clickRight(x: number, y: number): void {
  hand('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '3');
}

/** Presses keys one after the other as a person does, wherever the focus is. */
export function press(...keys: readonly string[]): void {
  for (const key of keys) hand('key', key);
}

/** A window on the screen: its number, its left upper corner and its size in pixels. */
export interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Chromium draws notifications itself where no desktop does, in windows of this width. */
const NOTICE_WIDTH = 360;

/** Where the notification is that is on the screen; null while there is none. */
export function noticePlace(): Place | null {
  for (const id of visibleWindows()) {
    const place = placeOf(id);
    if (place?.width === NOTICE_WIDTH) return place;
  }
  return null;
}

/** Null for a window that has gone since it was listed. */
function placeOf(id: string): Place | null {
  try {
    const lines = hand('getwindowgeometry', '--shell', id).split('\n');
    const of = (name: string): number =>
      Number(lines.find((line) => line.startsWith(`${name}=`))?.split('=')[1]);
    return { id, x: of('X'), y: of('Y'), width: of('WIDTH'), height: of('HEIGHT') };
  } catch {
    // xdotool says only by failing that there is no such window any more.
    return null;
  }
}

/** Puts a window before the others: where nobody manages windows, the one used last hides the rest. */
export function bringToFront({ id }: Place): void {
  hand('windowraise', id);
}

/** Presses the left button at these pixels of the screen. */
export function clickLeft(x: number, y: number): void {
  hand('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1');
}

/** Where a dialog of this desktop has its last button, from its right lower corner. */
const LAST_BUTTON = { left: 50, up: 24 };

/** Types over what is written in the dialog with this title, if it is there, and presses its last button. */
export function answerDialog(title: string, text: string): void {
  const id = windowCalled(title);
  const place = id === null ? null : placeOf(id);
  if (place === null) return;
  try {
    // Where nobody manages windows a new one has to be given the keyboard.
    hand('windowfocus', '--sync', place.id, 'key', 'ctrl+a', 'type', text);
  } catch (error) {
    // Answered by the last press, and gone only now.
    if (windowCalled(title) === place.id) throw error;
    return;
  }
  clickLeft(place.x + place.width - LAST_BUTTON.left, place.y + place.height - LAST_BUTTON.up);
  rest();
}

/** The number of the window with this title; null while none has it. */
function windowCalled(title: string): string | null {
  try {
    return hand('search', '--onlyvisible', '--name', `^${title}$`).trim().split('\n')[0] ?? null;
  } catch {
    // xdotool says only by failing that it has found none.
    return null;
  }
}
