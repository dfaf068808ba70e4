import type { Page } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import { CLEAN_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { isSigned, startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver';
import { allow } from './browser-question';
import { type Assay, test as base, expect } from './fixtures';
import { noticeBubble } from './notice-bubble';
import { allowNotifications, noticesGiven } from './notices-given';
import { answerOf, send } from './rpc';
import { openWorkspace } from './workspace-page';

/** A name that is no private one: those get no message either. */
const HOST = 'empfang.beispiel-archiv.example';
const HOOK = `https://${HOST}/hook?team=t0ken`;
const SECRET = 's3cret';

const test = base.extend<{ receiver: WebhookReceiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
  receiver: async ({}, use) => {
    const receiver = await startWebhookReceiver();
    await use(receiver);
    await receiver.stop();
  },
  hosts: async ({ receiver }, use) => use({ [`${HOST}:443`]: receiver.port }),
});
test.use({ headed: true });
test.describe.configure({ timeout: 240_000 });

/** The settings, with the notifications and the webhook's host granted by the browser's own bubble. */
async function settings(assay: Assay): Promise<Page> {
  const { page, button } = await assay.openOptions();
  await page.bringToFront();
  await allowNotifications(page);
  await page.locator('#webhook-address').fill(HOOK);
  await page.locator('#webhook-secret').fill(SECRET);
  await button('Save webhook').press('Enter');
  const saved = page.locator('#webhook-said', { hasText: /^Saved$/ });
  await allow(() => saved.isVisible(), 'the receiver’s host is granted');
  return page;
}

/** The time of the next delivery has come: what the database waits for lies in the past. */
async function later(assay: Assay): Promise<void> {
  const page = await assay.context.newPage();
  await page.goto(assay.url('icon/16.png'));
  await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('assay');
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });
    const transaction = opened.transaction(['watchChanges', 'vault'], 'readwrite');
    transaction.objectStore('vault').delete('webhook-standing');
    const cursor = transaction.objectStore('watchChanges').openCursor();
    cursor.onsuccess = () => {
      const at = cursor.result;
      if (at) at.update({ ...at.value, webhookAt: Date.now() - 1 });
    };
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
    opened.close();
  });
  // The worker has in mind what it read before: the next one reads it anew.
  await assay.background.kill();
  await page.goto(assay.url('options.html'));
  await send(page, 'webhook', null);
  await page.close();
}

test('a change is told once by a notification, and by a webhook that fails, stalls and redirects', async ({
  assay,
  simulator,
  receiver,
}) => {
  const options = await settings(assay);
  await options.getByRole('button', { name: 'Send a test' }).click();
  await expect(options.locator('#webhook-said')).toContainText('took');
  expect(receiver.got.map(({ body }) => body.event)).toEqual(['test']);

  // One click in a report puts it on the list, for no request: what is before the user is not asked for again.
  const popup = await assay.openPopup();
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  await popup.tab('Details').click();
  await expect(popup.button('Add to watchlist')).toBeVisible();
  const opened = assay.context.waitForEvent('page');
  await popup.page.getByRole('link', { name: 'Full report' }).click();
  const report = await opened;
  await report.getByRole('button', { name: 'Add to watchlist' }).click();
  await expect(report.getByText('Watched', { exact: true })).toBeVisible();
  await report.getByLabel('Period').selectOption('week');
  await expect(popup.page.getByLabel('Period')).toHaveValue('week');
  await report.close();
  await popup.page.close();

  const watchlist = await openWorkspace(assay, 'watchlist');
  const line = watchlist.line(new URL(CLEAN_URL).host);
  await expect(line).toHaveAttribute('data-verdict', 'nothing-found');
  expect(asked(simulator)).toHaveLength(1);

  receiver.mood = 500;
  simulator.control.setVerdict('url', CLEAN_URL, { malicious: 9, harmless: 60 });
  const given = await noticesGiven(assay.background);
  await line.locator('summary').click();
  await line.getByRole('button', { name: 'Check now (1 request)' }).click();
  await expect(line).toHaveAttribute('data-verdict', 'malicious', { timeout: 30_000 });
  const bubble = await noticeBubble();
  expect((await given()).map(({ title, message }) => [title, message])).toEqual([
    [
      `${new URL(CLEAN_URL).host}: changed`,
      expect.stringMatching(/^Before: Nothing found \(0 of \d+\)\. Now: Malicious \(9 of \d+\)\.$/),
    ],
  ]);
  await expect.poll(() => receiver.got.length).toBe(2);

  // From here on nothing of ours is open, and the worker is dead: its alarm brings the second try.
  for (const page of assay.context.pages()) if (page.url().includes('.html')) await page.close();
  receiver.mood = 'stalls';
  await assay.background.kill();
  await bubble.pressText();
  const shown = () => assay.context.pages().find((page) => page.url().includes('workspace.html#watchlist'));
  await expect.poll(shown, 'the notification leads to the watchlist').toBeTruthy();
  await shown()?.close();
  await assay.background.kill();
  await expect.poll(() => receiver.got.length, { timeout: 120_000, intervals: [1_000] }).toBe(3);
  const gap = (receiver.got[2]?.at ?? 0) - (receiver.got[1]?.at ?? 0);
  expect(gap).toBeGreaterThan(50_000);

  const page = (await assay.openOptions()).page;
  const log = async (): Promise<string> =>
    answerOf(await send(page, 'logText', { least: 'info', after: 0 })).text;
  await expect.poll(log, { timeout: 30_000 }).toContain(`${HOST} timeout`);
  receiver.mood = 'redirects';
  await later(assay);
  await expect.poll(() => receiver.got.length, { timeout: 20_000 }).toBe(4);
  await expect.poll(log).toContain(`${HOST} redirected`);
  receiver.mood = 204;
  await later(assay);
  await expect.poll(() => receiver.got.length, { timeout: 20_000 }).toBe(5);

  const [, ...change] = receiver.got;
  expect(new Set(receiver.got.map(({ path }) => path))).toEqual(new Set(['/hook?team=t0ken']));
  expect(new Set(change.map(({ text }) => text)).size, 'each time the same message').toBe(1);
  expect(change[0]?.body).toMatchObject({
    event: 'flagged',
    indicator: { kind: 'url', value: CLEAN_URL },
    before: { verdict: 'nothing-found', malicious: 0 },
    after: { verdict: 'malicious', malicious: 9 },
  });
  for (const delivery of receiver.got) {
    expect(isSigned(delivery, SECRET)).toBe(true);
    expect(isSigned(delivery, `${SECRET}x`)).toBe(false);
    expect(JSON.stringify(delivery)).not.toContain(DEMO_KEY);
    expect(delivery.headers).not.toHaveProperty('x-apikey');
    expect(delivery.headers.cookie ?? delivery.headers.referer).toBeUndefined();
  }

  const end = await openWorkspace(assay, 'watchlist&show=changes');
  await expect(end.line(new URL(CLEAN_URL).host)).toContainText('notification, webhook');
  const text = await log();
  const lines = text.split('\n').filter((one) => one.includes('webhook'));
  expect(lines.map((one) => one.slice(25).trim())).toEqual([
    `WARN  webhook failed flagged ${HOST} 500`,
    `WARN  webhook failed flagged ${HOST} timeout`,
    `WARN  webhook failed flagged ${HOST} redirected`,
    `INFO  webhook delivered flagged ${HOST}`,
  ]);
  expect(text).not.toContain('t0ken');
  expect(asked(simulator)).toHaveLength(2);
});
