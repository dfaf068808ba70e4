import { browser } from 'wxt/browser';
import { EVERY_SITE, siteOf, sitePattern } from '../domain/page-settings';

/** Whether the browser lets scripts of ours onto a site. */
export async function maySee(site: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [sitePattern(site)] });
}

/** Whether it does so on every site. */
export async function maySeeEvery(): Promise<boolean> {
  return browser.permissions.contains({ origins: [...EVERY_SITE] });
}

/** Gives the permission for one site back, or the one for all of them; what was never given is no failure. */
export async function giveBack(site: string | 'every'): Promise<void> {
  await browser.permissions.remove({ origins: site === 'every' ? [...EVERY_SITE] : [sitePattern(site)] });
}

/**
 * The site of the tab in front; null where no script may run. Its address is told to Assay because the user has
 * just clicked on its icon (`activeTab`).
 */
export async function siteInFront(): Promise<string | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return siteOf(tab?.url);
}
