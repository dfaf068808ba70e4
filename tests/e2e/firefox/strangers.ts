import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { MALICIOUS_DOMAIN, MALICIOUS_URL } from '../../simulator/world/named';
import { messageNames } from '../../support/message-names';
import { answerOf } from '../chromium/rpc';
import { filesWith } from '../support/on-disk';
import { piecesOf } from '../support/pieces-of';
import { readStores } from '../support/read-stores';
import { asked } from '../support/requests';
import { shoutAndSteal } from '../support/shout-and-steal';
import { type AssayInFirefox, BUILD, setUp } from './firefox';
import { send } from './rpc';
import type { Scenario } from './scenarios';
import { until } from './until';

declare const browser: typeof import('wxt/browser').browser;

const BODY = `<p><a id="link" href="${MALICIOUS_URL}">Track your parcel</a></p><script>
  window.heard = [];
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { heard.push(event.type); return dispatch.call(this, event); };
  window.addEventListener('message', (event) => heard.push('message'));
  new MutationObserver((changes) => { for (const { type } of changes) heard.push('changed ' + type); })
    .observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
</script>`;

/** What runs in a page is compiled with a helper that names functions, and pages have none. */
const giveHelper = (page: Page): Promise<boolean> =>
  page.evaluate(() => Reflect.set(globalThis, '__name', (made: unknown) => made));

/** Ids and words of the notices of a list for which the key was refused, VirusTotal repeating it, and that ends later. */
async function noticesAbout(assay: AssayInFirefox, key: string): Promise<readonly string[]> {
  const { page } = await assay.open('options.html');
  await page.locator('.option:has(#notify-watch) button').click();
  await page.waitForFunction(() => !document.querySelector('.option:has(#notify-watch) button'));
  const refused = { kind: 'status', status: 401, message: `Wrong key ${key}` } as const;
  assay.simulator.control.addFault({ path: '/domains/', times: 1, effect: refused });
  const { id: list } = answerOf(await send(page, 'createList', { name: 'Ticket 4471' }));
  const rows = [{ line: 1, indicator: { kind: 'domain', value: MALICIOUS_DOMAIN } as const }];
  answerOf(await send(page, 'addListRows', { list, from: 1, rows, bad: [] }));
  const read = { lines: 1, rows: 1, duplicates: 0, comments: 0, blank: 0, bad: 0 };
  answerOf(await send(page, 'finishList', { list, read }));
  answerOf(await send(page, 'startList', { list, submitUnknown: false }));
  const shown = (): Promise<readonly string[]> =>
    page.evaluate(async () =>
      Object.entries(await browser.notifications.getAll()).map((each) => JSON.stringify(each)),
    );
  await until(async () => (await shown()).length === 1, 'it is told that the key is refused');
  answerOf(await send(page, 'testKey', null));
  await until(async () => (await shown()).length === 2, 'it is told that the list is done');
  const notices = await shown();
  for (const notice of notices) assert.match(notice, /"title":"[^"]{5,}"/);
  await page.close();
  return notices;
}

/** What a page is told of, and what is left on the disk, where Firefox has its own ways of both. */
export const STRANGERS: readonly Scenario[] = [
  {
    name: 'strangers: a page learns nothing and brings nothing about; a key is in no store but its own, and off the disk when forgotten',
    async run(assay) {
      // Not one of the simulator's own: those repeat themselves, and storage packs repetitions away.
      const key = randomBytes(32).toString('hex');
      assay.simulator.control.addKey(key);
      await setUp(assay, key);
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.shows('data-verdict', 'malicious');
      const spent = asked(assay.simulator);

      const page = await assay.browser.newPage();
      await page.goto(assay.site.put('/hostile', BODY));
      await page.bringToFront();
      await page.hover('#link');
      await page.focus('#link');
      const seen = await page.evaluate(() => [
        Reflect.get(window, 'heard'),
        'browser' in window,
        document.querySelectorAll(':popover-open, dialog[open]').length,
        performance.getEntriesByType('resource').length,
      ]);
      assert.deepEqual(seen, [[], false, 0, 0]);
      await giveHelper(page);
      const { protocol, host } = new URL(popup.page.url());
      const origin = `${protocol}//${host}`;
      const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' });
      const names = messageNames();
      const wanted = files.filter((name) => /\.\w+$/.test(name));
      assert.deepEqual(await page.evaluate(shoutAndSteal, { origin, names, files: wanted }), []);
      for (const frame of page.frames().slice(1)) assert.ok(!frame.url().startsWith(origin), frame.url());
      await page.close();
      assert.deepEqual(asked(assay.simulator), spent);

      const notices = await noticesAbout(assay, key);
      await giveHelper(popup.page);
      const texts = [...(await popup.page.evaluate(readStores)), ...notices];
      assert.ok(texts.length > 20);
      assert.deepEqual(
        texts.filter((text) => piecesOf(key).some((piece) => text.includes(piece))),
        [],
      );
      const args = assay.browser.process()?.spawnargs ?? [];
      const profile = args[args.findIndex((each) => /^--?profile$/.test(each)) + 1] ?? '';
      await until(() => filesWith(profile, key).length > 0, 'this search finds a kept key');
      await popup.page.evaluate(() => browser.runtime.sendMessage({ assay: 'forgetKey', input: null }));
      await until(() => filesWith(profile, key).length === 0, 'nothing of it is left on the disk');
    },
  },
];
