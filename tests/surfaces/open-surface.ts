import { type Page, test } from '@playwright/test';
import { findProgram } from '../commands/find-program';
import type { Shot } from '../components/gallery/shots';
import { GALLERY } from './serve-gallery';
import type { Settled } from './settled';

/** The Chromium that the other tests use, without the extension. */
export function useChromium(): void {
  const named = process.env.ASSAY_CHROMIUM;
  test.use({
    launchOptions: {
      executablePath: findProgram(named ? [named] : ['chromium', 'chromium-browser']) ?? '',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  });
}

/** Opens one surface in English, in the light, and does there what its picture needs. */
export async function openSurface(
  page: Page,
  settled: Settled,
  { query, width, height, act }: Pick<Shot, 'query' | 'width' | 'height' | 'act'>,
): Promise<void> {
  await page.setViewportSize({ width, height });
  // A color that is still on its way has the contrast of neither theme.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`${process.env[GALLERY]}?${query.replace(/&(?:theme|lang)=\w+/g, '')}`);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  await settled();
  if (act) await act(page);
  await settled();
}
