import { expect } from '@playwright/test';
import type { DownloadsBrowser } from './downloads-browser';

/** What chrome://extensions knows of the extension. */
interface ExtensionInfo {
  readonly state: string;
  readonly fileAccess: { readonly isActive: boolean };
  readonly incognitoAccess: { readonly isActive: boolean };
  readonly permissions: { readonly runtimeHostPermissions?: { readonly hostAccess: HostAccess } };
}

/** On which sites it may run: when its icon is clicked, or on all that it asked for. */
type HostAccess = 'ON_CLICK' | 'ON_ALL_SITES';

type Switches =
  | { readonly fileAccess: boolean }
  | { readonly incognitoAccess: boolean }
  | { readonly hostAccess: HostAccess };

/** The functions of chrome://extensions that its own page uses; platform.md §2.6. */
interface DeveloperPrivate {
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  getExtensionInfo(id: string): Promise<ExtensionInfo>;
  updateExtensionConfiguration(update: Switches & { extensionId: string }): Promise<void>;
}

declare const chrome: { readonly developerPrivate: DeveloperPrivate };

/** Turns one of Chrome's own switches about the extension. That loads the extension anew, as for a user. */
export async function turnSwitch(
  { context, url, reloaded }: Pick<DownloadsBrowser, 'context' | 'url' | 'reloaded'>,
  to: Switches,
  isTurned: (info: ExtensionInfo) => boolean,
): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  const id = new URL(url('')).host;
  await page.evaluate(
    async ([extensionId, switches]) => {
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, ...switches });
    },
    [id, to] as const,
  );
  const info = () =>
    page.evaluate((extensionId) => chrome.developerPrivate.getExtensionInfo(extensionId), id);
  const isBack = async (): Promise<boolean> => {
    const now = await info();
    return now.state === 'ENABLED' && isTurned(now);
  };
  await expect.poll(isBack, 'the extension is back').toBe(true);
  // It stays open: with the extension's own tabs the last of the window may have gone.
  reloaded();
}
