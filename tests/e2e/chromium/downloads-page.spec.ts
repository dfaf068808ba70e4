import { AxeBuilder } from '@axe-core/playwright';
import { MALICIOUS_FILE, maliciousFileBytes } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme });

    test(`a file chosen by hand is hashed in the page and looked up once, ${theme}`, async ({
      assay,
      simulator,
    }) => {
      const page = await assay.context.newPage();
      await page.goto(assay.url('workspace.html'));
      await expect(page).toHaveTitle('Downloads – Assay');
      await expect(page.getByText('No finished downloads yet.')).toBeVisible();
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Check a file' }).click();
      await (await chooser).setFiles({
        name: 'rechnung.pdf.exe',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(maliciousFileBytes()),
      });
      const row = page.locator('.dl', { hasText: 'rechnung.pdf.exe' });
      await expect(row).toHaveAttribute('data-verdict', 'malicious');
      await expect(row).toContainText('Checked: this file’s SHA-256');
      expect(asked(simulator)).toEqual([`GET /files/${MALICIOUS_FILE.sha256}`]);

      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);

      const report = assay.context.waitForEvent('page');
      await row.getByRole('link', { name: 'Report' }).click();
      await expect((await report).locator('.band')).toHaveAttribute('data-verdict', 'malicious');
    });
  });
}

test('the settings of downloads are accessible, and nothing is on before it is granted', async ({
  assay,
}) => {
  const { page } = await assay.openOptions();
  await expect(page.getByLabel('Check finished downloads')).toHaveValue('off');
  await expect(page.locator('[data-file-access]')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
});

test('the menu of the toolbar icon leads to the pages, and asks VirusTotal nothing', async ({
  assay,
  simulator,
}) => {
  for (const page of assay.context.pages()) if (page.url().includes('options.html')) await page.close();
  const opened = (path: string) => () =>
    assay.context.pages().filter((page) => page.url() === assay.url(path)).length;
  await assay.background.click({ menuItemId: 'open-downloads' });
  await expect.poll(opened('workspace.html#downloads')).toBe(1);
  await assay.background.click({ menuItemId: 'open-settings' });
  await expect.poll(opened('options.html')).toBe(1);
  expect(asked(simulator)).toEqual([]);
});
