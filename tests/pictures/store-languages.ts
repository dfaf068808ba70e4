import { mkdirSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { findProgram } from '../commands/find-program';
import { LANGUAGES, type Language } from '../support/banned-words';
import { type GallerySite, startGallerySite } from '../surfaces/gallery-site';
import { STORE_FOLDER } from './store';
import { storeShot } from './store-shot';
import { STORE_PICTURES, type StorePicture } from './store-words';

/** Where each of them is in the gallery: the same surfaces, in a language that the browser need not speak. */
const IN_GALLERY: Readonly<Record<StorePicture, readonly [query: string, width: number, height: number]>> = {
  '1-popup': ['surface=popup&state=malicious', 400, 600],
  '2-card': ['surface=card&state=malicious', 388, 488],
  '3-report': ['surface=report&state=file', 1180, 900],
  '4-lists': ['surface=workspace&page=list%3Dl1&stage=done&done=300', 1180, 900],
  '5-welcome': ['surface=welcome&state=first-run', 1180, 900],
};

/** The stores' pictures in every language but English, each in a folder of its own. */
export async function shootStoreLanguages(): Promise<void> {
  const site = await startGallerySite();
  const browser = await chromium.launch({
    executablePath: findProgram(['chromium', 'chromium-browser']) ?? '',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  for (const language of LANGUAGES) if (language !== 'en') await shootLanguage(browser, site, language);
  await browser.close();
  await site.stop();
}

async function shootLanguage(browser: Browser, site: GallerySite, language: Language): Promise<void> {
  const folder = `${STORE_FOLDER}/${language}`;
  mkdirSync(folder, { recursive: true });
  for (const name of STORE_PICTURES) {
    const [query, width, height] = IN_GALLERY[name];
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: width < 900 ? 2 : 1,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      // Dates and numbers as the browser's reader has them.
      locale: language,
    });
    await page.goto(`${site.address}?${query}&lang=${language}`);
    await page.locator('body[data-ready]').waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const thing = await page.screenshot();
    await storeShot(page, language, name, thing, `${folder}/${name}.png`);
    await page.close();
  }
}
