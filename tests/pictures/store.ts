import { mkdirSync, readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import { storeShot, storeTile } from './store-shot';
import { STORE_PICTURES, type StorePicture } from './store-words';
import { pictureFile } from './studio';

export const STORE_FOLDER = 'docs/store/pictures';

/** The picture of the real thing that each shows, in the light theme. */
const OF: Readonly<Record<StorePicture, string>> = {
  '1-popup': 'popup-malicious',
  '2-card': 'card-malicious',
  '3-report': 'report',
  '4-lists': 'lists',
  '5-welcome': 'welcome',
};

/** The stores' pictures in English, and Chrome's small tile, made of pictures of the real thing. */
export async function shootStore(context: BrowserContext): Promise<void> {
  mkdirSync(STORE_FOLDER, { recursive: true });
  const page = await context.newPage();
  for (const name of STORE_PICTURES) {
    const thing = readFileSync(pictureFile(OF[name], 'light'));
    await storeShot(page, 'en', name, thing, `${STORE_FOLDER}/${name}.png`);
  }
  await storeTile(page, `${STORE_FOLDER}/promo-440x280.png`);
  await page.close();
}
