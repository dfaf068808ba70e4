import { expect, test } from '@playwright/test';
import { openSurface, useChromium } from './open-surface';
import { settledOn } from './settled';

useChromium();
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const LINK = /^https:\/\/docs\.beispiel-verlag\.example\/handbuch\/\S+$/;

/** What a drag over a cell selects, and Ctrl+C takes along. */
for (const { what, text, whole, width } of [
  { what: 'a long link', text: 'docs.beispiel-verlag', whole: LINK, width: 1280 },
  { what: 'a long link in a narrow window', text: 'docs.beispiel-verlag', whole: LINK, width: 320 },
  { what: 'a hash', text: '9f86d081884c7d65', whole: /^[0-9a-f]{64}$/, width: 320 },
]) {
  test(`${what} in a list is copied whole and in one line, though its middle is not shown`, async ({
    page,
  }) => {
    const query = 'surface=workspace&page=list%3Dl1';
    await openSurface(page, settledOn(page), { query, width, height: 900 });
    const cell = page.locator('.line .ind', { hasText: text }).first();
    const middle = cell.locator('.between');
    expect(await middle.evaluate((one) => one.scrollWidth > one.clientWidth), 'is cut').toBe(true);
    await cell.evaluate((one) => getSelection()?.selectAllChildren(one));
    await page.keyboard.press('ControlOrMeta+C');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(whole);
  });
}
