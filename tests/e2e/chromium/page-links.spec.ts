import type { Page } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import { CLEAN_URL, MALICIOUS_URL, SUSPICIOUS_URL } from '../../simulator/world/named';
import { asked, mostInOneMinute } from '../support/requests';
import { htmlPage } from '../support/site';
import { type Assay, expect, test } from './fixtures';
import { rightClick } from './right-click';

test.use({ headed: true });
test.describe.configure({ timeout: 180_000 });

/** Two items on a page stand in a menu of their own, the last but two; "Check the links" is its second. */
const LINKS = ['Up', 'Up', 'Up', 'Right', 'Down', 'Return'];
/** On a selection there is one item. */
const SELECTION = ['Up', 'Up', 'Return'];

async function tabThatOpens(assay: Assay, act: () => Promise<void>): Promise<Page> {
  const opened = assay.context.waitForEvent('page');
  await act();
  const page = await opened;
  await page.waitForLoadState();
  return page;
}

/** What hides links from a careless reader, and what is none. */
const hostile = (frame: string): string => `
<h1 id="here">News</h1>
<script>
  document.querySelectorAll = () => []; Document.prototype.createTreeWalker = () => { throw new Error('caught'); };
  Object.defineProperty(HTMLAnchorElement.prototype, 'href', { get: () => 'https://lie.example/' });
  Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, {});
  window.seen = [];
  new MutationObserver((records) => seen.push(...records)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('message', (event) => seen.push(event));
</script>
<form><input name="parentNode"><input name="shadowRoot"><input name="localName"><input name="attributes">
  <a href="${MALICIOUS_URL}">Track your parcel</a></form>
<p><a href="${MALICIOUS_URL}#again">again</a> <a href="/today">within the site</a> <a href="#here">up</a>
<a href="javascript:alert(1)">script</a> <a href="mailto:a@b.example">mail</a> <a href="http://intranet.local/p">printer</a></p>
<map name="m"><area href="https://area.example/" alt="a"></map>
<svg><a href="https://svg.example/x"><text y="20">svg</text></a><a xlink:href="https://xlink.example/" xmlns:xlink="http://www.w3.org/1999/xlink"><text>x</text></a></svg>
<div id="host"></div><script>host.attachShadow({ mode: 'open' }).innerHTML = '<a href="https://shadow.example/">in</a> hxxp://text-in-shadow[.]example/';</script>
<p>Seen: <b>198.51</b>.100.7, <span>evil</span>[.]<span>example</span> and readme.md. <span hidden>hidden.example.com</span></p>
<noscript>noscript.example.com</noscript><textarea>written.example.com</textarea>
<iframe src="${frame}"></iframe>`;

test('the links of a hostile page: read by one click, shown with their price, asked about only then', async ({
  assay,
  simulator,
  site,
}) => {
  // Known before: one of the links, for the one request that it took then.
  const popup = await assay.openPopup();
  await popup.check(SUSPICIOUS_URL);
  await popup.shows('suspicious');
  await popup.page.close();
  const before = asked(simulator).length;

  const frame = site.put(
    '/frame',
    `<a href="https://frame.example/">in a frame</a> <a href="${SUSPICIOUS_URL}">known</a>`,
  );
  const page = await assay.context.newPage();
  await page.goto(site.put('/news', hostile(frame)));
  const mutations = await page.evaluate('seen.length');
  const tab = await tabThatOpens(assay, () => rightClick(page.locator('h1'), LINKS));
  await expect(tab.getByRole('heading', { name: 'Found on 127.0.0.1' })).toBeVisible();
  const rows = tab.locator('tbody tr.line');
  const shown = await rows.locator('td:nth-child(3)').allTextContents();
  expect(shown.toSorted()).toEqual(
    [
      ...[
        SUSPICIOUS_URL,
        MALICIOUS_URL,
        'http://intranet.local/p',
        'https://area.example/',
        'https://svg.example/x',
      ],
      ...['https://xlink.example/', 'https://shadow.example/', 'http://text-in-shadow.example/'],
      ...['https://frame.example/', '198.51.100.7', 'evil.example'],
    ].toSorted(),
  );
  await expect(rows.first(), 'what is known to be flagged comes first').toContainText('Suspicious');
  await expect(tab.getByText('9 requests', { exact: true })).toBeVisible();
  await expect(tab.getByText('1 is known already: no request.')).toBeVisible();
  await expect(tab.getByText('1 is an internal address and stays here.')).toBeVisible();
  await expect(tab.getByText(/^Ends about /)).toBeVisible();
  await tab.getByText('within this site').click();
  await expect(rows.filter({ hasText: '/today' })).toBeVisible();
  await tab.getByText('within this site').click();
  expect(asked(simulator), 'looking costs nothing').toHaveLength(before);
  expect(await page.evaluate('seen.length'), 'the page has seen nothing').toBe(mutations);
  expect(site.asked.map(({ path }) => path).toSorted(), 'nothing was fetched again').toEqual([
    '/frame',
    '/news',
  ]);

  // All but two are left out; then it is started and stopped in the middle.
  await tab.getByRole('button', { name: 'Start (9 requests)' }).click();
  await expect(tab.getByRole('heading', { name: /^Links on 127\.0\.0\.1/ })).toBeVisible();
  await expect(tab.locator('.line[data-verdict="malicious"]'), 'verdicts come in by themselves').toBeVisible({
    timeout: 30_000,
  });
  await expect(tab.locator('.line[data-verdict="suspicious"]')).toBeVisible();
  await tab.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(tab.locator('[data-stage=paused]')).toBeVisible();
  const stopped = asked(simulator).length;
  expect(stopped).toBeLessThan(before + 9);
  expect(mostInOneMinute(simulator.control.log())).toBeLessThanOrEqual(4);
  const paths = asked(simulator).join(' ');
  expect(paths).not.toContain(Buffer.from('http://intranet.local/p').toString('base64url'));
  simulator.control.setLimits(DEMO_KEY, { minute: 60, daily: 5_000, monthly: 100_000 });
  await expect.poll(async () => asked(simulator).length, 'nothing leaves while it is stopped').toBe(stopped);
});

