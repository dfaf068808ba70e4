import { browser } from 'wxt/browser';
import { originPattern } from './origin-pattern';

/** Asks the user to let Assay reach an origin. Only inside a click; false when refused. */
export async function requestOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(origin)] });
}
