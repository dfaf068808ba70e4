import { type BrowserContext, expect } from '@playwright/test';
import { optionsPage } from './options-page';

/** Assay opens its settings when it is installed; there the key goes in, if one is wanted. */
export async function settingsOfFirstRun(
  context: BrowserContext,
  address: string,
  key: string | null,
): Promise<void> {
  const settings = () => context.pages().find((page) => page.url() === address);
  await expect.poll(settings, 'the settings open by themselves').toBeTruthy();
  const page = settings();
  if (!page) return;
  if (key !== null) await optionsPage(page).saveKey(key);
  // A window whose last tab closes takes the browser with it.
  await context.newPage();
  await page.close();
}
