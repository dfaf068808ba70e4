import { browser } from 'wxt/browser';
import type { ManagedDoor } from '../services/storage/managed-source';

/**
 * `storage.managed`: what an administrator has set. Firefox rejects where there is no policy and reads it once
 * per start of Assay, without ever telling of a change; Chromium tells, some five seconds after the file changed.
 */
export function createManagedDoor(): ManagedDoor {
  return {
    async read() {
      try {
        return await browser.storage.managed.get(null);
      } catch (error) {
        if (error instanceof Error && /manifest not found/i.test(error.message)) return {};
        throw error;
      }
    },
    onChange(listener) {
      browser.storage.onChanged.addListener((_, area) => {
        if (area === 'managed') listener();
      });
    },
  };
}