test('a selection with many things in it becomes a choice, and pages that no script may read say so', async ({
  assay,
  simulator,
  site,
}) => {
  assay.gate.allow(/Content Security Policy/);
  const mail = `<div id="it">hxxps://docs[.]viele[.]example/a ${SUSPICIOUS_URL}<br>198.51.100[.]7, (${CLEAN_URL})
    sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, setup.exe, v1.2.3.4</div>`;
  const page = await assay.context.newPage();
  await page.goto(
    site.put('/strict', {
      body: htmlPage(`<h1>Ticket</h1>${mail}`),
      headers: { 'content-security-policy': "default-src 'none'" },
    }),
  );
  await page.locator('#it').selectText();
  const choice = await tabThatOpens(assay, () => rightClick(page.locator('#it'), SELECTION));
  await expect(choice.getByRole('heading', { name: 'Found in the selected text' })).toBeVisible();
  await expect(choice.locator('tbody tr.line')).toHaveCount(5);
  await choice.locator('tbody tr.line', { hasText: '198.51.100.7' }).getByRole('checkbox').uncheck();
  await choice.locator('tbody tr.line', { hasText: 'e3b0c4' }).getByRole('checkbox').uncheck();
  await choice.getByRole('button', { name: 'Start (3 requests)' }).click();
  await expect(choice.locator('[data-stage=done]')).toBeVisible({ timeout: 60_000 });
  await expect(choice.locator('.line[data-verdict="suspicious"]')).toHaveCount(1);
  expect(asked(simulator)).toHaveLength(3);
  await choice.close();

  // The page's own policy does not keep its links from being read; the browser's own pages do.
  const links = await tabThatOpens(assay, () => rightClick(page.locator('h1'), LINKS));
  await expect(links.getByText('3 are known already: no request.')).toBeVisible();
  await links.close();
  const own = await assay.context.newPage();
  await own.goto('chrome://version');
  const refused = await tabThatOpens(assay, () =>
    rightClick(own.locator('#copyright, #copyright-line, body').first(), LINKS),
  );
  await expect(refused.getByText('The browser lets no extension read this page.')).toBeVisible();
  expect(asked(simulator)).toHaveLength(3);

  // Nothing of a find is kept: a tab that is loaded anew after the worker's end says so.
  await assay.background.kill();
  await refused.reload();
  await expect(refused.getByText('What was found is not kept')).toBeVisible();
});

test('ten thousand links, nested deep, are read without holding the page up, and cut with a sentence', async ({
  assay,
  simulator,
  site,
}) => {
  const many = Array.from(
    { length: 10_050 },
    (_, n) => `<p><a href="https://l${n}.example/">l${n}</a> see t${n}.example.com</p>`,
  );
  const deep = `${'<div><span>'.repeat(2_000)}deep.example.org${'</span></div>'.repeat(2_000)}`;
  const page = await assay.context.newPage();
  await page.goto(site.put('/many', `<h1>Many</h1>${deep}${many.join('')}`));
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      entryTypes: ['longtask'],
    });
  });
  const tab = await tabThatOpens(assay, () => rightClick(page.locator('h1'), LINKS));
  await expect(
    tab.getByText('There is more on this page than Assay takes at once. The first 10,000 are here.'),
  ).toBeVisible({ timeout: 60_000 });
  await expect(tab.getByText('10,000 of 10,000 selected')).toBeVisible();
  await expect(tab.getByText(/10,000 requests/).first()).toBeVisible();
  expect(asked(simulator)).toEqual([]);
  const long = await page.evaluate('Math.max(0, ...window.long)');
  test.info().annotations.push({ type: 'longest task, ms', description: String(long) });
});
