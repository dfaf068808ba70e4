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
<div id="closed"></div><my-link id="slotted">in a slot</my-link>
<form id="form" action="${MALICIOUS_URL}" target="sent" method="post"><input id="field" name="action"><button id="send">Send</button></form>
<form action="${MALICIOUS_URL}" target="sent"><input id="only" name="q"></form><iframe name="sent" width="300" height="100"></iframe>
<script>host.attachShadow({ mode: 'open' }).innerHTML = '<a id="shadow" href="${MALICIOUS_URL}">in</a>';
document.getElementById('closed').attachShadow({ mode: 'closed' }).innerHTML = '<a href="${MALICIOUS_URL}"><b>in a closed root</b></a>';
slotted.attachShadow({ mode: 'closed' }).innerHTML = '<a href="${MALICIOUS_URL}"><slot></slot></a>';</script>`;

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
    ['a link in a closed root', () => clickOn(page, '#closed')],
    ['a link around a slot', () => clickOn(page, '#slotted')],
    ['the button of a form', () => page.click('#send')],
    ['Return in a field', () => page.focus('#field').then(() => page.keyboard.press('Enter'))],
    ['Return in a form without a button', () => page.focus('#only').then(() => page.keyboard.press('Enter'))],
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
  // What nobody knows is held for the answer, and then sent by its own button.
  const held = assay.site.put('/sent', '<p>Sent</p>').replace('127.0.0.1', 'localhost');
  await page.$eval('#send', (button, there) => button.setAttribute('formaction', there), held);
  await page.focus('#field');
  await page.keyboard.press('Enter');
  await until(() => assay.site.asked.some(({ path }) => path === '/sent'), 'the form is sent');
  // No answer in the page can be trusted here: the full report opens, and then the form may be sent.
  await page.evaluate(() =>
    addEventListener('submit', (event) => {
      event.preventDefault();
      document.title += ' sent';
    }),
  );
  const isSent = async (): Promise<boolean> => (await page.title()).endsWith(' sent');
  await page.focus('#only');
  await page.keyboard.press('Enter');
  await until(() => isAsked(page), 'the form asks');
  assert.equal(await isSent(), false, 'and is not sent');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(async () => (await tabs()) > before, 'the full report opens');
  await page.bringToFront();
  // The window is there a moment before the page is told so.
  await until(async () => {
    await page.keyboard.press('Escape');
    await page.focus('#only');
    await page.keyboard.press('Enter');
    return isSent();
  }, 'the form is sent');
  await page.click('#other');
  await page.waitForSelector('h1');
  assert.equal(asked(assay.simulator).length, spent);
}

/** The driver finds no place to click in what has a closed shadow root. */
async function clickOn(page: Page, selector: string): Promise<void> {
  const { x, y } = await page.$eval(selector, (element) => element.getBoundingClientRect().toJSON());
  await page.mouse.click(x + 10, y + 8);
}
