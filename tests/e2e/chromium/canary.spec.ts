import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { urlId } from '../../simulator/canonical/url-id';
import { MALICIOUS_DOMAIN, MALICIOUS_URL, TALKED_ABOUT_URL } from '../../simulator/world/named';
import { messageNames } from '../../support/message-names';
import { filesWith } from '../support/on-disk';
import { piecesOf } from '../support/pieces-of';
import { readStores } from '../support/read-stores';
import { paid } from '../support/requests';
import { openCommunity } from './community-page';
import { expect, test } from './fixtures';
import { asFiles, readIn } from './list-messages';
import { allowNotifications, noticesGiven } from './notices-given';
import { answerOf, send } from './rpc';
import { openWorkspace } from './workspace-page';

declare const chrome: typeof import('wxt/browser').browser;

const LOOK_UP = '^/api/v3/urls/';
/** Those two that do something about the key itself. */
const MESSAGES = messageNames().filter((name) => !/^(?:saveKey|forgetKey)$/.test(name));
/** Not one of the simulator's own: those repeat themselves, and storage packs repetitions away. */
const key = randomBytes(32).toString('hex');

// The browser's question about notifications has no place but a window on the screen.
test.use({ key: null, headed: true });

test('a key is seen by VirusTotal in its header, and by nobody else anywhere', async ({
  assay,
  simulator,
}) => {
  const { context } = assay;
  simulator.control.addKey(key);
  simulator.control.setLimits(key, { minute: 60 });
  const said: string[] = [];
  context.on('console', (message) => void said.push(message.text()));
  for (const worker of context.serviceWorkers()) worker.on('console', (line) => void said.push(line.text()));
  const options = await assay.openOptions();
  await options.saveKey(key);
  await options.page.bringToFront();
  await allowNotifications(options.page);
  const given = await noticesGiven(assay.background);
  const told = async () => [...new Set((await given()).map(({ id }) => id))];

  // VirusTotal, or what stands in its place, repeats the key in every kind of answer; then a comment does.
  const popup = await assay.openPopup();
  const echoes = [
    { effect: { kind: 'status', status: 400, message: `Wrong key ${key}` }, failure: 'bad-input' },
    { effect: { kind: 'body', body: `<p>${key}</p>`, contentType: 'text/html' }, failure: 'upstream' },
    { effect: { kind: 'body', body: `{"data":{"id":"${key}"}}` }, failure: 'upstream' },
  ] as const;
  for (const { effect, failure } of echoes) {
    simulator.control.addFault({ path: LOOK_UP, times: 1, effect });
    await popup.check(MALICIOUS_URL);
    await popup.fails(failure);
  }
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  await fetch(`http://127.0.0.1:${simulator.httpPort}/api/v3/urls/${urlId(TALKED_ABOUT_URL)}/comments`, {
    method: 'POST',
    headers: { 'x-apikey': key, 'content-type': 'application/json' },
    body: JSON.stringify({ data: { type: 'comment', attributes: { text: `found with ${key}` } } }),
  });
  const report = await openCommunity(assay, `url=${urlId(TALKED_ABOUT_URL)}`);
  await report.load('Comments');
  await expect(report.comments.locator('.com-item').first()).toContainText('found with');

  // A list whose key is refused, its end once the key works, and a finding of the watchlist: each is told.
  const refused = { kind: 'status', status: 401, message: `Wrong key ${key}` } as const;
  simulator.control.addFault({ path: '/files/', times: 1, effect: refused });
  const list = await readIn(options.page, asFiles(['ab'.repeat(32), 'cd'.repeat(32)]));
  answerOf(await send(options.page, 'startList', { list, submitUnknown: false }));
  await expect.poll(told).toEqual(['list:stopped']);
  answerOf(await send(options.page, 'testKey', null));
  await expect.poll(told).toEqual(['list:stopped', `list:${list}`]);
  const indicators = [{ kind: 'domain', value: MALICIOUS_DOMAIN } as const];
  answerOf(await send(options.page, 'addWatch', { indicators, period: 'week', secrets: 'keep' }));
  await expect.poll(told).toEqual(['list:stopped', `list:${list}`, expect.stringMatching(/^watch:/)]);
  const notices = await given();
  expect(notices.every(({ title, message }) => title.length > 5 && message.length > 5)).toBe(true);

  const history = await openWorkspace(assay, 'history');
  const saved = async (page: Page, click: () => Promise<void>): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), click()]);
    return readFileSync(await download.path(), 'utf8');
  };
  const taken = [await saved(options.page, () => options.button('Save backup').click())];
  for (const item of ['JSON lines', 'CSV for spreadsheets']) {
    await history.page.getByText('Export', { exact: true }).click();
    taken.push(await saved(history.page, () => history.button(item).click()));
  }
  await history.at('log');
  taken.push(await saved(history.page, () => history.button('Save as text').click()));
  expect(taken.every((text) => text.length > 50)).toBe(true);

  const seen: string[] = [...taken, ...said, ...notices.map((notice) => JSON.stringify(notice))];
  seen.push(...(await options.page.evaluate(async () => Object.keys(await chrome.notifications.getAll()))));
  for (const page of context.pages()) {
    const values = await page.evaluate(() =>
      [...document.querySelectorAll('input, textarea')].map((field) => String(Reflect.get(field, 'value'))),
    );
    seen.push(page.url(), await page.title(), await page.content(), ...values);
  }
  seen.push(...(await options.page.evaluate(readStores)));
  seen.push(
    ...(await options.page.evaluate(
      (names) =>
        Promise.all(
          names.map(async (assay) =>
            JSON.stringify(await chrome.runtime.sendMessage({ assay, input: null })),
          ),
        ),
      MESSAGES,
    )),
  );
  expect(seen.length).toBeGreaterThan(100);
  const pieces = piecesOf(key);
  const holds = (text: string): boolean => pieces.some((piece) => text.toLowerCase().includes(piece));
  expect(seen.filter((text) => text && holds(text)).map((text) => text.slice(0, 300))).toEqual([]);

  const own = simulator.control.log().filter(({ door }) => door === 'https');
  expect(own.length).toBeGreaterThan(4);
  for (const { host, path, headers, body } of own) {
    expect(host).toMatch(/^(?:www|bigfiles)\.virustotal\.com$/);
    const { 'x-apikey': sent, ...others } = headers;
    expect(sent).toBe(key);
    const free = path === `/api/v3/users/${key}/overall_quotas`;
    expect(free ? '' : JSON.stringify([path, others, body])).not.toContain(key);
  }
  const files = filesWith(assay.profile, key).map((file) => file.slice(assay.profile.length));
  expect(files.filter((file) => !/IndexedDB\/chrome-extension_/.test(file))).toEqual([]);

  // Pasted where a hash belongs it goes nowhere.
  const asked = paid(simulator).length;
  const careless = await assay.openPopup();
  await careless.check(key);
  await careless.fails('bad-input');
  await careless.page.close();
  expect(paid(simulator)).toHaveLength(asked);
});
