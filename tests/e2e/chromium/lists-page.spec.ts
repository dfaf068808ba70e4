import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_KEY } from '../../simulator/keys';
import {
  CLEAN_URL,
  MALICIOUS_DOMAIN,
  MALICIOUS_FILE,
  MALICIOUS_URL,
  SUSPICIOUS_URL,
} from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';
import { openWorkspace } from './workspace-page';

const HELD = 'https://konto.example/reset?token=q9Zk81bXq0vJtR7wLm3Xf5';
const TEXT = `# from the ticket
${MALICIOUS_URL}
${CLEAN_URL}
${SUSPICIOUS_URL}
${MALICIOUS_FILE.sha256}
${MALICIOUS_DOMAIN}
${MALICIOUS_URL}
http://intranet.local/wiki
${HELD}
nothing to see`;

test('a pasted text becomes a list that is shown, run, answered and taken out', async ({
  assay,
  simulator,
}) => {
  simulator.control.setLimits(DEMO_KEY, { minute: 40 });
  const options = await assay.openOptions();
  await options.button('Test').click();
  await expect(options.keySection).toContainText('40 per minute');
  const list = await openWorkspace(assay, 'lists');
  await expect(list.page.getByText('There is no list yet.')).toBeVisible();
  await list.readIn(TEXT);

  const { page } = list;
  await expect(page.getByText('1 duplicate folded')).toBeVisible();
  await expect(page.getByText('1 is an internal address and stays here.')).toBeVisible();
  await expect(page.getByText('1 may contain a secret.')).toBeVisible();
  await list.button('1 line not understood').click();
  await expect(page.getByRole('dialog')).toContainText('Line 10');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  expect(asked(simulator), 'nothing was sent before it starts').toEqual([]);

  await list.button('Start (5 requests)').click();
  await expect(page.getByText(/^Done: /)).toBeVisible({ timeout: 60_000 });
  await expect(list.line(new URL(MALICIOUS_URL).host).first()).toHaveAttribute('data-verdict', 'malicious');
  await expect(list.line('intranet.local')).toContainText('Internal address, stays here');
  expect(asked(simulator)).toHaveLength(5);

  await list.line('konto.example').getByRole('button', { name: 'Decide' }).click();
  await page.getByRole('button', { name: 'Send without it' }).click();
  await expect(list.line('konto.example')).not.toHaveAttribute('data-verdict', 'not-sent', {
    timeout: 30_000,
  });
  await expect(list.line('konto.example')).not.toHaveAttribute('data-verdict', 'waiting', {
    timeout: 30_000,
  });
  expect(simulator.control.log().some(({ path }) => path.includes('q9Zk81'))).toBe(false);

  const before = asked(simulator).length;
  const saved = async (item: RegExp): Promise<string> => {
    await page.getByText('Export', { exact: true }).click();
    const download = page.waitForEvent('download');
    await list.button(item).click();
    const path = join(assay.profile, (await download).suggestedFilename());
    await (await download).saveAs(path);
    return path;
  };
  const zip = await saved(/^ZIP/);
  expect(execFileSync('unzip', ['-t', zip]).toString()).toContain('No errors detected');
  const json = execFileSync('unzip', ['-p', zip, `${MALICIOUS_FILE.sha256}.json`]);
  writeFileSync(join(assay.profile, 'one.json'), json);
  expect(
    execFileSync('jq', ['-r', '.data.id', join(assay.profile, 'one.json')])
      .toString()
      .trim(),
  ).toBe(MALICIOUS_FILE.sha256);
  const lines = await saved(/^JSON lines$/);
  const told = execFileSync('jq', ['-c', '.verdict', lines]).toString().trim().split('\n');
  expect(told).toHaveLength(7);
  expect(told.filter((one) => one === '"malicious"').length).toBeGreaterThanOrEqual(2);
  const csv = readFileSync(await saved(/^CSV/), 'utf8');
  const rows = execFileSync(
    'python3',
    ['-c', 'import csv,sys,json;print(json.dumps(list(csv.DictReader(sys.stdin))))'],
    { input: csv.replace(/^\uFEFF/, '') },
  );
  expect(JSON.parse(rows.toString())).toHaveLength(7);
  expect(asked(simulator), 'taking it out costs nothing').toHaveLength(before);
});

test('a list of thousands of rows is shown at once, and searched', async ({ assay }) => {
  const list = await openWorkspace(assay, 'lists');
  const text = Array.from({ length: 20_000 }, (_, at) => `host-${at + 1}.viele.example`).join('\n');
  await list.readIn(text, 'Many');
  await expect(list.page.locator('table')).toHaveAttribute('aria-rowcount', '20001');
  await expect(list.line('host-1.viele.example').first()).toBeVisible();
  expect(await list.page.locator('tbody tr.line').count()).toBeLessThan(200);
  await list.page.evaluate(() => scrollTo({ top: document.body.scrollHeight }));
  await expect(list.line('host-20000.viele.example')).toBeVisible();
  await list.page.getByRole('searchbox').fill('host-12345');
  await expect(list.line('host-12345.viele.example')).toBeVisible();
  await expect(list.page.locator('tbody tr.line')).toHaveCount(1);
});

test('a text with several things in it is opened as a list out of the popup', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  // Pasted by hand: the field shows one line, the list gets the lines.
  const text = `# from the mail\n${CLEAN_URL}\n${MALICIOUS_URL}`;
  await assay.context.grantPermissions(['clipboard-write', 'clipboard-read']);
  await popup.page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await popup.field.press('Control+V');
  await expect(popup.field).toHaveValue(text.replaceAll('\n', ' '));
  const opened = assay.context.waitForEvent('page');
  await popup.button('Open as a list').click();
  const page = await opened;
  await expect(page.getByLabel(/^Links, domains/)).toHaveValue(text);
  expect(page.url()).not.toContain('example');
  expect(asked(simulator)).toEqual([]);
});
