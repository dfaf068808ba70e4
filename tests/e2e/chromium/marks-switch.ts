import { allow } from './browser-question';
import type { Assay } from './fixtures';

/** Switches marks on for a site in the settings; a hand answers the browser's question. */
export async function switchMarksOn(assay: Pick<Assay, 'openOptions'>, origin: string): Promise<void> {
  const { page } = await assay.openOptions();
  await page.bringToFront();
  await page.locator('#marks-on').selectOption('sites');
  const address = page.getByLabel('Address of a site');
  await address.fill(origin);
  await address.press('Enter');
  const site = page.locator('.mark-sites li', { hasText: origin.replace(/:\d+$/, '') });
  await allow(() => site.isVisible(), 'the permission is granted');
  await page.close();
}
