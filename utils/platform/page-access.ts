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

/**
 * Gives the permission for one site back, or the one for all of them. Only what was given: asked to take more,
 * Chromium also takes what lies within it and was never optional, VirusTotal's own host (measured, 156).
 */
export async function giveBack(site: string | 'every'): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const given = (site === 'every' ? EVERY_SITE : [sitePattern(site)]).filter((one) => origins.includes(one));
  if (given.length > 0) await browser.permissions.remove({ origins: [...given] });
}

/**
 * The site of the tab in front; null where no script may run, and in a private window, of which no setting keeps a
 * name. Its address is told to Assay because the user has
 * just clicked on its icon (`activeTab`).
 */
export async function siteInFront(): Promise<string | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.incognito ? null : siteOf(tab?.url);
}
