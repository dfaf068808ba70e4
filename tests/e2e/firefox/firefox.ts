import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findProgram } from '../../commands/find-program';
import { DEMO_KEY } from '../../simulator/keys';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { type Site, startSite } from '../support/site';
import { type FirefoxPage, firefoxPage } from './firefox-page';
import { createHome } from './home';
import { until } from './until';
import { welcomeIsOpen } from './welcome-is-open';

declare const browser: typeof import('wxt/browser').browser;

export const BUILD = fileURLToPath(new URL('../../../.output/firefox-mv3', import.meta.url));
export const ADD_ON = 'assay@assay.example';
/** Firefox gives every installation an id of its own; here it is given one, so that pages can be addressed. */
const UUID = '0e3b1f0c-5b1c-4a7e-9d53-3a1c5d1f2b6a';

/** This machine under a name that is not a private one: the names of this machine are never asked about. */
export const FILE_HOST = 'dateien.beispiel-archiv.example';

export interface FirefoxOptions {
  /** Milliseconds without an event after which the background page is stopped. */
  readonly idleTimeout?: number;
  readonly headless?: boolean;
  readonly scanSeconds?: number;
  /** Certificates of this machine's own servers count. */
  readonly insecure?: boolean;
  /** A proxy on this machine for all that is asked of other machines with TLS. */
  readonly proxyPort?: number;
  /** As with “Always use private browsing mode” in its settings. */
  readonly alwaysPrivate?: boolean;
  /** The folder of a profile that is used again: what Assay stored is there at the next start. */
  readonly profile?: string;
  /** Somebody else's, who stops it. */
  readonly simulator?: Simulator;
  /** What an administrator has set, in a home of this browser's own; the simulator's port is filled in for `$PORT`. */
  readonly policy?: object;
}

/** A Firefox with the production build in it, a VirusTotal behind its gateway setting, and a web site. */
export interface AssayInFirefox {
  readonly browser: Browser;
  readonly simulator: Simulator;
  readonly site: Site;
  /** Puts another policy in the place of the last one, or none. Firefox reads it when Assay starts. */
  setPolicy(policy: object | null): void;
  /** Where downloads are saved, without a question. */
  readonly folder: string;
  open(path: string): Promise<FirefoxPage>;
  /** Resolves when the background page has been stopped for being idle. Asking does not wake it. */
  backgroundStops(): Promise<void>;
  close(): Promise<void>;
}

export async function startFirefox(options: FirefoxOptions = {}): Promise<AssayInFirefox> {
  const { idleTimeout = 30_000, headless = true, scanSeconds = 5, insecure = false, proxyPort } = options;
  const simulator = options.simulator ?? (await startSimulator({ scanSeconds }));
  const site = await startSite();
  const folder = mkdtempSync(join(tmpdir(), 'assay-firefox-'));
  const home = createHome();
  const setPolicy = (policy: object | null): void => home.setPolicy(policy, simulator.httpPort);
  if (options.policy) setPolicy(options.policy);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxProgram(),
    headless,
    acceptInsecureCerts: insecure,
    env: { ...process.env, ...(options.policy && { HOME: home.folder }) },
    defaultViewport: null,
    ...(options.profile !== undefined && { userDataDir: options.profile }),
    // Firefox refuses to open pages of extensions for anybody without it (platform.md §2.6).
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADD_ON]: UUID }),
      'extensions.webextOptionalPermissionPrompts': false,
      // The build is installed for one run of the browser only, and what it stored is not to go with it.
      ...(options.profile !== undefined && {
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
      }),
      'extensions.background.idle.timeout': idleTimeout,
      'intl.locale.requested': 'en-US',
      'browser.privatebrowsing.autostart': options.alwaysPrivate === true,
      'network.dns.localDomains': FILE_HOST,
      ...(proxyPort !== undefined && {
        ...{ 'network.proxy.type': 1, 'network.proxy.ssl': '127.0.0.1' },
        'network.proxy.ssl_port': proxyPort,
      }),
      'browser.download.folderList': 2,
      'browser.download.dir': folder,
      'browser.download.alwaysOpenPanel': false,
      // Asks a server of its maker's about programs otherwise.
      'browser.safebrowsing.downloads.enabled': false,
      // Its own notifications are windows that a test can see and click; the system's are not.
      'alerts.useSystemBackend': false,
    },
  });
  await browser.installExtension(BUILD);
  if (options.alwaysPrivate !== true) await welcomeHasOpened(browser);
  return {
    browser,
    simulator,
    site,
    folder,
    setPolicy,
    open: async (path) => firefoxPage(await openExtensionPage(browser, path)),
    async backgroundStops() {
      const quiet = await openExtensionPage(browser, 'icon/16.png');
      await quiet.waitForFunction(backgroundIsGone);
      await quiet.close();
    },
    async close() {
      await browser.close();
      if (!options.simulator) await simulator.stop();
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
      home.remove();
    },
  };
}

/** Sets the gateway and the key in the settings, as a user does. */
export async function setUp({ open, simulator }: AssayInFirefox, key = DEMO_KEY): Promise<void> {
  const settings = await open('options.html');
  await settings.fill('#gateway-address', `http://127.0.0.1:${simulator.httpPort}`);
  await settings.press('Save address');
  await settings.says('#gateway', 'Saved');
  await settings.fill('#key-field', key);
  await settings.press('Save token');
  await settings.says('#key', 'The token works');
  await settings.page.close();
}

/** The page after the installation takes the front; one that is opened before it is drawn no more behind it. */
async function welcomeHasOpened(browser: Browser): Promise<void> {
  const known = await openExtensionPage(browser, 'icon/16.png');
  await until(() => known.evaluate(welcomeIsOpen), 'the installation opens its page');
  await known.close();
}

/** Runs in a page of the extension, whose own view is the only one left. */
function backgroundIsGone(): boolean {
  const views = browser.extension.getViews();
  return views.every((view) => !String(Reflect.get(view, 'location')).includes('background'));
}

async function openExtensionPage(browser: Browser, path: string): Promise<Page> {
  const page = await browser.newPage();
  const url = `moz-extension://${UUID}/${path}`;
  // It loads, but its promise never resolves (platform.md §2.6); should it fail, the next line says so.
  page.goto(url).catch(() => undefined);
  const drawn = path.endsWith('.png') ? 'img' : '#root > *';
  await until(() => isThere(page, drawn), `${path} is drawn`);
  await page.bringToFront();
  return page;
}

/** While one document gives way to the next the driver answers with an error of its own: not there yet. */
async function isThere(page: Page, selector: string): Promise<boolean> {
  try {
    return (await page.$(selector)) !== null;
  } catch (error) {
    if (
      error instanceof Error &&
      /Protocol error|detached|closed|destroyed|Waiting failed/i.test(error.message)
    )
      return false;
    throw error;
  }
}

function firefoxProgram(): string {
  const named = process.env.ASSAY_FIREFOX;
  const program = findProgram(named ? [named] : ['firefox-esr', 'firefox']);
  if (program === undefined)
    throw new Error('No Firefox here: npm test installs one, ASSAY_FIREFOX names one.');
  return program;
}
