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

/** Gives the permission for one site back, where it was given. */
export async function leaveSite(site: string): Promise<void> {
  await giveBack([sitePattern(site)]);
}

/**
 * Gives the permission for all sites back. Chromium (156, measured) takes everything with it that lies within, be it
 * asked for on its own or never optional, VirusTotal's own hosts: so what was lost is asked for again, and the user
 * is asked. Only inside a click; false when something stays lost. Called once more, it asks once more.
 */
export async function leaveEverySite(): Promise<boolean> {
  const before = await granted();
  await giveBack(EVERY_SITE);
  const after = await granted();
  const own = [...before, ...(browser.runtime.getManifest().host_permissions ?? [])];
  const lost = own.filter((one) => !EVERY_SITE.includes(one) && !after.includes(one));
  return lost.length === 0 || browser.permissions.request({ origins: [...new Set(lost)] });
}

async function giveBack(patterns: readonly string[]): Promise<void> {
  const now = await granted();
  const given = patterns.filter((one) => now.includes(one));
  if (given.length > 0) await browser.permissions.remove({ origins: given });
}

async function granted(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
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
