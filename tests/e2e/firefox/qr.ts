import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { codesPng } from '../support/code-pictures';
import { asked } from '../support/requests';
import { clickRight, hasOpened, press, visibleWindows } from '../support/screen';
import { startSite } from '../support/site';
import { type AssayInFirefox, setUp } from './firefox';
import { type FirefoxPage, firefoxPage } from './firefox-page';
import type { Scenario } from './scenarios';
import { until } from './until';

/** QR codes: the ways to the pixels are the browser's own, so each is gone once here as well. */
export const QR: readonly Scenario[] = [
  {
    name: 'a QR code in an image of another site: read off the screen, then checked',
    options: { headless: false },
    run: readByMenu,
  },
];

async function readByMenu(assay: AssayInFirefox): Promise<void> {
  await setUp(assay);
  const elsewhere = await startSite();
  const picture = elsewhere.put('/code.png', {
    body: codesPng(MALICIOUS_URL, 'WIFI:S:Cafe;P:geheim123;;'),
    headers: { 'content-type': 'image/png' },
  });
  const page = await assay.browser.newPage();
  await page.goto(assay.site.put('/poster', `<p style="margin:80px"><img src="${picture}"></p>`));
  await page.bringToFront();
  await openMenu(page);
  // Ours is the last item.
  press('Up', 'Return');
  const popup = await ownWindow(assay);
  await popup.says('.codes-head', 'QR codes found: 2');
  await popup.says('[data-code=text]', MALICIOUS_URL);
  await popup.says('[data-code=wifi]', 'S:Cafe;P:••••••••;;');
  assert.deepEqual(asked(assay.simulator), []);
  await popup.press('Check this');
  await popup.shows('data-verdict', 'malicious');
  assert.equal(asked(assay.simulator).length, 1);
  const loads = elsewhere.asked.filter(({ path }) => path === '/code.png');
  assert.equal(loads.length, 1, 'the picture is asked for by its page alone');
  await elsewhere.stop();

  const other = await assay.open('popup.html');
  await other.page.evaluate((base64: string) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'picture.png', { type: 'image/png' }));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, codesPng('https://dropped.example/x').toString('base64'));
  await other.says('.code', 'https://dropped.example/x');
  assert.equal(asked(assay.simulator).length, 1);
}

async function openMenu(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(() => {
    const box = document.querySelector('img')?.getBoundingClientRect() ?? new DOMRect();
    const left = Number(Reflect.get(window, 'mozInnerScreenX'));
    const top = Number(Reflect.get(window, 'mozInnerScreenY'));
    return { x: left + box.x + box.width / 2, y: top + box.y + box.height / 2 };
  });
  const before = visibleWindows();
  clickRight(x, y);
  await until(() => hasOpened(before), 'the menu opens');
}

/** The window of Assay's own that opens by itself. The driver calls it blank: only the page knows its address. */
async function ownWindow({ browser }: AssayInFirefox): Promise<FirefoxPage> {
  let found: Page | undefined;
  await until(async () => {
    for (const page of await browser.pages()) if ((await addressOf(page)).includes('#picture=')) found = page;
    return found !== undefined;
  }, 'Assay’s own window opens');
  if (!found) throw new Error('no window');
  return firefoxPage(found);
}

/** Empty while a document gives way to the next, of which the driver makes an error. */
function addressOf(page: Page): Promise<string> {
  return page.evaluate(() => location.href).catch(() => '');
}
