import { browser } from 'wxt/browser';
import type { KeyValueArea } from '../services/storage/key-value-area';

/** `storage.local`, read key by key: one damaged record makes `get(null)` fail for all (faults.md §4.22). */
export function createLocalArea(): KeyValueArea {
  const area = browser.storage.local;
  return {
    get: async (key) => (await area.get(key))[key],
    set: async (key, value) => area.set({ [key]: value }),
    remove: async (key) => area.remove(key),
  };
}

/** Chrome lets content scripts read `storage.local` unless told otherwise; Firefox has no such switch. */
export async function closeLocalAreaToContentScripts(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
