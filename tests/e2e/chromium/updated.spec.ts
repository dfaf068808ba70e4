import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { BUILD, launchChromium } from '../support/chromium';
import { asked, mostInOneMinute } from '../support/requests';
import { startSite } from '../support/site';
import { createBackground } from './background';
import { welcomeOfFirstRun } from './first-run';
import { links } from './list-messages';
import { test } from './own-display';
import { expectCard, readCard } from './pierced';
import { rightClick } from './right-click';
import { answerOf, send } from './rpc';
import { update } from './updating';

declare const chrome: typeof import('wxt/browser').browser;

/** Our item is the last but one of every menu: the browser's own “Inspect” follows it. */
const OURS = ['Up', 'Up', 'Return'];
const ITEMS = ['check-link', 'check-selection', 'check-page', 'open-lists', 'open-settings'];

/** Which of these items there are: only one that is there can be changed. */
const itemsOf = (page: Page): Promise<string[]> =>
  page.evaluate(async (ids) => {
    const changed = await Promise.allSettled(ids.map((id) => chrome.contextMenus.update(id, {})));
    return ids.filter((_, at) => changed[at]?.status === 'fulfilled');
  }, ITEMS);

const alarmsOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name));

test('an update takes the old card off the page, makes menus and alarms anew, and a lost alarm comes back', async () => {
  const simulator = await startSimulator();
  const site = await startSite();
  const folder = mkdtempSync(join(tmpdir(), 'assay-updated-'));
  const [profile, build] = [join(folder, 'profile'), join(folder, 'build')];
  cpSync(BUILD, build, { recursive: true });
  const context = await launchChromium({
    ...{ profile, build, headless: false, viewport: null },
    virusTotalPort: simulator.httpsPort,
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const url = (path: string): string => new URL(path, worker.url()).href;
  const open = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  await welcomeOfFirstRun(context, url('welcome.html'), DEMO_KEY);

  const mail = await open(site.put('/mail', `<p><a href="${MALICIOUS_URL}">Track your parcel</a></p>`));
  const complaints: string[] = [];
  mail.on('console', (message) => complaints.push(message.text()));
  mail.on('pageerror', (error) => complaints.push(error.message));
  await rightClick(mail.getByRole('link'), OURS);
  await expectCard(mail, 'malicious');

  // Two of these five have to wait for the next minute, and an alarm stands behind that.
  const options = await open(url('options.html'));
  for (const value of links(5)) {
    const order = { indicator: { kind: 'url', value }, origin: 'popup', secrets: 'keep' } as const;
    answerOf(await send(options, 'startCheck', order));
  }
  await expect.poll(() => alarmsOf(options)).toEqual(['wake']);
  expect(await itemsOf(options)).toEqual(ITEMS);
  await options.evaluate(() => chrome.contextMenus.remove('check-page'));
  expect(await itemsOf(options)).not.toContain('check-page');

  await update(context, build);
  await expect.poll(() => readCard(mail), 'the old card goes').toBeNull();
  const later = await open(url('options.html'));
  expect(await later.evaluate(() => chrome.runtime.getManifest().version)).toBe('9.9.9');
  await expect.poll(() => itemsOf(later), 'each item, once').toEqual(ITEMS);
  await expect.poll(() => alarmsOf(later)).toEqual(['wake']);
  await rightClick(mail.getByRole('link'), OURS);
  await expectCard(mail, 'malicious');
  expect(await mail.locator('[popover]').count(), 'one card').toBe(1);
  expect(complaints).toEqual([]);

  // The browser loses the alarm, and the worker dies: the next one sees to it that it is woken.
  await later.evaluate(() => chrome.alarms.clearAll());
  const successor = context.serviceWorkers().at(-1) ?? (await context.waitForEvent('serviceworker'));
  await createBackground(context, successor, url('icon/16.png')).kill();
  const newborn = await open(url('options.html'));
  await expect.poll(() => alarmsOf(newborn)).toEqual(['wake']);
  await expect.poll(() => new Set(asked(simulator)).size).toBe(6);
  expect(mostInOneMinute(simulator.control.log())).toBeLessThanOrEqual(4);

  await context.close();
  await simulator.stop();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});
