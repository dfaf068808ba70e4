import { browser } from 'wxt/browser';
import type { NeededPermissions } from '../domain/backup-permissions';
import { originPattern } from './origin-pattern';

/**
 * Asks for what restored settings need, in one question, and says what of it there is afterwards. Only inside a
 * click. Firefox cannot be asked for every origin; then that one is missing.
 */
export async function requestNeeded(needed: NeededPermissions): Promise<NeededPermissions> {
  const names = (['downloads', 'notifications'] as const).filter((name) => needed[name]);
  const origins = needed.origin === null ? [] : [originPattern(needed.origin)];
  if (names.length + origins.length > 0) {
    // A refusal shows below, where each is looked at by itself.
    await browser.permissions.request({ permissions: names, origins }).catch(() => false);
  }
  const has = (permissions: Parameters<typeof browser.permissions.contains>[0]): Promise<boolean> =>
    browser.permissions.contains(permissions).catch(() => false);
  const [downloads, notifications, origin] = await Promise.all([
    has({ permissions: ['downloads'] }),
    has({ permissions: ['notifications'] }),
    origins.length > 0 && has({ origins }),
  ]);
  return { downloads, notifications, origin: origin ? needed.origin : null };
}
