import { readFileSync } from 'node:fs';
import { urlId } from '../../simulator/canonical/url-id';
import { DEMO_KEY } from '../../simulator/keys';
import {
  CLEAN_URL,
  LARGE_DOMAIN,
  MALICIOUS_DOMAIN,
  MALICIOUS_FILE,
  MALICIOUS_URL,
  OLD_URL,
  SUSPICIOUS_IP,
  UNKNOWN_URL,
} from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';
import { openReport, reportPage } from './report-page';

const idOf = (url: string): string => urlId(url) ?? '';

/** Before the key is saved, so that Assay learns it. */
test.beforeEach(({ simulator }) => simulator.control.setLimits(DEMO_KEY, { minute: 60 }));

const KNOWN = [
  ['url', `url=${idOf(MALICIOUS_URL)}`, 'malicious', 'answer'],
  ['file', `file=${MALICIOUS_FILE.sha256}`, 'malicious', 'signature'],
  ['domain', `domain=${MALICIOUS_DOMAIN}`, 'malicious', 'dns'],
  ['ip', `ip=${SUSPICIOUS_IP}`, 'suspicious', 'network'],
] as const;

test('each kind by its address: one request, and none when it is loaded again', async ({
  assay,
  simulator,
}) => {
  test.setTimeout(120_000);
  for (const [kind, fragment, verdict, panel] of KNOWN) {
    simulator.control.clearLog();
    const report = await openReport(assay, fragment);
    await report.shows(verdict);
    await expect(report.section('engines').locator('.rep-engine').first()).toBeVisible();
    await expect(report.section(panel)).toBeVisible();
    await expect(report.section('timeline').getByRole('img')).toBeVisible();
    expect(asked(simulator), kind).toHaveLength(1);

    await report.page.reload();
    await report.shows(verdict);
    await expect(report.section(panel)).toBeVisible();
    expect(asked(simulator), `a fresh ${kind} costs nothing`).toHaveLength(1);
    expect(report.page.url()).toContain(`#${fragment}`);
    await report.isAccessible(kind);
    if (kind === 'file') {
      // Loaded anew: colours that are still fading over are none of either theme.
      await report.page.emulateMedia({ colorScheme: 'dark' });
      await report.page.reload();
      await report.shows(verdict);
      await expect(report.section(panel)).toBeVisible();
      await report.isAccessible('file, dark');
    }
    await report.page.close();
  }
});

test('an address that names no report says so, and the field leads on', async ({ assay, simulator }) => {
  const report = await openReport(assay, 'url=5f12');
  await expect(report.page.getByRole('alert')).toContainText('names no report');
  await expect(report.field).toBeFocused();
  await report.isAccessible('unreadable address');
  await report.page.keyboard.type(CLEAN_URL);
  await expect(report.page.locator('.will')).toContainText(CLEAN_URL);
  expect(asked(simulator)).toEqual([]);
  await report.page.keyboard.press('Enter');
  await report.shows('nothing-found');
  await expect(report.page).toHaveURL(new RegExp(`#url=${idOf(CLEAN_URL)}$`));
  await report.page.goBack();
  await expect(report.page.getByRole('alert')).toContainText('names no report');
  await report.page.close();
});

test('what VirusTotal does not know, an old report, and a re-scan of it with the report in sight', async ({
  assay,
  simulator,
}) => {
  const unknown = await openReport(assay, `file=${'0'.repeat(64)}`);
  await unknown.shows('unknown');
  await unknown.isAccessible('unknown');
  await unknown.page.close();

  const first = await openReport(assay, '');
  await first.field.fill(UNKNOWN_URL);
  await first.page.keyboard.press('Enter');
  await first.shows('unknown');
  await first.button('Submit publicly').click();
  await expect(first.dialog).toContainText(UNKNOWN_URL);
  await first.dialog.getByRole('button', { name: 'Don’t submit' }).click();

  const opened = assay.context.waitForEvent('page');
  await first.field.fill(OLD_URL);
  await first.page.keyboard.press('Enter');
  const report = reportPage(await opened);
  await report.shows('nothing-found');
  await expect(report.page.locator('.rep-asof')).toContainText('This report is old');
  await report.button('Re-scan').click();
  await report.dialog.getByRole('button', { name: 'Re-scan' }).click();
  await expect(report.band).toHaveAttribute('data-phase', 'analysing');
  await expect(report.page.getByText('Below is the report as it was before.')).toBeVisible();
  await expect(report.section('engines')).toBeVisible();
  const posted = asked(simulator).filter((one) => one.startsWith('POST'));
  expect(posted).toEqual([expect.stringMatching(/^POST \/urls\/[\w-]+\/analyse$/)]);
  await report.page.close();
  await first.shows('unknown');
  await first.page.close();
});

test('sections are read when they are opened, a page at a time, and kept', async ({ assay, simulator }) => {
  const report = await openReport(assay, `domain=${LARGE_DOMAIN}`);
  await expect(report.section('subdomains')).toContainText('Not loaded yet');
  await report.load('subdomains');
  const rows = report.section('subdomains').locator('.rep-row');
  await expect(rows).toHaveCount(40);
  await report.section('subdomains').getByRole('button', { name: 'Load more (1 request)' }).click();
  await expect(report.section('subdomains').locator('.rep-tree > ul').first()).toBeVisible();
  await expect(report.section('subdomains').getByRole('button', { name: 'Load more' })).toHaveCount(0);
  const spent = asked(simulator).length;
  expect(spent).toBe(3);

  await report.page.reload();
  await expect(rows.first()).toBeVisible();
  await expect(report.section('subdomains')).toContainText('Loaded');
  expect(asked(simulator)).toHaveLength(spent);

  await report.isAccessible('sections');
  await report.page.close();
});

