import type { Page } from '@playwright/test';
import { CLEAN_URL, MALICIOUS_FILE, MALICIOUS_URL, SUSPICIOUS_URL } from '../../simulator/world/named';
import { foundByScript } from '../support/found-by-script';
import { asked } from '../support/requests';
import { allow } from './browser-question';
import { expect, test } from './fixtures';
import { hostilePage, ordinaryPage } from './marks-fixtures';
import { switchMarksOn } from './marks-switch';
import { readMarks } from './pierced';
import { popupPage } from './popup-page';

declare const chrome: typeof import('wxt/browser').browser;

test.use({ headed: true });
test.describe.configure({ timeout: 180_000 });

const count = (page: Page, marks: number) =>
  expect.poll(async () => (await readMarks(page)).names.length, { timeout: 60_000 }).toBe(marks);

/** What a script of the page can see of the place behind an element: what lies there, and how large the page is. */
const seenByPage = (page: Page, selector: string) =>
  page.evaluate((where) => {
    const box = document.querySelector(where)?.getBoundingClientRect();
    const at = document.elementFromPoint((box?.right ?? 0) + 10, (box?.top ?? 0) + 8);
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { at: at?.localName, scrollWidth, scrollHeight, right: box?.right, top: box?.top };
  }, selector);

test('marks on one site: allowed by hand, drawn from what is known at no request, followed, and gone when taken back', async ({
  assay,
  site,
  simulator,
}) => {
  const popup = await assay.openPopup();
  for (const [text, verdict] of [
    [MALICIOUS_URL, 'malicious'],
    [CLEAN_URL, 'nothing-found'],
    [MALICIOUS_FILE.sha256, 'malicious'],
  ] as const) {
    await popup.check(text);
    await popup.shows(verdict);
  }
  const spent = asked(simulator).length;
  site.put('/frame', `<p>In a frame: ${MALICIOUS_URL.replace('http', 'hxxp').replaceAll('.', '[.]')}</p>`);
  const page = await assay.context.newPage();
  await page.goto(site.put('/page', ordinaryPage));
  expect(await readMarks(page)).toMatchObject({ names: [], card: null, hosts: 0 });
  const before = await seenByPage(page, '#bad');

  await switchMarksOn(assay, site.origin);
  await page.bringToFront();
  await count(page, 6);
  const { names, hosts } = await readMarks(page);
  expect(hosts).toBe(2);
  expect(
    names.filter((name) => name.startsWith('Malicious, 14 of 92 engines: https://secure.')),
  ).toHaveLength(4);
  expect(names.filter((name) => name.startsWith('Malicious, 47 of 72 engines: 16c08276'))).toHaveLength(1);
  expect(
    names.filter((name) => name.startsWith('Nothing found, 0 of 93 engines: https://docs.')),
  ).toHaveLength(1);
  // Nothing moved, and whoever asks what lies where the mark is gets the page.
  expect(await seenByPage(page, '#bad')).toEqual(before);

  // Added, changed, taken away.
  await page.evaluate(
    ([bad, clean]) => {
      const added = document.createElement('p');
      added.innerHTML = `<a id="late" href="${bad}">late</a>`;
      document.body.append(added);
      document.querySelector('#other')?.setAttribute('href', clean ?? '');
      document.querySelector('#clean')?.remove();
    },
    [MALICIOUS_URL, CLEAN_URL],
  );
  await count(page, 7);

  // In the middle of the line where nothing is written, else raised, so that the next word can be read.
  const { tops } = await readMarks(page);
  const isAt = async (selector: string, down: (box: { readonly height: number }) => number) => {
    const box = await page.locator(selector).boundingBox();
    return tops.some((top) => box !== null && Math.abs(top - (box.y + down(box))) <= 1);
  };
  expect(await isAt('#late', ({ height }) => (height - 12) / 2)).toBe(true);
  expect(await isAt('#bad', () => -6)).toBe(true);

  // Hovering shows the card; another check fills its mark in while one looks on.
  const late = await page.locator('#late').boundingBox();
  await page.mouse.move((late?.x ?? 0) + (late?.width ?? 0) + 10, (late?.y ?? 0) + 9);
  await expect
    .poll(async () => (await readMarks(page)).card)
    .toMatch(
      /^Malicious 14 of 92 engines https:\/\/secure\.paketdienst-zoll\.example\/.* 14 malicious.* Report: .* Full report$/,
    );
  await page.keyboard.press('Escape');
  expect((await readMarks(page)).card).toBeNull();
  // In a window of its own: Playwright tells no page that it has come to the front.
  const opened = assay.context.waitForEvent('page');
  await popup.page.evaluate(() =>
    chrome.windows.create({ url: 'popup.html', type: 'popup' }).then(() => null),
  );
  const beside = popupPage(await opened);
  await beside.check(SUSPICIOUS_URL);
  await beside.shows('suspicious');
  await count(page, 8);
  await beside.page.close();
  await page.bringToFront();
  expect(asked(simulator)).toHaveLength(spent + 1);

  // The keyboard: a link with the focus shows its card, the marks are one stop behind everything, Enter opens.
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await readMarks(page)).card).toMatch(/^Malicious 14 of 92/);
  // What a page's script can search, closed shadow roots and all, has none of it.
  const texts = ['malicious', '14 of', 'secure.paketdienst', 'full report', 'nobody asked'];
  expect(await page.evaluate(foundByScript, texts)).toEqual(['nobody asked']);
  // A script's focus is none of a hand's.
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.querySelector<HTMLElement>('#late')?.focus());
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect((await readMarks(page)).card).toBeNull();
  await page.locator('#late').focus();
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement?.parentElement?.localName);
  await expect.poll(focused, 'the last stop is ours').toBe('html');
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await readMarks(page)).card).not.toBeNull();
  const report = assay.context.waitForEvent('page');
  await page.keyboard.press('Enter');
  await expect((await report).getByRole('heading', { level: 1 })).toBeVisible();
  await expect(await report).toHaveURL(/report\.html#url=/);
  await (await report).close();
  expect(asked(simulator)).toHaveLength(spent + 1);

  // Taken back in the settings: gone from the page that is open, and from the next.
  const options = await assay.openOptions();
  await options.page.getByRole('button', { name: 'Remove http://127.0.0.1' }).click();
  await expect.poll(async () => (await readMarks(page)).hosts).toBe(0);
  const allowed = () =>
    options.page.evaluate(() => chrome.permissions.getAll().then(({ origins }) => origins));
  await expect.poll(allowed).not.toContain('http://127.0.0.1/*');
  await page.reload();
  await page.bringToFront();
  await expect(page.locator('#last')).toBeVisible();
  expect((await readMarks(page)).hosts).toBe(0);
});

