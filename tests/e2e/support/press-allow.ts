import { lookAt, type ScreenPicture } from './look-at';
import { clickLeft, rest } from './screen';

/** What Chromium fills "Allow" with once it takes an answer: for half a second after the question came it is grey. */
const READY = 0xd3e3fd;
/** Tabs have the same color; questions hang below them. */
const BELOW_TABS = 90;
/** How wide a button is above its words, in pixels. */
const WIDE = { least: 30, most: 150 };
/** From its upper edge to where it is pressed. */
const INTO = 12;
const ROWS_AT_ONCE = 3;

/**
 * Presses "Allow" in the question that the browser asks, if one is on the screen and takes answers. It is no window
 * of its own and part of no page: an answer given before it is there would meet the page below. `pixels` is the file
 * that `startOwnScreen` names.
 */
export function pressAllow(pixels: string): void {
  const button = allowButton(lookAt(pixels));
  if (!button) return;
  clickLeft(button.x, button.y);
  // Under a hand it has another color.
  rest();
}

function allowButton(picture: ScreenPicture): { readonly x: number; readonly y: number } | null {
  for (let y = BELOW_TABS; y < picture.height; y += ROWS_AT_ONCE) {
    let from = 0;
    for (let x = 0; x <= picture.width; x++) {
      if (x < picture.width && picture.at(x, y) === READY) continue;
      const wide = x - from;
      if (wide >= WIDE.least && wide <= WIDE.most) return { x: from + wide / 2, y: y + INTO };
      from = x + 1;
    }
  }
  return null;
}
