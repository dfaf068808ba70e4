import { browser } from 'wxt/browser';
import { EVERY_SITE } from '../domain/page-settings';
import { originPattern } from './origin-pattern';

/** Asks the user to let Assay reach an origin. Only inside a click; false when refused. */
export async function requestOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(origin)] });
}

/** Asks the user to let Assay show notifications. Only inside a click; false when refused. */
export async function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

/** Asks the user to let scripts of Assay's run on all sites. Only inside a click; false when refused. */
export async function requestEverySite(): Promise<boolean> {
  return browser.permissions.request({ origins: [...EVERY_SITE] });
}