test('marks on all sites: allowed by hand, and given back without what Assay cannot do without', async ({
  assay,
  site,
}) => {
  const { page } = await assay.openOptions();
  const allowed = () =>
    page.evaluate(() => chrome.permissions.getAll().then(({ origins = [] }) => [...origins].sort()));
  const before = await allowed();
  await page.bringToFront();
  const where = page.locator('#marks-on');
  await where.press('End');
  await allow(async () => (await where.inputValue()) === 'all', 'the permission is granted');
  expect(await allowed()).toEqual(expect.arrayContaining(['http://*/*', 'https://*/*']));
  const open = await assay.context.newPage();
  await open.goto(site.put('/page', '<p>nothing</p>'));
  await expect.poll(async () => (await readMarks(open)).hosts).toBe(1);

  await page.bringToFront();
  await where.press('Home');
  await expect(where).toHaveValue('none');
  await page.locator('#leave-every-site').press('Enter');
  // Chromium has taken VirusTotal's own hosts as well, and asks about them.
  const isAsBefore = async () => (await allowed()).join() === before.join();
  await allow(isAsBefore, 'what Assay cannot do without is there again');
  await expect(page.locator('#leave-every-site')).toHaveCount(0);
  await expect.poll(async () => (await readMarks(open)).hosts).toBe(0);
});

test('a hostile page learns nothing, breaks nothing, and an extension that goes takes its marks along', async ({
  assay,
  site,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  await switchMarksOn(assay, site.origin);
  const page = await assay.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(site.put('/hostile', hostilePage));
  // The plain one, the one among clobbered names, the one in the scroller: a covered and an invisible one are not.
  await count(page, 3);
  const learnt = await page.evaluate(() => (globalThis as { learn?: () => unknown }).learn?.());
  expect(learnt).toEqual({ roots: 0, events: [], attributes: ['popover'], text: '', from: 0 });
  expect(errors).toEqual([]);

  // Removed, it comes back; after `document.write` too; in the end the page gets its way, and nothing throws.
  await page.evaluate(() => (globalThis as { hostOf?: () => Element | null }).hostOf?.()?.remove());
  await expect.poll(async () => (await readMarks(page)).hosts).toBe(1);
  await page.evaluate((bad) => {
    document.open();
    document.write(`<!doctype html><p><a href="${bad}">written</a></p>`);
    document.close();
  }, MALICIOUS_URL);
  await count(page, 1);
  expect(asked(simulator)).toHaveLength(1);

  const extensions = await assay.context.newPage();
  await extensions.goto('chrome://extensions');
  await extensions.evaluate(
    (id) =>
      (
        chrome as never as { management: { setEnabled(id: string, on: boolean): Promise<void> } }
      ).management.setEnabled(id, false),
    new URL(assay.url('')).host,
  );
  await expect.poll(async () => (await readMarks(page)).hosts).toBe(0);
});
