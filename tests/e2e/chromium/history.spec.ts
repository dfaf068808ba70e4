import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CLEAN_URL, MALICIOUS_URL, SUSPICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { turnSwitch } from './extension-switch';
import { expect, test } from './fixtures';
import { answerOf, send } from './rpc';
import { openWorkspace } from './workspace-page';

declare const chrome: typeof import('wxt/browser').browser;

const OPEN = { search: '', verdict: 'all', kind: 'all', from: null, to: null, offset: 0, limit: 60 } as const;

test('history keeps what the report said, and other programs read it', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  for (const [url, verdict] of [
    [MALICIOUS_URL, 'malicious'],
    [CLEAN_URL, 'nothing-found'],
  ] as const) {
    await popup.check(url);
    await popup.shows(verdict);
  }
  const history = await openWorkspace(assay, 'history');
  const { page } = history;
  await history
    .line(new URL(MALICIOUS_URL).host)
    .getByRole('button', { name: /what VirusTotal said then$/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.said li')).toHaveCount(16);
  await expect(dialog).toContainText('14 of 92');
  await dialog.getByRole('button', { name: 'Close' }).click();

  const saved = async (item: string): Promise<string> => {
    await page.getByText('Export', { exact: true }).click();
    const download = page.waitForEvent('download');
    await history.button(item).click();
    const path = join(assay.profile, (await download).suggestedFilename());
    await (await download).saveAs(path);
    return path;
  };
  const [flagged, clean] = ['malicious', 'nothing-found'].map((verdict) => ({ verdict }));
  const lines = execFileSync('jq', ['-s', '.', await saved('JSON lines')], { encoding: 'utf8' });
  const told = JSON.parse(lines) as Record<string, unknown>[];
  expect(told).toMatchObject([
    { ...clean, indicator: CLEAN_URL, positives: 0, flagging_engines: [] },
    { ...flagged, indicator: MALICIOUS_URL, positives: 16, total: 92 },
  ]);
  expect(told[1]?.flagging_engines).toHaveLength(16);
  expect(String(told[1]?.scan_date)).toMatch(/^\d{4}-\d\d-\d\dT/);
  const script = `import csv,json,sys
print(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))`;
  const csv = execFileSync('python3', ['-c', script, await saved('CSV for spreadsheets')], {
    encoding: 'utf8',
  });
  expect(JSON.parse(csv)).toMatchObject([
    { ...clean, positives: '0' },
    { ...flagged, positives: '16', total: '92' },
  ]);
  await history.button(/^Malicious/).click();
  await expect(page.locator('.rows-foot')).toHaveText('1 check');
  const some = execFileSync('jq', ['-r', '.indicator', await saved('JSON lines')], { encoding: 'utf8' });
  expect(some.trim()).toBe(MALICIOUS_URL);
  expect(asked(simulator), 'none of it costs a request').toHaveLength(2);
});

test.describe('a private window', () => {
  test.use({ headed: true });

  test('is checked from, and neither history, log nor a restart knows of it', async ({
    assay,
    simulator,
  }) => {
    const born = assay.context.waitForEvent('serviceworker');
    await turnSwitch(
      { context: assay.context, url: assay.url, reloaded: () => undefined },
      { incognitoAccess: true },
      ({ incognitoAccess }) => incognitoAccess.isActive,
    );
    const worker = await born;
    await worker.evaluate(
      async ([secret, open]) => {
        const created = await chrome.windows.create({ incognito: true, url: 'about:blank' });
        const [hidden] = await chrome.tabs.query({ windowId: created?.id ?? -1 });
        const [plain] = (await chrome.tabs.query({})).filter(({ incognito }) => !incognito);
        const { onClicked } = chrome.contextMenus;
        const click = (linkUrl: string, tab: unknown): void => {
          // Every event of the browser has it; no documentation does (platform.md, "a real right-click").
          if ('dispatch' in onClicked && typeof onClicked.dispatch === 'function')
            onClicked.dispatch({ menuItemId: 'check-link', linkUrl }, tab);
        };
        if (!hidden?.incognito) throw new Error('no private window');
        click(secret, hidden);
        click(open, plain);
      },
      [SUSPICIOUS_URL, CLEAN_URL] as const,
    );
    await expect.poll(() => asked(simulator).length, { timeout: 30_000 }).toBe(2);
    const { page } = await openWorkspace(assay, 'history');
    const known = async (): Promise<readonly string[]> =>
      answerOf(await send(page, 'listHistory', OPEN)).rows.map(({ indicator }) => indicator.value);
    await expect.poll(known).toEqual([CLEAN_URL]);
    const { host } = new URL(SUSPICIOUS_URL);
    const log = async () => answerOf(await send(page, 'logText', { least: 'info', after: 0 })).text;
    expect(await log()).toContain(new URL(CLEAN_URL).host);
    expect(await log()).not.toContain(host);
    await assay.background.kill();
    expect(await known()).toEqual([CLEAN_URL]);
    const kept = await page.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
    expect(kept).not.toContain(host);
  });
});
