import { expect } from '@playwright/test';
import { bringToFront, clickLeft, noticePlace, type Place } from '../support/screen';

/** Pixels from the notification's corner to the middle of what is pressed: text, and buttons in their row. */
const TEXT = { right: 60, down: 62 };
const BUTTONS_UP = 28;
const FIRST_RIGHT = 60;

/** The notification as a person sees and presses it: on the screen, with the mouse. */
export interface NoticeBubble {
  pressText(): void;
  pressFirst(): void;
  /** The second button stands where the first one's words end, so many pixels from the left. */
  pressSecond(right: number): void;
}

/** Waits until one is there and stands still: it slides in. */
export async function noticeBubble(): Promise<NoticeBubble> {
  const place = await still();
  const { x, y, height } = place;
  const pressAt = (right: number, down: number): void => {
    bringToFront(place);
    clickLeft(x + right, y + down);
  };
  return {
    pressText: () => pressAt(TEXT.right, TEXT.down),
    pressFirst: () => pressAt(FIRST_RIGHT, height - BUTTONS_UP),
    pressSecond: (right) => pressAt(right, height - BUTTONS_UP),
  };
}

async function still(): Promise<Place> {
  let last = noticePlace();
  await expect
    .poll(
      () => {
        const before = last;
        last = noticePlace();
        return last !== null && before?.x === last.x && before.y === last.y;
      },
      { message: 'a notification stands on the screen', timeout: 15_000, intervals: [300] },
    )
    .toBe(true);
  if (!last) throw new Error('the notification has gone');
  return last;
}
