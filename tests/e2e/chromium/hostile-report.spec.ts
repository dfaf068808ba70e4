import { urlId } from '../../simulator/canonical/url-id';
import { DEMO_KEY } from '../../simulator/keys';
import { HOSTILE_DOMAIN, HOSTILE_FILE, HOSTILE_URL } from '../../simulator/world/named';
import { STRANGE } from '../../support/payloads';
import { expect, test } from './fixtures';
import { openReport } from './report-page';

const REPORTS = [
  [`url=${urlId(HOSTILE_URL)}`, 'malicious'],
  [`domain=${HOSTILE_DOMAIN}`, 'suspicious'],
  [`file=${HOSTILE_FILE}`, 'malicious'],
] as const;
/** Where links of a report may lead: our own pages, and VirusTotal's. */
const LEADS = /^(?:#|\/?(?:options|workspace|report|popup)\.html(?:#|$)|https:\/\/www\.virustotal\.com\/)/;

// Before the key is tested: Assay learns its limits then.
test.beforeEach(({ simulator }) => simulator.control.setLimits(DEMO_KEY, { minute: 200 }));

test('hostile text is text in every section of every report, and the policy has nothing to refuse', async ({
  assay,
  simulator,
}) => {
  for (const [fragment, verdict] of REPORTS) {
    const { page, shows } = await openReport(assay, fragment);
    await shows(verdict);
    const load = page.getByRole('button', { name: /load \(1 request\)$/ });
    for (let left = await load.count(); left > 0; left = await load.count()) {
      await load.first().click();
      await expect.poll(() => load.count(), fragment).toBeLessThan(left);
    }
    await expect(page.getByText('Loading…')).toHaveCount(0);
    for (const details of await page.locator('main details:not([open]) > summary').all())
      await details.click();
    const root = page.locator('#root');
    await expect(root.locator(STRANGE), fragment).toHaveCount(0);
    const hrefs = await root.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(
      hrefs.filter((href) => !LEADS.test(href ?? '')),
      fragment,
    ).toEqual([]);
    const shown = (await root.textContent()) ?? '';
    expect(shown, fragment).toContain('<img src=x onerror=');
    expect(shown, fragment).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width, `${fragment}: nothing is wider than the window`).toBeLessThanOrEqual(0);
    await page.close();
  }
  const { at = -1 } = simulator.control.log().find(({ path }) => !path.startsWith('/api/v3/')) ?? {};
  expect(at, 'nothing but the API was asked').toBe(-1);
});
