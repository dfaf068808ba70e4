import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { foundByScript } from '../support/found-by-script';
import { asked } from '../support/requests';
import { clickRight, hasOpened, press, visibleWindows } from '../support/screen';
import { type AssayInFirefox, setUp } from './firefox';
import { MALICIOUS_BAND, shareOf } from './painted';
import { until } from './until';

/** Firefox's debugger shows nobody a closed shadow root, so the card's verdict is read off the screen. */
export async function rightClickCard(assay: AssayInFirefox): Promise<void> {
  await setUp(assay);
  const page = await assay.browser.newPage();
  await page.goto(assay.site.put('/mail', `<p><a href="${MALICIOUS_URL}">Track your parcel</a></p>`));
  await page.bringToFront();
  assert.deepEqual(await page.evaluate(foundByScript, ['track your']), ['track your']);
  await openMenu(page);
  // Ours is the last item.
  press('Up', 'Return');
  await page.waitForSelector('[popover]');
  await until(
    async () => (await shareOf(page, '[popover]', MALICIOUS_BAND)) > 0.15,
    'the card shows the band of a malicious verdict',
  );
  assert.equal(asked(assay.simulator).length, 1);
  assert.equal(await page.evaluate(() => document.querySelector('[popover]')?.shadowRoot ?? null), null);
  const texts = ['malicious', '14 of 92', 'paketdienst', 'full report'];
  assert.deepEqual(await page.evaluate(foundByScript, texts), [], 'a script of the page finds no text of it');
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
  await until(() => hasOpened(before), 'the menu opens');
}
