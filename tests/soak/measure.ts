import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** What may not grow without end; bytes. */
export interface Measure {
  /** Of a page of Assay's that stays open, after its garbage was collected. */
  readonly pageHeap: number;
  /** Of all renderers: the worker's is one of them. */
  readonly renderers: number;
  /** What the browser says that Assay's databases take. */
  readonly stored: number;
}

export async function measure(page: Page): Promise<Measure> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {};
  await browser?.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentOf(id));
  const stored = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  return { pageHeap: usedSize, renderers: renderers.reduce((sum, bytes) => sum + bytes, 0), stored };
}

/** 0 for one that has ended since it was listed, and where the system does not tell (other than Linux). */
function residentOf(id: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
