import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { foundByScript } from '../support/found-by-script';
import { asked } from '../support/requests';
import { type AssayInFirefox, setUp } from './firefox';
import { MALICIOUS_BAND, shareOf } from './painted';
import { until } from './until';

const PAGE = `<p><a id="bad" href="${MALICIOUS_URL}">a</a> <a id="new" target="_blank" href="${MALICIOUS_URL}">b</a>
<a id="other" href="/other">c</a></p><div id="host"></div>
<script>host.attachShadow({ mode: 'open' }).innerHTML = '<a id="shadow" href="${MALICIOUS_URL}">in</a>';</script>`;

/** Firefox's debugger shows nobody a closed shadow root: that the question is there is read off the screen. */
const isAsked = async (page: Page): Promise<boolean> =>
  (await page.$('html > div')) !== null && (await shareOf(page, null, MALICIOUS_BAND)) > 0.005;

/** A link known as malicious asks before it is followed, by mouse, middle button and keyboard; others do not. */
export async function guardLinks(assay: AssayInFirefox): Promise<void> {
  await setUp(assay);
  const popup = await assay.open('popup.html');
  for (const [address, verdict] of [
    [MALICIOUS_URL, 'malicious'],
    [CLEAN_URL, 'nothing-found'],
  ] as const) {
    await popup.check(address);
    await popup.shows('data-verdict', verdict);
  }
  await popup.page.close();
  const spent = asked(assay.simulator).length;
  const settings = await assay.open('options.html');
  await settings.page.locator('#click-guard').click();
  await settings.page.waitForSelector('#click-guard:checked');
  await settings.page.close();

  assay.site.put('/other', '<h1>There</h1>');
  const page = await assay.browser.newPage();
  const address = assay.site.put('/mail', PAGE);
  await page.goto(address);
  await page.bringToFront();
  const tabs = async (): Promise<number> => (await assay.browser.pages()).length;
  const before = await tabs();
  const shadow = '>>> #shadow';
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['a click', () => page.click('#bad')],
    ['a middle click', () => page.click('#bad', { button: 'middle' })],
    ['a link to a new tab', () => page.click('#new')],
    ['a link in a shadow root', () => page.click(shadow)],
    ['Return', () => page.focus('#bad').then(() => page.keyboard.press('Enter'))],
  ];
  for (const [way, follow] of ways) {
    await follow();
    await until(() => isAsked(page), `${way} asks first`);
    assert.equal(page.url(), address, way);
    const texts = ['malicious', '14 of 92', 'paketdienst', 'stay here', 'full report'];
    assert.deepEqual(await page.evaluate(foundByScript, texts), [], 'no script of the page finds its text');
    await page.keyboard.press('Escape');
    await until(async () => (await page.$('html > div')) === null, `${way}: Esc takes the question away`);
    assert.equal(await tabs(), before, way);
  }
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('#bad')?.addEventListener('click', (event) => event.preventDefault()),
  );
  await page.evaluate(() => document.querySelector<HTMLElement>('#bad')?.click());
  assert.equal(await page.$('html > div'), null, 'a script that clicks learns nothing');
  await page.click('#other');
  await page.waitForSelector('h1');
  assert.equal(asked(assay.simulator).length, spent);
}
