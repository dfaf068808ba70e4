import type { Page, Request } from '@playwright/test';

/** Waits until a page has drawn what it will draw by itself. */
export type Settled = () => Promise<void>;

/**
 * Counts what `page` fetches. A surface draws in turns: code that comes when it is first drawn, answers of the
 * stub, effects after the paint. It has settled when nothing is on its way and two frames in a row change nothing.
 */
export function settledOn(page: Page): Settled {
  const underWay = new Set<Request>();
  let begun = 0;
  page.on('request', (request) => {
    begun += 1;
    underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return async () => {
    for (let before = -1; before !== begun || underWay.size > 0; ) {
      before = begun;
      await page.evaluate(twoQuietFrames);
    }
  };
}

/** Runs in the page. */
function twoQuietFrames(): Promise<void> {
  return new Promise((resolve) => {
    let quiet = 0;
    const observer = new MutationObserver(() => {
      quiet = 0;
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    const look = (): void => {
      quiet += 1;
      if (quiet <= 2) requestAnimationFrame(look);
      else {
        observer.disconnect();
        resolve();
      }
    };
    requestAnimationFrame(look);
  });
}
