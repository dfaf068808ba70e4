import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

/** The most memory that a process held since the start of the measurement. */
export interface PeakMemory {
  /** In bytes; null where the system does not tell (other than Linux). */
  peak(): number | null;
  /** What it holds now, likewise. */
  now(): number | null;
}

/** Watches the process in which Chromium runs the extension's worker. */
export async function watchExtensionProcess(context: BrowserContext): Promise<PeakMemory> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  await session?.detach();
  const id = processInfo.map((one) => one.id).find(isExtensionProcess);
  if (id === undefined) return { peak: () => null, now: () => null };
  // Forgets the peak so far (proc(5), clear_refs).
  writeFileSync(`/proc/${id}/clear_refs`, '5');
  return { peak: () => memory(id, 'VmHWM'), now: () => memory(id, 'VmRSS') };
}

function isExtensionProcess(id: number): boolean {
  return (procFile(id, 'cmdline') ?? '').includes('--extension-process');
}

function memory(id: number, field: 'VmHWM' | 'VmRSS'): number | null {
  const kB = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(procFile(id, 'status') ?? '')?.[1];
  return kB === undefined ? null : Number(kB) * 1024;
}

function procFile(id: number, name: 'cmdline' | 'status'): string | null {
  if (process.platform !== 'linux') return null;
  return readFileSync(`/proc/${id}/${name}`, 'utf8');
}
