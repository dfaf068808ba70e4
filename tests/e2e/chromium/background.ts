import type { BrowserContext, Page, Worker } from '@playwright/test';

declare const chrome: typeof import('wxt/browser').browser;

/** What a right-click tells the extension about the place that was clicked. */
export interface ClickInfo {
  readonly menuItemId: 'check-link' | 'check-selection' | 'check-page';
  readonly linkUrl?: string;
  readonly selectionText?: string;
  readonly pageUrl?: string;
}

/** The extension's worker, as a test sees and kills it. */
export interface Background {
  /** Stops the worker at once, wherever it is. Nothing wakes it but what wakes it for a user. */
  kill(): Promise<void>;
  /** Fires the listener of the menu. Unlike a person's click this grants no access to the page. */
  click(info: ClickInfo): Promise<void>;
  evaluate: Worker['evaluate'];
}

/** `quietPage` is a page of the extension that runs no script: it is only there to be asked about the worker. */
export function createBackground(context: BrowserContext, worker: Worker, quietPage: string): Background {
  let quiet: Page | undefined;
  return {
    async kill() {
      if (!quiet) {
        quiet = await context.newPage();
        await quiet.goto(quietPage);
      }
      const session = await context.newCDPSession(quiet);
      const stopped = new Promise<void>((resolve) => {
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
        });
      });
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await stopped;
      await session.detach();
    },
    click: (info) =>
      worker.evaluate((clicked) => {
        const { onClicked } = chrome.contextMenus;
        // Every event of the browser has it; no documentation does (platform.md, "a real right-click").
        if ('dispatch' in onClicked && typeof onClicked.dispatch === 'function') onClicked.dispatch(clicked, {});
      }, info),
    evaluate: worker.evaluate.bind(worker) as Worker['evaluate'],
  };
}
