import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

/** Memory of all processes of a browser, looked at again and again. */
export interface Samples {
  /** Stops, and gives bytes over those at the beginning: in each quarter of the time the most. */
  end(): { readonly before: number; readonly quarters: readonly number[] };
}

const EVERY = 100;

/** Of the browser's first process and its renderers, in sum (Linux; elsewhere zeros). */
export async function sampleMemory(context: BrowserContext): Promise<Samples> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  await session?.detach();
  const ids = processInfo.filter(({ type }) => type === 'renderer' || type === 'browser').map(({ id }) => id);
  const look = (): number => ids.reduce((sum, id) => sum + residentBytes(id), 0);
  const before = look();
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(look() - before), EVERY);
  return {
    end() {
      clearInterval(timer);
      const size = Math.max(1, Math.ceil(seen.length / 4));
      const quarters = [0, 1, 2, 3].map((at) => Math.max(0, ...seen.slice(at * size, (at + 1) * size)));
      return { before, quarters };
    },
  };
}

/** What only this process holds: shared libraries would be counted once for each. */
function residentBytes(id: number): number {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    // It ended since it was listed, or this is no Linux.
    return 0;
  }
}
