import type { Page } from '@playwright/test';
import { CLEAN_URL, MALICIOUS_URL, SUSPICIOUS_URL, UNKNOWN_URL } from '../../simulator/world/named';
import { foundByScript } from '../support/found-by-script';
import { asked } from '../support/requests';
import { press } from '../support/screen';
import { htmlPage } from '../support/site';
import { type Assay, expect, test } from './fixtures';
import { expectCard, readCard } from './pierced';
import { popupPage } from './popup-page';
import { rightClick } from './right-click';

test.use({ headed: true });

/** Our item is the last but one of every menu: the browser's own “Inspect” follows it. */
const OURS = ['Up', 'Up', 'Return'];

const link = (address: string, inside: string): string => `<p><a href="${address}">${inside}</a></p>`;
const PICTURE =
  '<img alt="An offer" width="120" height="60" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>">';

async function open(assay: Assay, address: string): Promise<Page> {
  const page = await assay.context.newPage();
  await page.goto(address);
  return page;
}

/** The small window of Assay's own that opens where a page takes no card. */
async function ownWindow(assay: Assay, act: () => Promise<void>) {
  const opened = assay.context.waitForEvent('page');
  await act();
  return popupPage(await opened);
}

test('a link: the card says the verdict, for one request, and Esc closes it', async ({
  assay,
  simulator,
  site,
}) => {
  const page = await open(assay, site.put('/mail', link(MALICIOUS_URL, 'Track your parcel')));
  await rightClick(page.getByRole('link'), OURS);
  const card = await expectCard(page, 'malicious');
  const texts = ['14 of 92 engines', 'Malicious', 'paketdienst', 'Full report', 'Assay'];
  for (const text of texts) expect(card.text).toContain(text);
  expect(asked(simulator)).toHaveLength(1);
  // Where the page's script searches, closed shadow roots and all, there is none of it.
  expect(await page.evaluate(foundByScript, [...texts, 'Track your parcel'])).toEqual(['Track your parcel']);

  const place = await page.locator('[popover]').boundingBox();
  const beside = await page.getByRole('link').boundingBox();
  expect(place?.x, 'the card is beside its link').toBe(beside?.x);
  expect(
    await page.evaluate(() => [...document.querySelectorAll('*')].filter((one) => one.shadowRoot).length),
  ).toBe(0);

  press('Escape');
  await expect.poll(() => readCard(page)).toBeNull();
  await rightClick(page.getByRole('link'), OURS);
  await expectCard(page, 'malicious');
  expect(asked(simulator)).toHaveLength(1);
});

test('a second link replaces the first card', async ({ assay, site }) => {
  const page = await open(assay, site.put('/two', link(SUSPICIOUS_URL, 'One') + link(CLEAN_URL, 'Two')));
  await rightClick(page.getByRole('link', { name: 'Two' }), OURS);
  await expectCard(page, 'nothing-found');
  await rightClick(page.getByRole('link', { name: 'One' }), OURS);
  await expectCard(page, 'suspicious');
  await expect(page.locator('[popover]')).toHaveCount(1);
});

test('an image inside a link: the link is checked', async ({ assay, simulator, site }) => {
  const page = await open(assay, site.put('/image', link(MALICIOUS_URL, PICTURE)));
  // Both of our items are there, in a menu of their own.
  await rightClick(page.getByRole('img'), ['Up', 'Up', 'Right', 'Return']);
  await expectCard(page, 'malicious');
  expect(asked(simulator)).toEqual([`GET /urls/${Buffer.from(MALICIOUS_URL).toString('base64url')}`]);
});

test('selected defanged text', async ({ assay, simulator, site }) => {
  const defanged = SUSPICIOUS_URL.replace('https', 'hxxps').replace('.example', '[.]example');
  const page = await open(assay, site.put('/ticket', `<p><span id="it">${defanged}</span></p>`));
  await page.locator('#it').selectText();
  await rightClick(page.locator('#it'), OURS);
  await expectCard(page, 'suspicious');
  expect(asked(simulator)).toHaveLength(1);
});

test('a page whose own policy allows nothing still gets the card', async ({ assay, site }) => {
  // The page's own icon, and what Playwright itself would like to run there.
  assay.gate.allow(/Content Security Policy|Blocked script execution/);
  const strict = "default-src 'none'; require-trusted-types-for 'script'; sandbox";
  const page = await open(
    assay,
    site.put('/strict', {
      body: htmlPage(link(MALICIOUS_URL, 'Track your parcel')),
      headers: { 'content-security-policy': strict },
    }),
  );
  await rightClick(page.getByRole('link'), OURS);
  await expectCard(page, 'malicious');
});

test('a page that hides, restyles and removes what it did not make', async ({ assay, site }) => {
  const hostile = `<style>*{display:none!important;opacity:0!important}html,body,p,a,style{display:block!important;opacity:1!important}</style>
    <script>Element.prototype.attachShadow = () => { throw new Error('caught') };</script>`;
  const page = await open(assay, site.put('/hostile', hostile + link(MALICIOUS_URL, 'Track your parcel')));
  await rightClick(page.getByRole('link'), OURS);
  await expectCard(page, 'malicious');
  await expect(page.locator('[popover]')).toBeVisible();
});

test('where no script may run, a window of Assay’s own opens with the verdict', async ({
  assay,
  simulator,
}) => {
  const page = await open(assay, 'chrome://credits');
  const first = page.locator('a[href^="http"]:visible').first();
  const address = await first.evaluate((anchor) => (anchor instanceof HTMLAnchorElement ? anchor.href : ''));
  simulator.control.addObject({ kind: 'url', subject: address, stats: { malicious: 7, harmless: 60 } });
  const popup = await ownWindow(assay, () => rightClick(first, OURS));
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(1);
});

test('a private link: the card says that nothing was sent', async ({ assay, simulator, site }) => {
  const page = await open(assay, site.put('/wiki', link('http://intranet.local/printers/3', 'The printer')));
  await rightClick(page.getByRole('link'), OURS);
  const card = await expectCard(page, 'failed');
  expect(card.attributes['data-failure']).toBe('private');
  expect(asked(simulator)).toEqual([]);
});

test('an unknown link: the card submits nothing, its window asks first', async ({
  assay,
  simulator,
  site,
}) => {
  const page = await open(assay, site.put('/bill', link(UNKNOWN_URL, 'Your invoice')));
  await rightClick(page.getByRole('link'), OURS);
  const card = await expectCard(page, 'unknown');
  expect(card.text).toContain('Check the domain');
  const popup = await ownWindow(assay, async () => {
    // The card has the focus; after its buttons to close and to copy come its actions, of which the last opens the window.
    press('Tab', 'Tab', 'Tab', 'Tab', 'Return');
  });
  await expect(popup.dialog).toContainText(UNKNOWN_URL);
  expect(asked(simulator)).toHaveLength(1);
});
