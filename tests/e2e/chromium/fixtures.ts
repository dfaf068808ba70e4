import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { launchChromium } from '../support/chromium';
import { misbehaviour } from '../support/requests';
import { type Site, startSite } from '../support/site';
import { type Background, createBackground } from './background';
import { type ConsoleGate, watchConsole } from './console-gate';
import { welcomeOfFirstRun } from './first-run';
import { type OptionsPage, optionsPage } from './options-page';
import { test as base } from './own-display';
import { type PopupPage, popupPage } from './popup-page';

/** A browser with the production build in it, and no profile but this test's. */
export interface Assay {
  readonly context: BrowserContext;
  readonly background: Background;
  readonly gate: ConsoleGate;
  /** The folder of the browser's profile. */
  readonly profile: string;
  /** The address of one of the extension's pages, such as `popup.html`. */
  url(path: string): string;
  openPopup(hash?: string): Promise<PopupPage>;
  openOptions(): Promise<OptionsPage>;
}

/** Chromium shows a picture in a document of its own making, which the extension's policy complains about. */
const QUIET = 'icon/16.png';

interface Settings {
  /** The key that is saved, through the settings as a user does it; null for the first run. */
  key: string | null;
  /** How long a scan takes at VirusTotal. */
  scanSeconds: number;
  headed: boolean;
  theme: 'light' | 'dark';
}

interface Fixtures {
  /** Hosts of the test's own, as `name:port`, and the port on this machine that answers for each. */
  hosts: Readonly<Record<string, number>>;
  simulator: Simulator;
  site: Site;
  assay: Assay;
}

export const test = base.extend<Settings & Fixtures>({
  key: [DEMO_KEY, { option: true }],
  scanSeconds: [5, { option: true }],
  headed: [false, { option: true }],
  theme: ['light', { option: true }],

  simulator: async ({ scanSeconds }, use) => {
    const simulator = await startSimulator({ scanSeconds });
    await use(simulator);
    const log = simulator.control.log();
    await simulator.stop();
    expect(misbehaviour(log)).toEqual([]);
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
  hosts: async ({}, use) => use({}),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.stop();
  },

  assay: async ({ simulator, hosts, key, headed, theme }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'assay-e2e-'));
    const context = await launchChromium({
      profile,
      virusTotalPort: simulator.httpsPort,
      hosts,
      headless: !headed,
      colorScheme: theme,
      ...(headed ? { viewport: null } : {}),
    });
    const gate = watchConsole(context);
    gate.allow(/icon\/16\.png/);
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const url = (path: string): string => new URL(path, worker.url()).href;
    const assay: Assay = {
      context,
      gate,
      profile,
      url,
      background: createBackground(context, worker, url(QUIET)),
      async openPopup(hash = '') {
        const page = await context.newPage();
        await page.setViewportSize({ width: 400, height: 600 });
        await page.goto(url(`popup.html${hash}`));
        return popupPage(page);
      },
      async openOptions() {
        const page = await context.newPage();
        await page.goto(url('options.html'));
        return optionsPage(page);
      },
    };
    await welcomeOfFirstRun(context, url('welcome.html'), key);
    await use(assay);
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    expect(gate.problems, 'nothing unexpected in any console').toEqual([]);
  },
});

export { expect };
