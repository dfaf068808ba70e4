import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe?: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

/**
 * What axe finds, every rule of it, the advisory ones too; in the dark, what the dark changes. Axe is run in the page
 * itself: there are no frames for which its builder would open a page each time, and style sheets are not fetched
 * once more.
 */
export async function inaccessible(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const light = await run(page, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, { runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark];
}

async function run(page: Page, options: RunOptions): Promise<string[]> {
  const found = await page.evaluate(async (given) => (await window.axe?.run(document, given))?.violations, {
    ...options,
    resultTypes: ['violations' as const],
    preload: false,
  });
  if (!found) throw new Error('axe did not run');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
