import type { BrowserContext } from '@playwright/test';
import { type Background, createBackground } from '../e2e/chromium/background';
import { welcomeOfFirstRun } from '../e2e/chromium/first-run';
import { type PopupPage, popupPage } from '../e2e/chromium/popup-page';
import { type Launch, launchChromium } from '../e2e/support/chromium';
import { paid } from '../e2e/support/requests';
import { DEMO_KEY } from '../simulator/keys';
import { type Simulator, startSimulator } from '../simulator/simulator';

/** A browser with the production build, its key in place, against a simulator of its own. */
export interface Setting {
  readonly simulator: Simulator;
  readonly context: BrowserContext;
  readonly background: Background;
  url(path: string): string;
  openPopup(hash?: string): Promise<PopupPage>;
  /** Requests that cost quota since the last call. */
  spent(): number;
  close(): Promise<void>;
}

/** `launch` is how the browser differs, for instance by another build than the one that is shipped. */
export async function openSetting(launch: Omit<Launch, 'virusTotalPort'> = {}): Promise<Setting> {
  const simulator = await startSimulator();
  const context = await launchChromium({ virusTotalPort: simulator.httpsPort, ...launch });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const url = (path: string): string => new URL(path, worker.url()).href;
  await welcomeOfFirstRun(context, url('welcome.html'), DEMO_KEY);
  let counted = paid(simulator).length;

  return {
    simulator,
    context,
    background: createBackground(context, worker, url('icon/16.png')),
    url,
    async openPopup(hash = '') {
      const popup = await context.newPage();
      await popup.setViewportSize({ width: 400, height: 600 });
      await popup.goto(url(`popup.html${hash}`));
      return popupPage(popup);
    },
    spent() {
      const before = counted;
      counted = paid(simulator).length;
      return counted - before;
    },
    async close() {
      await context.close();
      await simulator.stop();
    },
  };
}