test('relations are a tree, and each of them leads to its own report', async ({ assay, simulator }) => {
  const report = await openReport(assay, `url=${idOf(MALICIOUS_URL)}`);
  await report.load('serving-address');
  const row = report.section('serving-address').locator('.rep-row').first();
  await expect(row).toHaveAttribute('data-verdict', 'suspicious');
  await row.getByRole('button', { name: `Relations of ${SUSPICIOUS_IP}` }).click();
  const branch = report.section('serving-address').getByRole('button', { name: /^DNS resolutions/ });
  await expect(branch).toContainText('1 request');
  expect(asked(simulator), 'opening a row costs nothing').toHaveLength(2);
  await branch.click();
  await expect(branch).not.toContainText('1 request');
  await expect(report.section('serving-address').locator('.rep-resolutions li').first()).toBeVisible();
  expect(asked(simulator)).toHaveLength(3);
  await report.isAccessible('tree');

  const opened = assay.context.waitForEvent('page');
  await row.getByRole('link', { name: `Check ${SUSPICIOUS_IP}` }).click();
  const next = reportPage(await opened);
  await next.shows('suspicious');
  await expect(next.page).toHaveURL(new RegExp(`#ip=${SUSPICIOUS_IP}$`));
  // What was read in the tree is kept, and costs nothing here.
  await expect(next.section('resolutions')).toContainText('Loaded');
  expect(asked(simulator)).toHaveLength(4);
  await next.page.close();
  await report.page.close();
});

test('a section that fails does so in its place, and can be tried again', async ({ assay, simulator }) => {
  test.setTimeout(120_000);
  const report = await openReport(assay, `file=${MALICIOUS_FILE.sha256}`);
  await report.shows('malicious');
  const { control } = simulator;
  const failing = async (id: string, tag: string): Promise<void> => {
    await report.load(id);
    await expect(report.section(id).locator('[data-failure]')).toHaveAttribute('data-failure', tag, {
      timeout: 40_000,
    });
    control.clearFaults();
    if (tag === 'forbidden') return;
    await report.section(id).getByRole('button', { name: 'Retry' }).click();
    await expect(report.section(id)).toContainText('Loaded', { timeout: 40_000 });
  };
  const fail = (path: string, effect: Parameters<typeof control.addFault>[0]['effect']): void => {
    control.addFault({ path, effect });
  };
  fail('/behaviour_summary', { kind: 'status', status: 503 });
  await failing('behaviour', 'upstream');
  fail('/contacted_domains', { kind: 'html' });
  await failing('contacted-domains', 'upstream');
  fail('/contacted_ips', { kind: 'body', body: '{"data":"no list"}' });
  await failing('contacted-addresses', 'upstream');
  fail('/bundled_files', { kind: 'status', status: 403, code: 'ForbiddenError' });
  await failing('bundled-files', 'forbidden');
  await expect(report.section('bundled-files')).toContainText('It may need a premium key');
  await assay.context.setOffline(true);
  await report.load('dropped-files');
  await expect(report.section('dropped-files').locator('[data-failure]')).toBeVisible({ timeout: 40_000 });
  await assay.context.setOffline(false);
  await report.section('dropped-files').getByRole('button', { name: 'Retry' }).click();
  await expect(report.section('dropped-files')).toContainText('Loaded', { timeout: 20_000 });
  await report.shows('malicious');
  await report.isAccessible('failures');
  await report.page.close();
});

test('by keyboard alone: engines, filter, rail, a section; the report is copied and saved for nothing', async ({
  assay,
  simulator,
}) => {
  await assay.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const report = await openReport(assay, `url=${idOf(MALICIOUS_URL)}`);
  await report.shows('malicious');
  const { page } = report;
  await report.section('engines').locator('.rep-engine').first().focus();
  await expect(page.locator('.rep-tip')).toBeVisible();
  const first = await page.locator('.rep-tip strong').textContent();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.rep-tip strong')).not.toHaveText(first ?? '');
  await page.keyboard.press('Escape');
  await expect(page.locator('.rep-tip')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Filter engines' }).fill('phish');
  await expect(report.section('engines').getByRole('status')).toContainText(/\d+ of 92/);
  await page.keyboard.press('/');
  await expect(report.field).not.toBeFocused();

  await report.rail.getByRole('button', { name: /^Serving IP address/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#title-serving-address')).toBeFocused();
  await expect(report.section('serving-address').locator('.rep-row')).toHaveCount(1);
  expect(asked(simulator)).toHaveLength(2);

  await report.button('Copy summary').click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('hxxps://secure[.]paketdienst-zoll[.]example');
  expect(copied).toContain('14 of 92 engines');
  await report.button('Copy JSON').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\s*\{/);
  const json = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(json.data.id).toBe(idOf(MALICIOUS_URL));
  const download = page.waitForEvent('download');
  await report.button('Save JSON').click();
  const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(saved.data.id).toBe(idOf(MALICIOUS_URL));
  expect(asked(simulator)).toHaveLength(2);
  await page.close();
});

test('the popup leads to the full report of its check, and that costs nothing', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  const opened = assay.context.waitForEvent('page');
  await popup.page.getByRole('link', { name: 'Full report' }).click();
  const report = reportPage(await opened);
  await report.shows('malicious');
  await expect(report.page).toHaveURL(new RegExp(`#url=${idOf(MALICIOUS_URL)}$`));
  await expect(report.page).toHaveTitle('secure.paketdienst-zoll.example – Assay');
  expect(asked(simulator)).toHaveLength(1);
  await report.page.close();
});
