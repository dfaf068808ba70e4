import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  return watch(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id));
}

/**
 * The same for a browser that nobody is attached to, by the number of its first process. A renderer that came
 * meanwhile counts with all that it holds.
 */
export function watchMemoryUnder(browser: number): MemoryWatch {
  if (process.platform !== 'linux') return { grown: () => null };
  const before = renderersOf(browser);
  const known = watch(before);
  return {
    grown() {
      const added = renderersOf(browser).filter((id) => !before.includes(id));
      return Math.max(known.grown() ?? 0, ...added.map((id) => peakOf(id) ?? 0));
    },
  };
}

function renderersOf(browser: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => isRendererOf(id, browser));
}

/** The most that a process ever held, in bytes; null when it is gone, or the system does not tell. */
export function peakOf(id: number): number | null {
  try {
    const peak = memory(id, 'VmHWM');
    // One that has ended and was not fetched yet has a status without sizes.
    return Number.isNaN(peak) ? null : peak;
  } catch {
    return null;
  }
}

function watch(ids: readonly number[]): MemoryWatch {
  // Forgets the peak so far (proc(5), clear_refs).
  for (const id of ids) writeFileSync(`/proc/${id}/clear_refs`, '5');
  const before = new Map(ids.map((id) => [id, memory(id, 'VmRSS')]));
  return {
    // One that has ended meanwhile, a spare one, grew by nothing that counts.
    grown: () => Math.max(...[...before].map(([id, bytes]) => (peakOf(id) ?? bytes) - bytes)),
  };
}

/** Renderers descend from the browser, perhaps through a process that forks them. */
function isRendererOf(id: number, browser: number): boolean {
  try {
    if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer')) return false;
    let ancestor = id;
    while (ancestor > 1 && ancestor !== browser) ancestor = statusOf(ancestor, 'PPid');
    return ancestor === browser;
  } catch {
    // It ended since it was listed.
    return false;
  }
}

function memory(id: number, field: 'VmHWM' | 'VmRSS'): number {
  return statusOf(id, field) * 1024;
}

/** A number in a process's status; sizes are in kB (proc(5)). */
function statusOf(id: number, field: string): number {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
}
