import type { Browser, Page } from 'puppeteer-core';
import { clickLeft } from '../support/screen';
import { ADD_ON } from './firefox';
import { until } from './until';

/** What Firefox's own pages can do; `about:config` is one of them. */
interface AddOn {
  disable(): Promise<void>;
  enable(): Promise<void>;
  reload(): Promise<void>;
}

interface Modules {
  readonly AddonManager: { getAddonByID(id: string): Promise<AddOn> };
  readonly ExtensionPermissions: {
    add(id: string, granted: Permissions): Promise<void>;
    remove(id: string, withdrawn: Permissions, extension: Extension): Promise<void>;
  };
}

interface Permissions {
  readonly permissions: readonly string[];
  readonly origins: readonly string[];
}

/** Firefox's own handle on an add-on that runs. */
interface Extension {
  terminateBackground(how: { disableResetIdleForTest: boolean }): Promise<void>;
}

type AlertWindow = Pick<Window, 'document' | 'screenX' | 'screenY' | 'outerWidth' | 'outerHeight'>;

declare const ChromeUtils: { importESModule(url: string): Modules };
declare const WebExtensionPolicy: { getByID(id: string): { extension: Extension } };
declare const Services: { wm: { getEnumerator(type: string): Iterable<AlertWindow> } };

/** The browser behind its pages: what a person does in about:addons, and the notifications on the screen. */
export async function openInsides(browser: Browser) {
  const page = await browser.newPage();
  // It loads in another process, which the driver takes for a page that was closed.
  page.goto('about:config').catch(() => undefined);
  await until(() => isPrivileged(page), 'about:config is open');

  return {
    /** Switches Assay off or on, as about:addons does. While it is off, it hears of nothing. */
    switchAssay: (on: boolean): Promise<void> =>
      page.evaluate(
        async ([id, enable]) => {
          const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
          const addOn = await AddonManager.getAddonByID(id);
          await (enable ? addOn.enable() : addOn.disable());
        },
        [ADD_ON, on] as const,
      ),

    /** Stops the event page wherever it is, as for being idle, but in the middle of what it does. */
    killBackground: (): Promise<void> =>
      page.evaluate(
        (id) =>
          WebExtensionPolicy.getByID(id).extension.terminateBackground({ disableResetIdleForTest: true }),
        ADD_ON,
      ),

    /** “Run in Private Windows”: Allow. Firefox starts Assay anew with it. */
    allowPrivateWindows: (): Promise<void> =>
      page.evaluate(async (id) => {
        const modules = 'resource://gre/modules';
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          `${modules}/ExtensionPermissions.sys.mjs`,
        );
        const granted = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
        await ExtensionPermissions.add(id, granted);
        const { AddonManager } = ChromeUtils.importESModule(`${modules}/AddonManager.sys.mjs`);
        await (await AddonManager.getAddonByID(id)).reload();
      }, ADD_ON),

    /** Takes the access to these sites away, as the switch on Assay's page of about:addons does. */
    withdraw: (origins: readonly string[]): Promise<void> =>
      page.evaluate(
        async ([id, sites]) => {
          const { ExtensionPermissions } = ChromeUtils.importESModule(
            'resource://gre/modules/ExtensionPermissions.sys.mjs',
          );
          const withdrawn = { permissions: [], origins: sites };
          await ExtensionPermissions.remove(id, withdrawn, WebExtensionPolicy.getByID(id).extension);
        },
        [ADD_ON, origins] as const,
      ),

    /** The texts of all notifications on the screen, one string each. A window without its text yet is none. */
    notices: (): Promise<string[]> =>
      page.evaluate(() =>
        [...Services.wm.getEnumerator('alert:alert')]
          .map(({ document }) =>
            ['alertTitleLabel', 'alertTextLabel']
              .map((id) => document.getElementById(id))
              .map((label) => label?.getAttribute('value') || label?.textContent || '')
              .join('\n'),
          )
          .filter((text) => text.trim() !== ''),
      ),

    /** Presses the mouse's button on the newest notification, in the middle. */
    async clickNotice(): Promise<void> {
      const middle = await page.evaluate(() => {
        const newest = [...Services.wm.getEnumerator('alert:alert')].at(-1);
        return newest && [newest.screenX + newest.outerWidth / 2, newest.screenY + newest.outerHeight / 2];
      });
      if (!middle) throw new Error('no notification is on the screen');
      clickLeft(...(middle as [number, number]));
    },
  };
}

async function isPrivileged(page: Page): Promise<boolean> {
  try {
    return await page.evaluate(() => location.href === 'about:config' && typeof Services === 'object');
  } catch (error) {
    if (error instanceof Error && /detached|closed|destroyed|Protocol error/i.test(error.message))
      return false;
    throw error;
  }
}
