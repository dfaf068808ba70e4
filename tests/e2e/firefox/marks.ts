import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { setUp } from './firefox';
import { openInsides } from './insides';
import type { Scenario } from './scenarios';
import { until } from './until';

/** LOOK §2, `malicious-graphic` in the light theme. */
const RED = [196, 51, 43] as const;

/** Firefox's debugger shows nobody a closed shadow root, so marks are counted by their red on the screen. */
async function redIn(page: Page): Promise<number> {
  const png = await page.screenshot({ encoding: 'base64' });
  return page.evaluate(
    async (data: string, wanted: readonly number[]) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      pen?.drawImage(bitmap, 0, 0);
      const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
      let red = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        if (wanted.every((part, offset) => Math.abs((pixels[at + offset] ?? 0) - part) <= 3)) red += 1;
      }
      return red;
    },
    png,
    RED,
  );
}

/** Pixels of a mark that are surely its red; a mark has about eighty. */
const ONE = 40;

export const MARKS: readonly Scenario[] = [
  {
    name: 'marks: on a site once it is allowed, following what scrolls, gone with the add-on',
    async run(assay) {
      await setUp(assay);
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.shows('data-verdict', 'malicious');
      const page = await assay.browser.newPage();
      const link = `<a href="${MALICIOUS_URL}">link</a>`;
      await page.goto(
        assay.site.put(
          '/page',
          `<p>${link}</p><div id="part" style="height:60px;overflow:auto"><p>${link}</p><div style="height:900px"></div></div>`,
        ),
      );
      assert.equal(await redIn(page), 0);

      const settings = await assay.open('options.html');
      await settings.page.select('#marks-on', 'sites');
      await settings.fill('#mark-site', assay.site.origin);
      await settings.press('Add site');
      await settings.says('.mark-sites', 'http://127.0.0.1');
      await page.bringToFront();
      await until(async () => (await redIn(page)) > 2 * ONE, 'both links have their mark');
      const both = await redIn(page);
      const seen = await page.evaluate(() => {
        const host = document.documentElement.lastElementChild;
        return [host?.localName, host?.shadowRoot ?? null, document.documentElement.scrollWidth - innerWidth];
      });
      assert.deepEqual(seen, ['div', null, 0]);

      await page.evaluate(() => document.getElementById('part')?.scrollTo(0, 300));
      await until(async () => {
        const red = await redIn(page);
        return red > ONE && red < both * 0.75;
      }, 'the mark in the part that scrolls is scrolled away');
      assert.equal(asked(assay.simulator).length, 1);

      const insides = await openInsides(assay.browser);
      await insides.switchAssay(false);
      await page.bringToFront();
      await until(async () => (await redIn(page)) === 0, 'the marks are gone with the add-on');
      await insides.switchAssay(true);
    },
  },
];
