import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { BUILD, launchChromium } from '../support/chromium';
import { asked } from '../support/requests';
import { startSite } from '../support/site';
import { turnSwitch } from './extension-switch';
import { welcomeOfFirstRun } from './first-run';
import { hungPopup } from './hung-popup';
import { switchMarksOn } from './marks-switch';
import { optionsPage } from './options-page';
import { test } from './own-display';
import { type DomNode, marksIn, readMarks } from './pierced';
import { popupPage } from './popup-page';
import { targetSession } from './target-session';
import { update } from './updating';

test.describe.configure({ timeout: 240_000 });

declare const chrome: typeof import('wxt/browser').browser;

/** A page that goes on for as long as somebody scrolls, a known link in each part; one is in a closed root. */
const ENDLESS = `<h1>Feed</h1><div id="closed"></div><div id="feed"></div>
<script>
  document.querySelector('#closed').attachShadow({ mode: 'closed' }).innerHTML = '<a href="${MALICIOUS_URL}">first</a>';
  let parts = 0;
  function more() {
    if (parts >= 40 || scrollY + innerHeight < document.documentElement.scrollHeight - 900) return;
    parts += 1;
    const part = document.createElement('section');
    part.style.height = '700px';
    part.innerHTML = '<a href="${MALICIOUS_URL}">known</a> <a href="https://nobody-' + parts + '.example/">new</a>';
    document.querySelector('#feed').append(part);
    more();
  }
  addEventListener('scroll', more);
  more();
</script>`;

/** The least that a viewer takes for a document. */
const PDF = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`);

test('marks go on through a page without end, an update and a private window; the popup reads the page in front', async () => {
  const simulator = await startSimulator();
  const site = await startSite();
  const folder = mkdtempSync(join(tmpdir(), 'assay-lasting-'));
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
  const popup = popupPage(await open(url('popup.html')));
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  await popup.page.close();
  await switchMarksOn({ openOptions: async () => optionsPage(await open(url('options.html'))) }, site.origin);

  const address = site.put('/feed', ENDLESS);
  const feed = await open(address);
  const complaints: string[] = [];
  feed.on('console', (message) => complaints.push(message.text()));
  feed.on('pageerror', (error) => complaints.push(error.message));
  const parts = () => feed.evaluate(() => document.querySelectorAll('section').length);
  const marks = async () => (await readMarks(feed)).names.length;

  await test.step('what is added while one scrolls gets its mark, and what is far behind has none', async () => {
    await expect.poll(marks, 'the closed root’s link among them').toBeGreaterThanOrEqual(2);
    await feed.mouse.move(300, 300);
    await expect(async () => {
      await feed.mouse.wheel(0, 2_000);
      expect(await parts()).toBeGreaterThan(20);
    }).toPass({ timeout: 60_000 });
    const last = feed.locator('section').last().getByText('known');
    await last.scrollIntoViewIfNeeded();
    await expect.poll(marks).toBeGreaterThanOrEqual(2);
    expect(await marks()).toBeLessThan(8);
    expect(await readMarks(feed)).toMatchObject({ hosts: 1 });
  });

  await test.step('the popup’s own button reads the page in front, and says so of a PDF', async () => {
    const read = async (page: Page): Promise<Page> => {
      await page.bringToFront();
      const [alive] = context.serviceWorkers();
      await alive?.evaluate(() => chrome.action.openPopup());
      const hung = await hungPopup(page);
      await expect.poll(hung.text).toContain('Check the links on this page');
      const opened = context.waitForEvent('page');
      await hung.press('Show them');
      return opened;
    };
    const found = await read(feed);
    await expect(found.getByRole('heading', { name: 'Found on 127.0.0.1' })).toBeVisible();
    await expect(found.locator('tbody')).toContainText('https://nobody-1.example/');
    await expect(found.getByText('1 is known already: no request.')).toBeVisible();
    await found.close();

    const pdf = await open(
      site.put('/paper.pdf', { body: PDF, headers: { 'content-type': 'application/pdf' } }),
    );
    const refused = await read(pdf);
    await expect(refused.getByText('The browser lets no extension read this page.')).toBeVisible();
    await refused.close();
    expect((await readMarks(pdf)).names).toEqual([]);
    await pdf.close();
  });

  await test.step('an update takes the old marks away and draws them anew, once', async () => {
    await feed.bringToFront();
    await update(context, build);
    await expect
      .poll(async () => [(await readMarks(feed)).hosts, (await marks()) >= 2], { timeout: 30_000 })
      .toEqual([1, true]);
    const names = (await readMarks(feed)).names.length;
    const links = await feed.evaluate(() => document.querySelectorAll('a').length);
    expect(names, 'no link has two').toBeLessThan(links);
    expect(names).toBeLessThan(8);
    expect(complaints).toEqual([]);
  });

  await test.step('a private window has marks of what is known, and asks nothing', async () => {
    await turnSwitch(
      { context, url, reloaded: () => undefined },
      { incognitoAccess: true },
      ({ incognitoAccess }) => incognitoAccess.isActive,
    );
    const options = await open(url('options.html'));
    await options.evaluate(
      (there) => chrome.windows.create({ incognito: true, url: there }).then(() => undefined),
      `${address}#private`,
    );
    const send = await targetSession(options, (one) => one.endsWith('#private'));
    const inPrivate = async () => {
      const { root } = await send('DOM.getDocument', { depth: -1, pierce: true });
      return marksIn(root as DomNode).names.length;
    };
    await expect.poll(inPrivate, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
  });
  expect(asked(simulator)).toHaveLength(1);

  await context.close();
  await simulator.stop();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});
