import { execFileSync } from 'node:child_process';
import { expect, type Locator, type Page } from '@playwright/test';

/** A hand on the screen's mouse and keyboard: what it does is trusted and grants what a person's click grants. */
function hand(...words: string[]): string {
  return execFileSync('xdotool', words, { encoding: 'utf8' });
}

/** Every visible window on the screen; a menu is one of its own. */
function windows(): number {
  return hand('search', '--onlyvisible', '--name', '').split('\n').length;
}

/** Right-clicks the middle of something on a page and presses these keys in the menu that opens. */
export async function rightClick(target: Locator, keys: readonly string[]): Promise<void> {
  const { x, y } = await onScreen(target);
  const before = windows();
  hand('mousemove', String(x), String(y), 'click', '3');
  await expect.poll(windows, 'the menu opens').toBeGreaterThan(before);
  for (const key of keys) hand('key', key);
}

/** Presses a key as a person does, wherever the focus is. */
export function press(key: string): void {
  hand('key', key);
}

async function onScreen(target: Locator): Promise<{ x: number; y: number }> {
  await target.page().bringToFront();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to click: it is not on the page');
  const { left, top } = await contentOrigin(target.page());
  return { x: Math.round(left + box.x + box.width / 2), y: Math.round(top + box.y + box.height / 2) };
}

/** Where the page's top left corner is on the screen, in pixels. */
function contentOrigin(page: Page): Promise<{ left: number; top: number }> {
  return page.evaluate(() => ({
    left: window.screenX + (window.outerWidth - window.innerWidth) / 2,
    top: window.screenY + window.outerHeight - window.innerHeight,
  }));
}
