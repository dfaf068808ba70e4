import { type BrowserContext, expect, type Worker } from '@playwright/test';

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
  /** Stops the worker at once, wherever it is, and says whether there was one. What wakes it then is Assay. */
  kill(): Promise<number>;
  /** Fires the listener of the menu. Unlike a person's click this grants no access to the page. */
  click(info: ClickInfo): Promise<void>;
  evaluate: Worker['evaluate'];
}

export async function createBackground(context: BrowserContext, worker: Worker): Promise<Background> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no way to ask the browser about its workers');

  const workers = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter(({ url }) => url === worker.url());
  };
  return {
    async kill() {
      const alive = await workers();
      await Promise.all(alive.map(({ targetId }) => session.send('Target.closeTarget', { targetId })));
      const gone = new Set(alive.map(({ targetId }) => targetId));
      await expect
        .poll(async () => (await workers()).filter(({ targetId }) => gone.has(targetId)))
        .toEqual([]);
      return alive.length;
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
