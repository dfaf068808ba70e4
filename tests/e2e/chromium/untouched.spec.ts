import type { BrowserContext } from '@playwright/test';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { launchChromium } from '../support/chromium';
import { htmlPage, type Site } from '../support/site';
import { expect, test } from './fixtures';

const BODY = `<p><a href="${MALICIOUS_URL}">Track your parcel</a></p>
<form><input type="password" name="key"></form>
<script>
  window.heard = [];
  for (const target of [window, document]) {
    const dispatch = target.dispatchEvent;
    target.dispatchEvent = function (event) { heard.push(event.type); return dispatch.call(this, event); };
  }
  window.addEventListener('message', (event) => heard.push('message ' + JSON.stringify(event.data)));
  new MutationObserver((changes) => { for (const { type } of changes) heard.push('changed ' + type); })
    .observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
</script>
<script src="/script.js"></script>`;

/** All that a page can find out about itself, times and ports aside. */
async function whatThePageSees(context: BrowserContext, site: Site) {
  const page = await context.newPage();
  await page.goto(`${site.origin}/page`, { waitUntil: 'load' });
  await page.getByRole('link').hover();
  await page.getByRole('link').focus();
  const seen = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    scripts: [...document.scripts].map(({ src, text }) => src || text),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    loaded: performance.getEntriesByType('resource').map(({ name }) => name),
    globals: Object.getOwnPropertyNames(window).sort(),
    heard: (window as unknown as { heard: string[] }).heard,
    top: document.querySelectorAll(':popover-open, dialog[open]').length,
  }));
  await page.close();
  return seen;
}

test('before a click no page can tell that Assay is there', async ({ assay, simulator, site }) => {
  site.put('/page', { body: htmlPage(BODY) });
  site.put('/script.js', {
    body: 'document.title = "Loaded"',
    headers: { 'content-type': 'text/javascript' },
  });
  const free = simulator.control.log().length;

  const withAssay = await whatThePageSees(assay.context, site);
  const askedWith = site.asked.map(({ path }) => path);
  const bare = await launchChromium({ virusTotalPort: simulator.httpsPort, extension: false });
  const without = await whatThePageSees(bare, site);
  await bare.close();

  expect(withAssay).toEqual(without);
  expect(askedWith).toEqual(site.asked.slice(askedWith.length).map(({ path }) => path));
  expect(simulator.control.log(), 'nothing was asked of VirusTotal').toHaveLength(free);
});

test('a page cannot reach any file of the extension', async ({ assay, site }) => {
  const page = await assay.context.newPage();
  await page.goto(site.put('/probe', '<p>A page</p>'));
  assay.gate.allow(/net::ERR_|Denying load|Failed to load resource/);
  for (const path of ['manifest.json', 'card.js', 'popup.html', 'icon/16.png', 'options.html']) {
    const reached = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      assay.url(path),
    );
    expect(reached, path).toBe(false);
  }
});

test('a page cannot talk to the background', async ({ assay, site, simulator }) => {
  const page = await assay.context.newPage();
  await page.goto(site.put('/talk', '<p>A page</p>'));
  const reached = await page.evaluate(() => 'runtime' in (Reflect.get(window, 'chrome') ?? {}));
  expect(reached).toBe(false);
  expect(simulator.control.log().filter(({ path }) => !path.endsWith('/overall_quotas'))).toEqual([]);
});
