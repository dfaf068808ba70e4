import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { MINUTE } from '../../../utils/domain/duration';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { BUILD, launchChromium } from '../support/chromium';
import { A_WINDOW } from '../support/patience';
import { asked, mostInOneMinute } from '../support/requests';
import { createBackground } from './background';
import { welcomeOfFirstRun } from './first-run';
import { asLinks, links, logOf, readIn, viewOf } from './list-messages';
import { optionsPage } from './options-page';
import { test } from './own-display';
import { answerOf, send } from './rpc';
import { update } from './updating';

test.describe.configure({ timeout: 15 * MINUTE });

declare const chrome: typeof import('wxt/browser').browser;

/** The browser's own process: what a crash or the power's end takes away without a word. */
async function killBrowser(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  const gone = context.waitForEvent('close');
  process.kill(processInfo.find(({ type }) => type === 'browser')?.id ?? 0, 'SIGKILL');
  await gone;
}

test('a list outlives an update, the browser killed in the middle, and the loss of the database', async () => {
  const simulator = await startSimulator();
  simulator.control.setLimits(DEMO_KEY, { minute: 10, daily: 5_000, monthly: 100_000 });
  const folder = mkdtempSync(join(tmpdir(), 'assay-lasting-'));
  const [profile, build] = [join(folder, 'profile'), join(folder, 'build')];
  cpSync(BUILD, build, { recursive: true });
  const launch = () => launchChromium({ profile, build, virusTotalPort: simulator.httpsPort });
  const count = () => asked(simulator).length;

  let context = await launch();
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const url = (path: string): string => new URL(path, worker.url()).href;
  await welcomeOfFirstRun(context, url('welcome.html'), DEMO_KEY);
  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url(path));
    return page;
  };

  const options = optionsPage(await open('options.html'));
  await options.button('Test').click();
  await expect(options.keySection).toContainText('10 per minute');
  const list = await readIn(options.page, asLinks([MALICIOUS_URL, ...links(29)]));
  answerOf(await send(options.page, 'startList', { list, submitUnknown: false }));
  await expect.poll(count).toBeGreaterThanOrEqual(3);

  // The update closes Assay's pages; nobody opens one.
  await update(context, build);
  await expect.poll(count, { timeout: 2 * A_WINDOW }).toBeGreaterThanOrEqual(13);
  const page = await open('options.html');
  expect(await page.evaluate(() => chrome.runtime.getManifest().version)).toBe('9.9.9');
  expect((await viewOf(page, list)).stage).toBe('running');

  const before = count();
  await killBrowser(context);
  context = await launch();
  await expect.poll(count, { message: 'it goes on by itself' }).toBeGreaterThan(before + 2);
  const later = await open('options.html');
  await expect.poll(async () => (await viewOf(later, list)).stage, { timeout: 4 * A_WINDOW }).toBe('done');
  expect((await viewOf(later, list)).counts).toMatchObject({
    malicious: 1,
    unknown: 29,
    failed: 0,
    waiting: 0,
  });
  const log = simulator.control.log();
  expect(log.filter(({ status }) => status === 429)).toEqual([]);
  expect(mostInOneMinute(log)).toBeLessThanOrEqual(10);
  // Each once, and once more what was on its way when it was cut off, twice: a minute's requests at most.
  expect(count()).toBeLessThanOrEqual(30 + 2 * 10);
  expect(new Set(asked(simulator)).size).toBe(30);
  expect(await logOf(later, list)).toContain('list done');

  const spent = count();
  const session = await context.newCDPSession(later);
  const storageTypes = 'indexeddb';
  await session.send('Storage.clearDataForOrigin', { origin: url('/').slice(0, -1), storageTypes });
  const successor = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await createBackground(context, successor, url('icon/16.png')).kill();
  const lists = await open('workspace.html#lists');
  await lists.getByRole('link', { name: 'Ticket 4471' }).click();
  await expect(lists.getByText('The rows were brought back; what was found before was lost.')).toBeVisible();
  await expect(lists.locator('table')).toHaveAttribute('aria-rowcount', '31');
  await expect(lists.locator('tbody tr.line').first()).toContainText(new URL(MALICIOUS_URL).host);
  expect((await viewOf(lists, list)).counts.waiting).toBe(30);
  expect(count(), 'nothing is asked again by itself').toBe(spent);

  await context.close();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});
