import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';

/** A Chromium with Assay in it. */
export interface Assay {
  readonly context: BrowserContext;
  readonly worker: Worker;
  /** The address of a page of Assay's, such as `popup.html`. */
  page(name: string): string;
}

export interface LaunchOptions {
  readonly executable: string;
  readonly headless: boolean;
  /** The port on this machine that stands for VirusTotal; null for the real one. */
  readonly virusTotalPort: number | null;
  /** A copy of the build, with what nobody is there to allow. */
  readonly build?: string;
}

/** The popup's own size, for pictures of it as a page. */
export const POPUP = { width: 400, height: 600 };

const BUILD = resolve('.output/chrome-mv3');

/** Milliseconds until Assay's welcome page must be there; far more than it takes. */
const OPENS_WITHIN = 20_000;

const HOSTS = ['www.virustotal.com', 'bigfiles.virustotal.com'];

/** platform.md, "Chromium flags" and "VirusTotal's host in tests". */
function flags(virusTotalPort: number | null, build: string): string[] {
  const plain = [
    `--disable-extensions-except=${build}`,
    `--load-extension=${build}`,
    '--no-first-run',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
  ];
  // Chromium has no sandbox for root, and says so by not starting.
  if (process.getuid?.() === 0) plain.push('--no-sandbox');
  if (virusTotalPort === null) return plain;
  const here = HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${virusTotalPort}`);
  // No other name leads anywhere: the tour says that nothing leaves this machine.
  const rules = [...here, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ');
  return [...plain, `--host-resolver-rules=${rules}`, '--ignore-certificate-errors', '--test-type'];
}

/** Starts Chromium on a profile that is gone afterwards, and waits for Assay's worker. */
export async function launchAssay(options: LaunchOptions): Promise<Assay> {
  const { executable, headless, virusTotalPort, build = BUILD } = options;
  const context = await chromium.launchPersistentContext('', {
    executablePath: executable,
    headless,
    args: flags(virusTotalPort, build),
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    // In a window the page is as large as the window; otherwise as large as its pictures shall be.
    viewport: headless ? { width: 1180, height: 900 } : null,
    // As the person's system has it.
    colorScheme: null,
    // The labels that the tour looks for are English.
    env: { ...(process.env as Record<string, string>), LANGUAGE: 'en_US' },
    // We end it ourselves, in order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  return { context, worker, page: (name) => `${origin}/${name}` };
}

/** The welcome page, which Assay opens by itself when it is installed. */
export async function welcomeOfInstall({ context, page }: Assay): Promise<Page> {
  const url = page('welcome.html');
  for (let waited = 0; waited < OPENS_WITHIN; waited += 100) {
    const open = context.pages().find((tab) => tab.url().startsWith(url));
    if (open) return open;
    await setTimeout(100);
  }
  throw new Error('Assay did not open its welcome page after it was installed.');
}
