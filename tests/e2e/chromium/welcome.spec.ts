import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { BUILD, launchChromium } from '../support/chromium';
import { asked, paid } from '../support/requests';
import { watchConsole } from './console-gate';
import { expect, test } from './fixtures';
import { optionsPage } from './options-page';
import { rightClick } from './right-click';

test.use({ key: null, headed: true });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
}

const widerThanItsWindow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the first run, by keyboard and then by a right-click', async ({ assay, simulator }) => {
  const page = await assay.context.newPage();
  await page.goto(assay.url('welcome.html'));
  await expect(page.getByRole('heading', { name: 'What leaves this browser' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open on VirusTotal' })).toHaveAttribute(
    'href',
    /^https:\/\/www\.virustotal\.com\/gui\/file\/275a021b/,
  );
  await expectAccessible(page);
  expect(simulator.control.log(), 'a page that is only read asks nobody').toEqual([]);

  // The settings, the way to a key, its field, its button: the order in which one needs them.
  const reached: string[] = [];
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(() => document.activeElement?.textContent || document.activeElement?.id || ''),
    );
    if (reached.at(-1) === 'key-field') await page.keyboard.type(DEMO_KEY);
  }
  expect(reached).toEqual(['All settings', 'virustotal.com/gui/my-apikey', 'key-field', 'Save key']);
  await page.keyboard.press('Enter');
  await expect(optionsPage(page).keySection).toContainText('The key works. Your limits: 4 per minute');
  await expectAccessible(page);
  expect(paid(simulator), 'testing a key is free').toEqual([]);

  const opened = assay.context.waitForEvent('page');
  await rightClick(page.getByRole('link', { name: 'example.com' }), ['Up', 'Up', 'Return']);
  const popup = await opened;
  await expect(popup.locator('[data-verdict], [data-phase]')).toBeVisible();
  await expect.poll(() => asked(simulator).length).toBe(1);

  const report = assay.context.waitForEvent('page');
  await page.getByRole('link', { name: 'Check its hash' }).click();
  await expect(await report).toHaveURL(/report\.html#file=275a021b/);
  await expect.poll(() => asked(simulator).at(-1)).toContain('/files/275a021b');
});

test.describe('in a narrow window', () => {
  test.use({ headed: false, theme: 'dark' });

  test('nothing is wider than the window, and the dark theme can be read', async ({ assay }) => {
    const page = await assay.context.newPage();
    await page.goto(assay.url('welcome.html'));
    await expect(page.locator('.pin-picture')).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await widerThanItsWindow(page)).toBeLessThanOrEqual(0);
    await page.goto(assay.url('workspace.html#news'));
    await expect(page.getByRole('heading', { name: 'What is new' })).toBeVisible();
    expect(await widerThanItsWindow(page)).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
});

test('an update opens nothing, and is told until it has been read', async () => {
  const build = mkdtempSync(join(tmpdir(), 'assay-build-'));
  const simulator = await startSimulator();
  cpSync(BUILD, build, { recursive: true });
  const manifest = join(build, 'manifest.json');
  const current = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(current), version: '0.0.9' }));
  const context = await launchChromium({
    virusTotalPort: simulator.httpsPort,
    extension: false,
    switches: ['--enable-unsafe-extension-debugging'],
  });
  const gate = watchConsole(context);
  const session = await context.browser()?.newBrowserCDPSession();
  // The protocol's newest domain is not among Playwright's types. Loading another version is a real update.
  const load = (): unknown =>
    session?.send('Extensions.loadUnpacked' as 'Browser.close', { path: build } as never);
  await load();
  const pages = (path: string): readonly Page[] =>
    context.pages().filter((page) => page.url().endsWith(path));
  await expect.poll(() => pages('/welcome.html').length, 'the first installation opens it').toBe(1);
  const origin = pages('/welcome.html')[0]?.url();
  const at = (path: string): string => new URL(path, origin).href;
  const known = await context.newPage();
  for (const page of pages('/welcome.html')) await page.close();

  writeFileSync(manifest, current);
  await load();
  await expect(async () => {
    await known.goto(at('popup.html'));
    await known.getByRole('button', { name: 'Use without a key' }).click();
    await expect(known.locator('.news')).toContainText('Assay was updated to', { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expectAccessible(known);
  expect(pages('/welcome.html'), 'the update opens nothing').toEqual([]);

  const opened = context.waitForEvent('page');
  await known.getByRole('link', { name: 'What is new' }).click();
  const news = await opened;
  await expect(news.getByRole('heading', { name: /^Version \d/ }).first()).toBeVisible();
  await known.reload();
  await known.getByRole('button', { name: 'Use without a key' }).click();
  await expect(known.locator('.drop').first()).toBeVisible();
  await expect(known.locator('.news')).toHaveCount(0);
  expect(gate.problems).toEqual([]);
  await context.close();
  await simulator.stop();
  rmSync(build, { recursive: true, force: true });
});
