import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { CLEAN_URL, MALICIOUS_URL, SUSPICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { clickRight, hasOpened, press, visibleWindows } from '../support/screen';
import { type AssayInFirefox, setUp } from './firefox';
import { firefoxPage } from './firefox-page';
import { until } from './until';

const PAGE = `<h1>News</h1><p><a href="${MALICIOUS_URL}">a</a> <a href="/today">b</a> hxxp://text[.]example/</p>
<div id="host"></div><script>host.attachShadow({ mode: 'open' }).innerHTML = '<a href="https://shadow.example/">in</a>';</script>
<p id="it">${SUSPICIOUS_URL} and ${CLEAN_URL}</p>`;

/** The links of a page, and what is selected in it, each by a real right-click: shown first, asked about then. */
export async function checkPageLinks(assay: AssayInFirefox): Promise<void> {
  await setUp(assay);
  const page = await assay.browser.newPage();
  await page.goto(assay.site.put('/news', PAGE));
  const links = await found(assay, page, 'h1', 2);
  await links.says('h1', 'Found on 127.0.0.1');
  await links.says('main', '5 requests');
  await links.says('tbody', 'https://shadow.example/');
  await links.says('tbody', 'http://text.example/');
  assert.equal(asked(assay.simulator).length, 0);
  await links.page.close();

  await page.bringToFront();
  await page.evaluate(() => {
    const it = document.getElementById('it');
    if (it) getSelection()?.selectAllChildren(it);
  });
  const selected = await found(assay, page, '#it', 1);
  await selected.says('h1', 'Found in the selected text');
  await selected.press('Start (2 requests)');
  await selected.says('[data-stage]', '2 of 2 done', 60_000);
  await selected.page.waitForSelector('.line[data-verdict=suspicious]');
  assert.equal(asked(assay.simulator).length, 2);
}

async function found(assay: AssayInFirefox, page: Page, selector: string, items: 1 | 2) {
  await page.bringToFront();
  const { x, y } = await page.evaluate((where) => {
    const box = document.querySelector(where)?.getBoundingClientRect() ?? new DOMRect();
    const left = Number(Reflect.get(window, 'mozInnerScreenX'));
    const top = Number(Reflect.get(window, 'mozInnerScreenY'));
    return { x: left + box.x + 20, y: top + box.y + box.height / 2 };
  }, selector);
  const before = visibleWindows();
  clickRight(x, y);
  await until(() => hasOpened(before), 'the menu opens');
  // Ours is the last item; two stand in a menu of their own behind it, the links as its last.
  if (items === 1) press('Up', 'Return');
  else {
    const one = visibleWindows();
    press('Up', 'Right');
    await until(() => hasOpened(one), 'the menu of ours opens');
    press('Up', 'Return');
  }
  let tab: Page | undefined;
  await until(async () => {
    tab = await tabThatShows(assay, '#found=');
    return tab !== undefined;
  }, 'the tab that shows it opens');
  if (!tab) throw new Error('no tab');
  return firefoxPage(tab);
}

/** The driver is not told the address of an extension's page, and some that it lists are gone. */
async function tabThatShows({ browser }: AssayInFirefox, fragment: string): Promise<Page | undefined> {
  const pages = await browser.pages();
  const hashes = await Promise.allSettled(pages.map((page) => page.evaluate(() => location.hash)));
  return pages.find((_, at) => {
    const hash = hashes[at];
    return hash?.status === 'fulfilled' && hash.value.startsWith(fragment);
  });
}
