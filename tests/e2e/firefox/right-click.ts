import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { clickRight, press, visibleWindows } from '../support/screen';
import { type AssayInFirefox, setUp } from './firefox';
import { until } from './until';

/** LOOK §2, `malicious-band` in the light theme. */
const BAND = [179, 33, 27] as const;

/** Firefox's debugger shows nobody a closed shadow root, so the card's verdict is read off the screen. */
export async function rightClickCard(assay: AssayInFirefox): Promise<void> {
  await setUp(assay);
  const page = await assay.browser.newPage();
  await page.goto(assay.site.put('/mail', `<p><a href="${MALICIOUS_URL}">Track your parcel</a></p>`));
  await page.bringToFront();
  await openMenu(page);
  // Ours is the last item.
  press('Up', 'Return');
  await page.waitForSelector('[popover]');
  await until(
    async () => (await shareOf(page, BAND)) > 0.15,
    'the card shows the band of a malicious verdict',
  );
  assert.equal(asked(assay.simulator).length, 1);
  assert.equal(await page.evaluate(() => document.querySelector('[popover]')?.shadowRoot ?? null), null);
  press('Escape');
  await page.waitForFunction(() => document.querySelector('[popover]') === null);
}

async function openMenu(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(() => {
    const box = document.querySelector('a')?.getBoundingClientRect() ?? new DOMRect();
    const left = Number(Reflect.get(window, 'mozInnerScreenX'));
    const top = Number(Reflect.get(window, 'mozInnerScreenY'));
    return { x: left + box.x + box.width / 2, y: top + box.y + box.height / 2 };
  });
  const before = visibleWindows();
  clickRight(x, y);
  await until(() => visibleWindows() > before, 'the menu opens');
}

/** How much of the card is painted in this color, 0 to 1. */
async function shareOf(page: Page, color: readonly [number, number, number]): Promise<number> {
  const card = await page.$('[popover]');
  if (!card) return 0;
  const png = await card.screenshot({ encoding: 'base64' });
  return page.evaluate(
    async (data: string, wanted: readonly number[]) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const pen = canvas.getContext('2d');
      pen?.drawImage(bitmap, 0, 0);
      const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
      let painted = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        if (wanted.every((part, offset) => Math.abs((pixels[at + offset] ?? 0) - part) <= 2)) painted += 1;
      }
      return painted / (pixels.length / 4);
    },
    png,
    color,
  );
}
