import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { MALICIOUS_DOMAIN, MALICIOUS_URL } from '../../simulator/world/named';
import { launchChromium } from '../support/chromium';
import { welcomeOfFirstRun } from './first-run';
import { type Assay, expect, test } from './fixtures';
import { optionsPage } from './options-page';
import { answerOf, send } from './rpc';

const PASSPHRASE = 'correct horse battery staple';
const HOOK = 'https://hooks.example/a-token-of-mine';

/** Clicks, and gives the file that is saved then. */
async function savedBy(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  expect(download.suggestedFilename()).toMatch(/^assay-backup-\d{4}-\d\d-\d\d\.json$/);
  return readFileSync(await download.path(), 'utf8');
}

const withoutTime = (text: string): object => ({ ...JSON.parse(text), at: 0, secrets: null });

/** Something in every part. */
async function live(assay: Assay, key: string): Promise<void> {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  const { page } = popup;
  await send(page, 'saveSettings', { maliciousFrom: 6, privateHosts: ['nas.example'], reserve: 0.5 });
  await send(page, 'saveWebhook', { address: HOOK, secret: 'a-signing-secret' });
  const { id } = answerOf(await send(page, 'createList', { name: 'Ticket 4711' }));
  // A key has the form of a SHA-256, so somebody may have pasted it among them.
  const values = [MALICIOUS_DOMAIN, 'b.example', 'c.example'];
  const rows = values.map((value, at) => ({ line: at + 1, indicator: { kind: 'domain' as const, value } }));
  const pasted = { line: 4, indicator: { kind: 'file' as const, value: key } };
  await send(page, 'addListRows', { list: id, from: 1, rows: [...rows, pasted], bad: [] });
  const read = { lines: 4, rows: 4, duplicates: 0, comments: 0, blank: 0, bad: 0 };
  await send(page, 'finishList', { list: id, read });
  const indicators = [{ kind: 'domain' as const, value: 'watched.example' }];
  await send(page, 'addWatch', { indicators, period: 'week', secrets: 'ask' });
  await send(page, 'setWatch', { keys: 'all', paused: true });
  await page.close();
}

test.describe('a backup', () => {
  const key = randomBytes(32).toString('hex');
  test.use({ key: null });

  test('moves everything to another profile, and the key only to who has the passphrase', async ({
    assay,
    simulator,
  }, info) => {
    simulator.control.addKey(key);
    const first = await assay.openOptions();
    await first.saveKey(key);
    await live(assay, key);
    const { page } = first;
    await page.reload();
    const open = await savedBy(page, () => first.button('Save backup').click());
    for (const secret of [key, HOOK, 'a-signing-secret']) expect(open).not.toContain(secret);

    await page.getByLabel('API key and webhook', { exact: true }).check();
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await expect(first.button('Save backup')).toHaveAttribute('aria-disabled', 'true');
    await page.getByLabel('Passphrase once more', { exact: true }).fill(PASSPHRASE);
    const closed = await savedBy(page, () => first.button('Save backup').click());
    for (const secret of [key, HOOK, 'a-signing-secret', PASSPHRASE]) expect(closed).not.toContain(secret);
    expect(withoutTime(closed)).toEqual(withoutTime(open));

    const context = await launchChromium({ virusTotalPort: simulator.httpsPort });
    try {
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      const address = new URL('options.html', worker.url()).href;
      await welcomeOfFirstRun(context, new URL('welcome.html', worker.url()).href, null);
      const there = optionsPage(await context.newPage());
      await there.page.goto(address);
      const files = there.page.locator('#backup input[type=file]');

      const other = info.outputPath('other.json');
      writeFileSync(other, '{"assay":"backup","version":99}');
      await files.setInputFiles(other);
      await expect(there.page.getByRole('alert').filter({ hasText: 'newer Assay' })).toBeVisible();

      const file = info.outputPath('backup.json');
      writeFileSync(file, closed);
      await files.setInputFiles(file);
      const preview = there.page.locator('.backup-preview');
      await expect(preview).toContainText('3 settings differ');
      await expect(preview).toContainText('1 list · 3 rows');
      await preview.getByLabel('API key and webhook', { exact: true }).check();
      const { violations } = await new AxeBuilder({ page: there.page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await preview.getByLabel('Passphrase', { exact: true }).fill('not the passphrase');
      await there.button('Restore').click();
      await expect(preview.getByRole('alert')).toContainText('The passphrase does not open it');
      expect(answerOf(await send(there.page, 'settings', null)).maliciousFrom, 'nothing was changed').toBe(3);

      await preview.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
      await there.button('Restore').click();
      await expect(there.page.locator('.restored')).toContainText('The API key is saved.');
      await there.page.reload();
      await expect(there.keySection).toContainText(key.slice(-4));
      const [list] = answerOf(await send(there.page, 'lists', null));
      expect(list).toMatchObject({ name: 'Ticket 4711', stage: 'ready', spent: 0 });

      const again = await savedBy(there.page, () => there.button('Save backup').click());
      expect(withoutTime(again)).toEqual(withoutTime(open));

      // Replacing asks, and saves what is there first.
      await send(there.page, 'addWatch', {
        ...{ indicators: [{ kind: 'domain', value: 'mine.example' }], period: 'month', secrets: 'ask' },
      });
      await files.setInputFiles(file);
      await preview.getByLabel('Watchlist: how to restore').selectOption('replace');
      await there.button('Restore').click();
      const before = await savedBy(there.page, () => there.button('Save and replace').click());
      expect(before).toContain('mine.example');
      await expect(there.page.locator('.restored')).toContainText('1 added');
      const last = await savedBy(there.page, () => there.button('Save backup').click());
      expect(withoutTime(last)).toEqual(withoutTime(open));
    } finally {
      await context.close();
    }
  });
});
