import { browser } from 'wxt/browser';
import { originPattern } from './origin-pattern';

/** Whether the browser lets Assay reach this origin: hosts can be withdrawn at any time (faults.md §4.43). */
export async function mayReach(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(origin)] });
}

/**
 * Why a fetch to `origin` was rejected. The browser says "Failed to fetch" for a withdrawn permission, a
 * missing connection and a closed port alike; asked in this order the reason comes out.
 */
export async function diagnose(origin: string): Promise<'offline' | 'permission-missing' | 'unreachable'> {
  if (!(await mayReach(origin))) return 'permission-missing';
  return navigator.onLine ? 'unreachable' : 'offline';
}
