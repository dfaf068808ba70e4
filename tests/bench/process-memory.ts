import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

/** How much more memory one of Chromium's renderers came to hold since the watch began. */
export interface MemoryWatch {
  /** The most of any renderer, in bytes; null where the system does not tell (other than Linux). */
  grown(): number | null;
}

/**
 * Watches all renderers: which of them runs the extension's worker cannot be told, because it may have been a spare
 * one. Let nothing else work meanwhile.
 */
export async function watchMemory(context: BrowserContext): Promise<MemoryWatch> {
  if (process.platform !== 'linux') return { grown: () => null };
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  await session?.detach();
  const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  // Forgets the peak so far (proc(5), clear_refs).
  for (const id of ids) writeFileSync(`/proc/${id}/clear_refs`, '5');
  const before = new Map(ids.map((id) => [id, memory(id, 'VmRSS')]));
  return {
    grown: () => Math.max(...[...before].map(([id, bytes]) => memory(id, 'VmHWM') - bytes)),
  };
}

function memory(id: number, field: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
}
