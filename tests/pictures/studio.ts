import { mkdirSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { welcomeOfFirstRun } from '../e2e/chromium/first-run';
import { launchChromium } from '../e2e/support/chromium';
import { DEMO_KEY } from '../simulator/keys';
import type { Simulator } from '../simulator/simulator';

export type Theme = 'light' | 'dark';

/** A browser to photograph, in one theme, at twice its size. */
export interface Studio {
  readonly theme: Theme;
  readonly context: BrowserContext;
  readonly simulator: Simulator;
  openPopup(): Promise<Page>;
  openOptions(): Promise<Page>;
  /** One of Assay's own tabs. */
  openTab(path: string): Promise<Page>;
  shoot(page: Page, name: string, clip?: Clip): Promise<void>;
  close(): Promise<void>;
}

export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface StudioOptions {
  readonly simulator: Simulator;
  readonly theme: Theme;
  readonly key?: string | null;
  readonly headless?: boolean;
}

const ALL = '.artifacts/pictures';
/** What the README shows, and under which name. */
const README: Readonly<Record<string, string>> = {
  'popup-malicious-light': 'docs/pictures/popup.png',
  'popup-malicious-dark': 'docs/pictures/popup-dark.png',
  'card-malicious-light': 'docs/pictures/card.png',
  'card-malicious-dark': 'docs/pictures/card-dark.png',
  'report-light': 'docs/pictures/report.png',
  'report-dark': 'docs/pictures/report-dark.png',
  'lists-light': 'docs/pictures/lists.png',
  'lists-dark': 'docs/pictures/lists-dark.png',
  'options-light': 'docs/pictures/options.png',
  'options-dark': 'docs/pictures/options-dark.png',
  'welcome-light': 'docs/pictures/welcome.png',
  'welcome-dark': 'docs/pictures/welcome-dark.png',
};

/** Where the picture of that name is kept. */
export function pictureFile(name: string, theme: Theme): string {
  const full = `${name}-${theme}`;
  return README[full] ?? `${ALL}/${full}.png`;
}

export async function openStudio({
  simulator,
  theme,
  key = DEMO_KEY,
  headless = true,
}: StudioOptions): Promise<Studio> {
  const context = await launchChromium({
    virusTotalPort: simulator.httpsPort,
    colorScheme: theme,
    scale: 2,
    headless,
    ...(headless ? {} : { viewport: null }),
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const url = (path: string): string => new URL(path, worker.url()).href;
  await welcomeOfFirstRun(context, url('welcome.html'), key);

  async function open(path: string, width: number, height: number): Promise<Page> {
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    await page.goto(url(path));
    return page;
  }
  return {
    theme,
    context,
    simulator,
    openPopup: () => open('popup.html', 400, 600),
    openOptions: () => open('options.html', 1180, 900),
    openTab: (path) => open(path, 1180, 900),
    async shoot(page, name, clip) {
      mkdirSync(ALL, { recursive: true });
      mkdirSync('docs/pictures', { recursive: true });
      // Tabs are shown smaller than they are: single pixels are enough, and a quarter of the bytes.
      const scale = (page.viewportSize()?.width ?? 0) > 900 ? 'css' : 'device';
      const png = { ...(clip ? { clip } : {}), scale, animations: 'disabled', caret: 'hide' } as const;
      await page.screenshot({ ...png, path: pictureFile(name, theme) });
    },
    close: () => context.close(),
  };
}
