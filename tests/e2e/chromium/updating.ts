import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';

/** Another version of the build in the same place, taken over while everything runs (faults.md §3, K4). */
export async function update(context: BrowserContext, build: string): Promise<void> {
  const path = join(build, 'manifest.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), version: '9.9.9' }));
  const session = await context.browser()?.newBrowserCDPSession();
  await session?.send('Extensions.loadUnpacked', { path: build });
}
