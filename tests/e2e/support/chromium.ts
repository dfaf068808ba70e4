import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from '@playwright/test';
import { findProgram } from '../../commands/find-program';

/** The production build: what a dev build may do in addition must not make a test pass. */
export const BUILD = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

export interface Launch {
  /** The port on this machine that answers for VirusTotal's hosts. */
  readonly virusTotalPort: number;
  /** Other hosts, as `name:port`, and the port on this machine that answers for each. */
  readonly hosts?: Readonly<Record<string, number>>;
  readonly headless?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  /** How many of the screen's pixels make one of the page's. */
  readonly scale?: number;
  /** Folder of the profile; by default one of its own that is gone afterwards. */
  readonly profile?: string;
  /** A copy of the build in a folder of its own, that may become another version. */
  readonly build?: string;
  /** Without it, the browser as it is for somebody who has not installed Assay. */
  readonly extension?: boolean;
  /** The folder of another extension that is there too. */
  readonly beside?: string;
  /** Switches of the browser beside our own. */
  readonly switches?: readonly string[];
}

/** Starts Chromium with nothing but the build in it; no name but VirusTotal's resolves. */
export async function launchChromium(launch: Launch): Promise<BrowserContext> {
  const {
    headless = true,
    colorScheme = 'light',
    viewport = { width: 1200, height: 900 },
    scale = 1,
  } = launch;
  return chromium.launchPersistentContext(launch.profile ?? '', {
    executablePath: chromiumProgram(),
    headless,
    colorScheme,
    viewport,
    // A window without a fixed viewport takes the scale from the command line alone.
    ...(viewport ? { deviceScaleFactor: scale } : {}),
    args: switchesOf(launch),
    ignoreDefaultArgs: ['--disable-extensions'],
    // What is read on the screen is English, whatever the machine speaks.
    locale: 'en-US',
    env: { ...(process.env as Record<string, string>), LANGUAGE: 'en_US' },
  });
}

export function chromiumProgram(): string {
  const named = process.env.ASSAY_CHROMIUM;
  const program = findProgram(named ? [named] : ['chromium', 'chromium-browser']);
  if (program === undefined)
    throw new Error('No Chromium here: npm test installs one, ASSAY_CHROMIUM names one.');
  return program;
}

/** platform.md, "Chromium flags" and "VirusTotal's host in tests". */
export function switchesOf(launch: Launch): string[] {
  const { virusTotalPort, hosts = {}, build = BUILD, extension = true, switches = [], scale = 1 } = launch;
  const builds = [build, ...(launch.beside ? [launch.beside] : [])].join(',');
  const here = `127.0.0.1:${virusTotalPort}`;
  const rules = [
    `MAP www.virustotal.com:443 ${here}`,
    `MAP bigfiles.virustotal.com:443 ${here}`,
    ...Object.entries(hosts).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ];
  return [
    ...(extension ? [`--disable-extensions-except=${builds}`, `--load-extension=${builds}`] : []),
    `--host-resolver-rules=${rules.join(', ')}`,
    '--ignore-certificate-errors',
    `--force-device-scale-factor=${scale}`,
    ...switches,
    '--no-first-run',
    // For an update while it runs (platform.md, "Extensions.loadUnpacked").
    ...(build === BUILD ? [] : ['--enable-unsafe-extension-debugging']),
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
