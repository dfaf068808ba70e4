import { browser } from 'wxt/browser';
import { originPattern } from './origin-pattern';

/** Whether the browser lets Assay reach this origin: hosts can be withdrawn at any time (faults.md §4.43). */
export async function mayReach(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(origin)] });
}
