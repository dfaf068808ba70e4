import { expect } from '@playwright/test';
import { press } from '../support/screen';
import type { Assay } from './fixtures';

/** Switches marks on for a site in the settings; the browser's question is answered by keys that a hand presses. */
export async function switchMarksOn(assay: Pick<Assay, 'openOptions'>, origin: string): Promise<void> {
  const { page } = await assay.openOptions();
  await page.bringToFront();
  await page.locator('#marks-on').selectOption('sites');
  await page.getByLabel('Address of a site').fill(origin);
  await page.getByLabel('Address of a site').focus();
  press('Return');
  const site = page.locator('.mark-sites li', { hasText: origin.replace(/:\d+$/, '') });
  await expect(async () => {
    // The browser's question: Tab to "Allow", Return.
    press('Tab', 'Return');
    await expect(site).toBeVisible({ timeout: 1_000 });
  }, 'the permission is granted').toPass({ timeout: 15_000 });
  await page.close();
}
