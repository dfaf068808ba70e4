import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Language } from '../support/banned-words';
import { STORE_WORDS, type StorePicture } from './store-words';

const STYLE = `<style>
  * { box-sizing: border-box; margin: 0; }
  body { display: grid; background: #e9eded; color: #141b1d; font: 20px/30px system-ui, sans-serif; overflow: hidden; }
  :lang(ja) { font-family: "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", system-ui, sans-serif; word-break: auto-phrase; }
  :lang(ko) { font-family: "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR", system-ui, sans-serif; word-break: keep-all; }
  body.shot { grid-template-columns: 300px 1fr; gap: 44px; width: 1280px; height: 800px; padding: 40px 0 40px 56px; align-items: center; }
  body.promo { grid-template-columns: 88px 1fr; gap: 24px; width: 440px; height: 280px; padding: 32px; align-items: center; }
  h1 { margin: 24px 0 12px; font-size: 38px; line-height: 44px; letter-spacing: -0.02em; overflow-wrap: anywhere; }
  h1:is(:lang(ja), :lang(ko), :lang(ru)) { font-size: 32px; line-height: 40px; letter-spacing: 0; }
  .promo h1 { margin: 0 0 8px; font-size: 44px; line-height: 48px; }
  p { color: #434f52; text-wrap: pretty; }
  .promo p { font-size: 18px; line-height: 24px; }
  .thing { justify-self: center; max-height: 740px; border-radius: 8px; box-shadow: 0 0 0 1px rgb(20 27 29 / .14), 0 12px 40px rgb(0 0 0 / .22); }
  .wide { justify-self: start; }
</style>`;

/** How wide the real thing is drawn, in px. */
const WIDTH: Readonly<Record<StorePicture, number>> = {
  '1-popup': 440,
  '2-card': 620,
  '3-report': 820,
  '4-lists': 820,
  '5-welcome': 820,
};

const data = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;
const MARK = (size: number): string =>
  `<img src="${data(readFileSync('public/icon/128.png'))}" width="${size}" alt="">`;

/** One of the stores' pictures, 1280 × 800: what it says in one language, beside a picture of the real thing. */
export async function storeShot(
  page: Page,
  language: Language,
  name: StorePicture,
  thing: Buffer,
  path: string,
): Promise<void> {
  const [title, says] = STORE_WORDS[language][name];
  const wide = WIDTH[name] > 700 ? 'wide' : '';
  const picture = `<img class="thing ${wide}" width="${WIDTH[name]}" src="${data(thing)}" alt="">`;
  const words = `<div>${MARK(72)}<h1>${title}</h1><p>${says}</p></div>`;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.setContent(
    `<!doctype html><html lang="${language}">${STYLE}<body class="shot">${words}${picture}</body></html>`,
  );
  await page.screenshot({ path, scale: 'css' });
}

/** Chrome's small tile, 440 × 280. */
export async function storeTile(page: Page, path: string): Promise<void> {
  const says = 'What VirusTotal’s engines say, before you click or open';
  await page.setViewportSize({ width: 440, height: 280 });
  await page.setContent(
    `<!doctype html>${STYLE}<body class="promo">${MARK(88)}<div><h1>Assay</h1><p>${says}</p></div></body>`,
  );
  await page.screenshot({ path, scale: 'css' });
}
