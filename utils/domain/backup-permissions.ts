import type { Settings } from './settings';
import { VIRUSTOTAL_ADDRESS } from './virustotal-address';

/**
 * What the browser has to allow before settings may hold. Scripts in pages are not among it: they run only where it
 * is allowed as well, and the settings ask for what is missing.
 */
export interface NeededPermissions {
  readonly downloads: boolean;
  readonly notifications: boolean;
  /** The origin of a gateway. */
  readonly origin: string | null;
}

export function permissionsFor(settings: Settings): NeededPermissions {
  const downloads = settings.downloads !== 'off';
  return {
    downloads,
    notifications: settings.notifyScanEnd || (downloads && settings.downloadNotify !== 'never'),
    origin: settings.apiAddress === VIRUSTOTAL_ADDRESS ? null : new URL(settings.apiAddress).origin,
  };
}

/** Settings for which the browser allows no more than `allowed`: what needs more stays as it is here. */
export function withheld(next: Settings, own: Settings, allowed: NeededPermissions): Settings {
  const needed = permissionsFor(next);
  const { downloads, downloadHold, downloadNotify, notifyScanEnd, apiAddress } = own;
  return {
    ...next,
    ...(needed.downloads && !allowed.downloads && { downloads, downloadHold }),
    ...(needed.notifications && !allowed.notifications && { notifyScanEnd, downloadNotify }),
    ...(needed.origin !== null && allowed.origin !== needed.origin && { apiAddress }),
  };
}
