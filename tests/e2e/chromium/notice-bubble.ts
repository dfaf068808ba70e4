import { expect } from '@playwright/test';
import { bringToFront, clickLeft, noticePlace, type Place } from '../support/screen';

/** Pixels from the notification's corner to the middle of what is pressed: text, and buttons in their row. */
const TEXT = { right: 60, down: 62 };
const BUTTONS_UP = 28;
const FIRST_RIGHT = 60;
/** It comes from beyond the screen's edge, and stands so many pixels from it in the end. */
const FROM_EDGE = 10;
const SCREEN_WIDTH = 1280;

/**
 * Milliseconds in which a press that was noticed takes the notification away, whatever was pressed: a worker may have
 * to start for it, and pressing twice would be saying it twice.
 */
const NOTICED_WITHIN = 20_000;

/** The notification as a person sees and presses it: on the screen, with the mouse. Each resolves when it has gone. */
export interface NoticeBubble {
  pressText(): Promise<void>;
  pressFirst(): Promise<void>;
  /** The second button stands where the first one's words end, so many pixels from the left. */
  pressSecond(right: number): Promise<void>;
}

/**
 * Waits until one is there. A hand has to rest where they come up (`rest`) from before then: otherwise it goes away
 * after eight seconds, in which a busy machine does not get around to it.
 */
export async function noticeBubble(): Promise<NoticeBubble> {
  await still();
  const press = (at: (place: Place) => readonly [right: number, down: number]): Promise<void> =>
    expect(async () => {
      // It may have moved since, or gone under the last press after all.
      if (noticePlace() === null) return;
      const place = await still();
      const [right, down] = at(place);
      bringToFront(place);
      clickLeft(place.x + right, place.y + down);
      await expect.poll(noticePlace, { timeout: NOTICED_WITHIN }).toBeNull();
    }, 'the notification is pressed, and goes').toPass({ timeout: 90_000 });
  return {
    pressText: () => press(() => [TEXT.right, TEXT.down]),
    pressFirst: () => press(({ height }) => [FIRST_RIGHT, height - BUTTONS_UP]),
    pressSecond: (right) => press(({ height }) => [right, height - BUTTONS_UP]),
  };
}

/** Where it stands once it has come to rest. */
async function still(): Promise<Place> {
  let last: Place | null = null;
  const isStill = (): boolean => {
    const before = last;
    last = noticePlace();
    return last !== null && last.x + last.width <= SCREEN_WIDTH - FROM_EDGE && sameBox(last, before);
  };
  await expect.poll(isStill, { message: 'a notification stands on the screen', intervals: [100] }).toBe(true);
  if (last === null) throw new Error('the notification has gone');
  return last;
}

function sameBox(one: Place, other: Place | null): boolean {
  return one.id === other?.id && one.x === other.x && one.y === other.y && one.height === other.height;
}
