import { expect } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { launchChromium } from '../support/chromium';
import { createDownloadProfile } from '../support/download-profile';
import { type FileServer, html, startFileServer } from '../support/file-server';
import { misbehaviour } from '../support/requests';
import { createSmallDisk, type SmallDisk } from '../support/small-disk';
import { createBackground } from './background';
import { watchConsole } from './console-gate';
import { type DownloadsBrowser, downloadsBrowser, FILE_HOST } from './downloads-browser';
import { optionsPage } from './options-page';
import { test as base } from './own-display';

interface Fixtures {
  /** What the databases are on, of `diskSize` megabytes; null while that is null: the machine's own disk. */
  disk: SmallDisk | null;
  /** The folder of another build than the production's; null for that one. */
  build: string | null;
  simulator: Simulator;
  files: FileServer;
  assay: DownloadsBrowser;
}

/** Real downloads in a window on the screen: the browser's question about permissions has no other place. */
export const test = base.extend<{ key: string; diskSize: number | null } & Fixtures>({
  key: [DEMO_KEY, { option: true }],
  diskSize: [null, { option: true }],

  disk: async ({ diskSize }, use) => {
    const disk = diskSize === null ? null : createSmallDisk(diskSize);
    await use(disk);
    disk?.remove();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
  build: async ({}, use) => use(null),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ scanSeconds: 5 });
    await use(simulator);
    const log = simulator.control.log();
    await simulator.stop();
    expect(misbehaviour(log)).toEqual([]);
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
  files: async ({}, use) => {
    const server = await startFileServer();
    server.put('/', html('<p>Files</p>'));
    await use(server);
    await server.stop();
  },

  assay: async ({ simulator, files, key, disk, build }, use) => {
    const { profile, folder, remove } = createDownloadProfile(disk?.folder);
    const context = await launchChromium({
      virusTotalPort: simulator.httpsPort,
      hosts: { [`${FILE_HOST}:443`]: files.port },
      headless: false,
      viewport: null,
      profile,
      ...(build === null ? {} : { build }),
    });
    const gate = watchConsole(context);
    gate.allow(/icon\/16\.png/);
    // Playwright renames and moves what is downloaded unless it is told not to (platform.md, fact 15).
    const session = await context.browser()?.newBrowserCDPSession();
    await session?.send('Browser.setDownloadBehavior', { behavior: 'default' });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const url = (path: string): string => new URL(path, worker.url()).href;
    const welcome = () => context.pages().find((page) => page.url() === url('welcome.html'));
    await expect.poll(welcome, 'the welcome page opens by itself').toBeTruthy();
    const page = welcome() ?? (await context.newPage());
    await optionsPage(page).saveKey(key);
    const background = createBackground(context, worker, url('icon/16.png'));
    await use(downloadsBrowser({ context, server: files, folder, background, url }));
    await context.close();
    remove();
    expect(gate.problems, 'nothing unexpected in any console').toEqual([]);
  },
});

export { expect };
