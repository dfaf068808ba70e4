import { type BrowserContext, expect } from '@playwright/test';
import { optionsPage } from './options-page';

/** Assay opens its welcome page when it is installed; there the key goes in, if one is wanted. */
export async function welcomeOfFirstRun(
  context: BrowserContext,
  address: string,
  key: string | null,
): Promise<void> {
  const welcome = () => context.pages().find((page) => page.url() === address);
  await expect.poll(welcome, 'the welcome page opens by itself').toBeTruthy();
  const page = welcome();
  if (!page) return;
  if (key !== null) await optionsPage(page).saveKey(key);
  // A window whose last tab closes takes the browser with it.
  await context.newPage();
  await page.close();
}
