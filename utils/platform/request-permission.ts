import { browser } from 'wxt/browser';
import { EVERY_SITE } from '../domain/page-settings';

/** Asks the user to let Assay show notifications. Only inside a click; false when refused. */
export async function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

/** Asks the user to let scripts of Assay's run on all sites. Only inside a click; false when refused. */
export async function requestEverySite(): Promise<boolean> {
  return browser.permissions.request({ origins: [...EVERY_SITE] });
}
