import { type BrowserContext, expect, type Page, type Worker } from '@playwright/test';

declare const chrome: typeof import('wxt/browser').browser;

/** What a right-click tells the extension about the place that was clicked. */
export interface ClickInfo {
  readonly menuItemId: 'check-link' | 'check-selection' | 'check-page' | 'open-downloads' | 'open-settings';
  readonly linkUrl?: string;
  readonly selectionText?: string;
  readonly pageUrl?: string;
}

/** The extension's worker, as a test sees and kills it. */
export interface Background {
  /** Stops the worker at once, wherever it is. What wakes it then is up to Assay. */
  kill(): Promise<void>;
  /** Fires the listener of the menu. Unlike a person's click this grants no access to the page. */
  click(info: ClickInfo): Promise<void>;
  evaluate: Worker['evaluate'];
}

/** Milliseconds between looks at what the browser has told already. */
const intervals = [20];

/** `quietPage` is a file of the extension that runs no script: where the browser is asked about the worker. */
export function createBackground(context: BrowserContext, worker: Worker, quietPage: string): Background {
  let quiet: Promise<Page> | undefined;

  async function openQuietPage(): Promise<Page> {
    const page = await context.newPage();
    await page.goto(quietPage);
    return page;
  }

  return {
    async kill() {
      quiet ??= openQuietPage();
      const session = await context.newCDPSession(await quiet);
      const seen: string[] = [];
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        for (const { runningStatus } of versions) seen.push(runningStatus);
      });
      await session.send('ServiceWorker.enable');
      await expect.poll(() => seen, { message: 'there is a worker to kill', intervals }).toContain('running');
      await session.send('ServiceWorker.stopAllWorkers');
      await expect.poll(() => seen, { message: 'the worker is dead', intervals }).toContain('stopped');
      await session.detach();
    },
    click: (info) =>
      worker.evaluate((clicked) => {
        const { onClicked } = chrome.contextMenus;
        // Every event of the browser has it; no documentation does (platform.md, "a real right-click").
        if ('dispatch' in onClicked && typeof onClicked.dispatch === 'function')
          onClicked.dispatch(clicked, {});
      }, info),
    evaluate: worker.evaluate.bind(worker) as Worker['evaluate'],
  };
}
