import { readdirSync, readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

/** What Chromium calls the thread of a page's worker, as far as the system keeps a name (prctl(2), 15 characters). */
const NAME = 'DedicatedWorker';

/** How many workers of pages run in a browser just now: no list of its targets has them. Linux only. */
export async function workerThreads(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  await session?.detach();
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .flatMap(({ id }) => threadsOf(id))
    .filter((name) => name.startsWith(NAME)).length;
}

function threadsOf(process: number): readonly string[] {
  try {
    const folder = `/proc/${process}/task`;
    return readdirSync(folder).map((thread) => readFileSync(`${folder}/${thread}/comm`, 'utf8'));
  } catch {
    // It ended, or one of its threads did, since it was listed: whoever waits looks again.
    return [];
  }
}
