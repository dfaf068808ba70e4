import { expect, type Locator } from '@playwright/test';
import { clickRight, hasOpened, press, visibleWindows } from '../support/screen';

/** Right-clicks the middle of something on a page and presses these keys in the menu that opens. */
export async function rightClick(target: Locator, keys: readonly string[]): Promise<void> {
  const { x, y } = await onScreen(target);
  const before = visibleWindows();
  clickRight(x, y);
  await expect.poll(() => hasOpened(before), 'the menu opens').toBe(true);
  press(...keys);
}

async function onScreen(target: Locator): Promise<{ x: number; y: number }> {
  await target.page().bringToFront();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to click: it is not on the page');
  const { left, top, scale } = await target.page().evaluate(() => ({
    left: window.screenX + (window.outerWidth - window.innerWidth) / 2,
    top: window.screenY + window.outerHeight - window.innerHeight,
    scale: window.devicePixelRatio,
  }));
  return { x: (left + box.x + box.width / 2) * scale, y: (top + box.y + box.height / 2) * scale };
}
